"""Cutting text into words: jieba behind one door.

jieba splits a text into clauses before it looks at words, so clauses are independent and remembering them is exact. Its
cache file is never used: it is a marshal file in a shared folder, and reading it holds the interpreter for 200 ms.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import jieba

from nlp.lexicon import Lexicon, bundled
from nlp.text import fold

CLAUSE = re.compile(r"[\u4e00-\u9fd5a-z0-9+#&._%\-]+")
"""What jieba takes as one block (its ``re_han_default``), for folded text."""

REMEMBERED = 60_000
OWN_FREQUENCY = 2_000
"""High enough to beat cutting an entry into its characters, low enough that longer entries win over shorter ones."""

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

    The first cut reads jieba's dictionary (about 0.6 s); use it first in a lane, never on the GUI thread.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._jieba: jieba.Tokenizer | None = None
        self._clauses: dict[str, tuple[str, ...]] = {}

    def cut(self, text: str) -> list[Word]:
        """Every piece of the text with its place in the original; codes such as ``[话题]`` are left out."""
        folded = fold(text)
        words = []
        at = 0
        for piece in self._pieces(folded.text):
            start, end = folded.back(at, at + len(piece))
            words.append(Word(text[start:end], start, end, piece))
            at += len(piece)
        return words

    def keys(self, folded: str) -> list[str]:
        """The words that mean something in a text that is folded already: no stop words, punctuation or bare digits."""
        stops = self.lexicon.stops
        return [
            word
            for match in CLAUSE.finditer(folded)
            for word in self._clause(match.group())
            if word not in stops and MEANING.search(word)
        ]

    def _pieces(self, folded: str) -> Iterator[str]:
        before = 0
        for match in CLAUSE.finditer(folded):
            yield from folded[before : match.start()]
            yield from self._clause(match.group())
            before = match.end()
        yield from folded[before:]

    def _clause(self, clause: str) -> tuple[str, ...]:
        known = self._clauses.get(clause)
        if known is None:
            if len(self._clauses) >= REMEMBERED:
                self._clauses.clear()
            known = self._clauses[clause] = tuple(self._tokenizer().cut(clause))
        return known

    def _tokenizer(self) -> jieba.Tokenizer:
        if self._jieba is None:
            jieba.setLogLevel(logging.ERROR)
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            tokenizer.initialized = True
            for entry in self.lexicon.entries.values():
                if len(entry.key) > 1 and CLAUSE.fullmatch(entry.key):
                    tokenizer.add_word(entry.key, max(OWN_FREQUENCY, tokenizer.FREQ.get(entry.key, 0)))
            self._jieba = tokenizer
        return self._jieba


@cache
def _bundled_cutter() -> Cutter:
    return Cutter(bundled())


def cut(text: str) -> list[Word]:
    """Cut a text with the lexicon that ships with the application. Pieces joined give the text back, codes left out."""
    return _bundled_cutter().cut(text)
