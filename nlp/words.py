"""Cutting text into words: jieba behind one door.

jieba splits a text into clauses before it looks at words, so clauses are independent and remembering them is exact. Its
cache file is never used: it is a marshal file in a shared folder, and reading it holds the interpreter for 200 ms.

Entries with letters or digits never enter jieba's dictionary, where ``ai`` would be found inside ``openai``: a pattern
takes them out of a clause first, and only between whole runs of letters.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

import jieba
from jieba import finalseg

from nlp.lexicon import Entry, Lexicon, bundled
from nlp.segment import Model, Segmenter
from nlp.text import fold

CLAUSE = re.compile(r"[\u4e00-\u9fd5a-z0-9+#&._%\-]+")
"""What jieba takes as one block (its ``re_han_default``), for folded text."""

REMEMBERED = 60_000
OWN_FREQUENCY = 2_000
"""High enough to beat cutting an entry into its characters, low enough that longer entries win over shorter ones."""

YIELDING = frozenset(("场景", "疑问", "口吻", "互动", "卖点"))
"""Classes whose entries are ordinary speech: they win only where nothing overlaps. A frequency of 2,000 made 观看|视频
into 观|看视频; measured on 30,000 texts, words cut across an entry's edge fell by half."""

MEANING = re.compile(r"[\u4e00-\u9fffa-z]")
LETTER = re.compile(r"[a-z0-9]")
RUN = re.compile(r"[a-z0-9]+")


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
        self._segmenter: Segmenter | None = None
        self._mixed: re.Pattern[str] | None = None
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
        segmenter = self._segmenter or self._learn()
        if not (self._mixed and LETTER.search(clause)):
            return segmenter.cut(clause)
        words: list[str] = []
        before = 0
        for match in self._mixed.finditer(clause):
            words += segmenter.cut(clause[before : match.start()])
            words.append(match.group())
            before = match.end()
        return words + segmenter.cut(clause[before:])

    def _learn(self) -> Segmenter:
        jieba.setLogLevel(logging.ERROR)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
        known = [entry for entry in self.lexicon.entries.values() if CLAUSE.fullmatch(entry.key)]
        _teach(tokenizer, [entry for entry in known if not LETTER.search(entry.key) and len(entry.key) > 1])
        self._mixed = _between_runs(entry.key for entry in known if LETTER.search(entry.key))
        model = Model(finalseg.start_P, finalseg.trans_P, finalseg.emit_P)
        self._segmenter = Segmenter(tokenizer.FREQ, tokenizer.total, model)
        return self._segmenter


def _teach(tokenizer: jieba.Tokenizer, entries: list[Entry]) -> None:
    """Add entries without letters: the firm ones first, since how little a yielding one needs depends on them."""
    for entry in entries:
        if entry.kind not in YIELDING or entry.field == "own":
            tokenizer.add_word(entry.key, max(OWN_FREQUENCY, tokenizer.FREQ.get(entry.key, 0)))
    for entry in sorted(entries, key=lambda entry: len(entry.key)):
        if entry.kind in YIELDING and entry.field != "own":
            tokenizer.add_word(entry.key, tokenizer.suggest_freq(entry.key))


def _between_runs(keys: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for entries with letters, the longest first, that never begins or ends inside a run of letters.

    A key that is one run needs no help: jieba keeps runs whole.
    """
    mixed = sorted((key for key in keys if not RUN.fullmatch(key)), key=lambda key: (key[0], -len(key)))
    if not mixed:
        return None
    # Grouped by first character, the pattern gives up after one comparison almost everywhere.
    groups = (
        re.escape(first) + "(?:" + "|".join(_guarded(key) for key in group) + ")"
        for first, group in groupby(mixed, key=lambda key: key[0])
    )
    return re.compile("|".join(groups))


def _guarded(key: str) -> str:
    before = "(?<![a-z0-9].)" if LETTER.match(key) else ""
    after = "(?![a-z0-9])" if LETTER.match(key[-1]) else ""
    return before + re.escape(key[1:]) + after


def _make_room(memory: dict[str, tuple[str, ...]]) -> None:
    if len(memory) >= REMEMBERED:
        memory.clear()


@cache
def _bundled_cutter() -> Cutter:
    return Cutter(bundled())


def cut(text: str) -> list[Word]:
    """Cut a text with the lexicon that ships with the application. Pieces joined give the text back, codes left out."""
    return _bundled_cutter().cut(text)
