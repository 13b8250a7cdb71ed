"""How often each word is, as cutting asks for it: the words that begin with a character are read when it is first met.

Read as a whole jieba's dictionary takes 0.4 s and 50 MB of every start, and a draft of 300 different characters needs a fifth of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Ints, Longs, plain, starts_of

END = "\n"
"""Behind each word: no word holds it, since it is no part of a clause."""


class Wordbook:
    """Words and beginnings of words (0 times) with their numbers; ``find`` looks up what begins with a character that was ``met``."""

    def __init__(self, known: dict[str, int], total: int, packed: Packed | None = None) -> None:
        self.total = total
        self._known, self._packed = known, packed
        self._one_reads = Lock()
        self.find = known.get

    def met(self, character: str) -> int | None:
        """Read what begins with a character. Returns how often it is a word itself, None when nothing begins with it."""
        if self._packed:
            self._known.update(self._packed.words(ord(character)))
        return self._known.get(character)

    def whole(self) -> Mapping[str, int]:
        """Every word, for those who cut thousands of clauses. What others meet meanwhile adds nothing."""
        with self._one_reads:
            if self._packed:
                for code in self._packed.codes.tolist():
                    self._known.update(self._packed.words(code))
                self._packed = None
        return self._known

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
        """What `to_arrays` gave, which may be mapped from disk; raises KeyError when something is missing."""
        return cls({}, int(arrays["total"]), Packed.from_arrays(arrays))


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

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Packed:
        """The arrays of `Wordbook.to_arrays`."""
        return cls(*[plain(arrays[name]) for name in ("codes", "starts", "offsets", "text", "counts")])
