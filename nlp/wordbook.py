"""How often each word is, as cutting asks for it: the words that begin with a character are read when it is first met.

Read as a whole jieba's dictionary takes 0.4 s and 50 MB of every start, and a draft of 300 different characters needs a fifth of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Ints, Longs, plain, starts_of

NAMES = ("codes", "starts", "offsets", "text", "counts")
END = "\n"
"""Behind each word: no word holds it, since it is no part of a clause."""


class Wordbook:
    """How often each word is (0 for mere beginnings of words), by the character it begins with.

    What is read of ``packed`` lies in a small table for each character: one table of all words would have to be moved to a larger place
    again and again while it grows, which takes 10 ms.
    """

    def __init__(self, total: int, known: dict[str, int] | None = None, packed: Packed | None = None) -> None:
        self.total = total
        self._known, self._packed = known or {}, packed
        self._read: dict[str, dict[str, int]] = {}

    def beginning_with(self, character: str) -> dict[str, int]:
        """The words that begin with a character, perhaps among others."""
        if self._packed is None:
            return self._known
        found = self._read.get(character)
        if found is None:
            found = self._read[character] = self._packed.words(ord(character))
        return found

    def whole(self) -> dict[str, int]:
        """Every word, for those who cut thousands of clauses."""
        return self._packed.every_word() if self._packed else self._known

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays, the words in the order of their characters."""
        known = self.whole()
        words = sorted(known)
        # As many words, and as many bytes of text, as begin with each character.
        groups = [(ord(first), list(group)) for first, group in groupby(words, key=lambda word: word[0])]
        texts = [(END.join(group) + END).encode() for _, group in groups]
        return {
            "codes": np.array([code for code, _ in groups], np.int32),
            "starts": starts_of(len(group) for _, group in groups),
            "offsets": starts_of(map(len, texts)),
            "text": np.frombuffer(b"".join(texts), np.uint8),
            "counts": np.array([known[word] for word in words], np.int32),
            "total": np.array(self.total, np.int64),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Wordbook:
        """What `to_arrays` gave, which may be mapped from disk; raises KeyError or ValueError when it is something else."""
        return cls(int(arrays["total"].item()), packed=Packed.from_arrays(arrays))


@dataclass(frozen=True)
class Packed:
    """Words in arrays: those of ``codes[i]`` lie in ``text`` from ``offsets[i]`` on and in ``counts`` from ``starts[i]`` on."""

    codes: Ints
    starts: Longs
    offsets: Longs
    text: NDArray[np.uint8]
    counts: Ints

    def words(self, code: int) -> dict[str, int]:
        """The words that begin with the character of this code, and how often each is. Of damaged text come words nobody writes."""
        at = int(np.searchsorted(self.codes, code))
        if at == len(self.codes) or self.codes[at] != code:
            return {}
        text = self.text[self.offsets[at] : self.offsets[at + 1]].tobytes().decode("utf-8", "replace")
        counts = self.counts[self.starts[at] : self.starts[at + 1]].tolist()
        return dict(zip(text.split(END), counts, strict=False))

    def every_word(self) -> dict[str, int]:
        """The words of all characters."""
        found: dict[str, int] = {}
        for code in self.codes.tolist():
            found.update(self.words(code))
        return found

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Packed:
        """The arrays of `Wordbook.to_arrays`; raises KeyError or ValueError when they cannot belong together."""
        codes, starts, offsets, text, counts = (plain(arrays[name]) for name in NAMES)
        if any(one.ndim != 1 or one.dtype.kind not in "iu" for one in (codes, starts, offsets, text, counts)):
            raise ValueError("expected whole numbers")
        if not len(codes) + 1 == len(starts) == len(offsets):
            raise ValueError("expected a place for each character")
        return cls(codes, starts, offsets, text.astype(np.uint8, copy=False), counts)
