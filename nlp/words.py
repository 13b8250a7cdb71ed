"""Cutting text into words: jieba behind one door.

jieba splits a text into clauses before it looks at words, so clauses are independent and remembering them is exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from numpy.typing import NDArray

from nlp.arrays import Arrays
from nlp.lexicon import Entry, Lexicon, bundled
from nlp.taught import LETTER, Taught, arrays_of, taught
from nlp.text import fold

CLAUSE = re.compile(r"[\u4e00-\u9fd5a-z0-9+#&._%\-]+")
"""What jieba takes as one block (its ``re_han_default``), for folded text."""

REMEMBERED = 4_000
"""Clauses: some of every draft that is open; whoever cuts a library remembers its clauses itself (`nlp.cuts`)."""

MEANING = re.compile(r"[\u4e00-\u9fffa-z]")


@dataclass(frozen=True, slots=True)
class Word:
    """One piece of cut text: ``text`` is ``original[start:end]``, ``key`` its folded form."""

    text: str
    start: int
    end: int
    key: str = field(default="", compare=False)


class Cutter:
    """Cuts text into words with jieba's dictionary and model and the field's own lexicon.

    The first cut reads jieba's dictionary (about 0.6 s, and hardly anything with ``kept``, what ``to_arrays`` of a cutter with this
    lexicon gave); use it first in a lane, never on the GUI thread.
    """

    def __init__(self, lexicon: Lexicon, kept: Arrays | None = None) -> None:
        self.lexicon = lexicon
        self._kept = kept
        self._taught: Taught | None = None
        self._clauses: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def cut(self, text: str) -> list[Word]:
        """Every piece of the text with its place in the original; codes such as ``[话题]`` are left out."""
        folded = fold(text)
        words = []
        at = 0
        for piece in self._pieces(folded.text):
            start, end = at, at + len(piece)
            at = end
            if folded.cuts:
                start, end = folded.back(start, end)
            words.append(Word(text[start:end], start, end, piece))
        return words

    def keys(self, folded: str) -> list[str]:
        """The words that mean something in a text that is folded already: no stop words, punctuation or bare digits.

        Digits stay where the lexicon knows them (``618``, ``985``).
        """
        known = self._keys.get(folded)  # phrases are mostly one clause that was asked for before
        if known is not None:
            return list(known)
        return [word for match in CLAUSE.finditer(folded) for word in self._meaning(match.group())]

    @property
    def taught(self) -> Taught:
        """jieba's dictionary with the lexicon's words; read when it is first asked for."""
        if self._taught is None:
            self._taught = taught(self._entries(), self._kept)
        return self._taught

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """What it was taught, as plain arrays."""
        return arrays_of(self.taught, self._entries())

    def _entries(self) -> list[Entry]:
        return [entry for entry in self.lexicon.entries.values() if CLAUSE.fullmatch(entry.key)]

    def pieces(self, clause: str) -> tuple[str, ...]:
        """Every piece of one clause (folded, a match of `CLAUSE`)."""
        known = self._clauses.get(clause)
        if known is None:
            _make_room(self._clauses)
            known = self._clauses[clause] = tuple(self._cut_clause(clause))
        return known

    def means(self, word: str) -> bool:
        """Whether a piece is one of the words that mean something."""
        return word not in self.lexicon.stops and bool(MEANING.search(word) or word in self.lexicon.entries)

    def _pieces(self, folded: str) -> list[str]:
        pieces: list[str] = []
        before = 0
        for match in CLAUSE.finditer(folded):
            start, end = match.span()
            pieces += folded[before:start]
            pieces += self.pieces(match.group())
            before = end
        pieces += folded[before:]
        return pieces

    def _meaning(self, clause: str) -> tuple[str, ...]:
        known = self._keys.get(clause)
        if known is None:
            _make_room(self._keys)
            known = self._keys[clause] = tuple(filter(self.means, self.pieces(clause)))
        return known

    def _cut_clause(self, clause: str) -> list[str]:
        segmenter, mixed = self.taught
        if not (mixed and LETTER.search(clause)):
            return segmenter.cut(clause)
        words: list[str] = []
        before = 0
        for match in mixed.finditer(clause):
            words += segmenter.cut(clause[before : match.start()])
            words.append(match.group())
            before = match.end()
        return words + segmenter.cut(clause[before:])


def _make_room(memory: dict[str, tuple[str, ...]]) -> None:
    if len(memory) >= REMEMBERED:
        memory.clear()


@cache
def _bundled_cutter() -> Cutter:
    return Cutter(bundled())


def cut(text: str) -> list[Word]:
    """Cut a text with the lexicon that ships with the application. Pieces joined give the text back, codes left out."""
    return _bundled_cutter().cut(text)
