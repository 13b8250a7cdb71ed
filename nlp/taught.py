"""jieba's dictionary and model, taught the field's own words.

jieba's cache file is never used: it is a marshal file in a shared folder, and reading it holds the interpreter for 200 ms.

Entries with letters or digits never enter jieba's dictionary, where ``ai`` would be found inside ``openai``: a pattern
takes them out of a clause first, and only between whole runs of letters.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from io import SEEK_END
from itertools import groupby
from threading import Lock
from typing import Any, NamedTuple
from zlib import crc32

import jieba
import numpy as np
from jieba import finalseg
from numpy.typing import NDArray

from nlp.arrays import Arrays
from nlp.dictionary import read_dictionary
from nlp.lexicon import Entry
from nlp.segment import Model, Segmenter
from nlp.wordbook import Wordbook

OWN_FREQUENCY = 2_000
"""High enough to beat cutting an entry into its characters, low enough that longer entries win over shorter ones."""

YIELDING = frozenset(("场景", "疑问", "口吻", "互动", "卖点"))
"""Classes whose entries are ordinary speech: they win only where nothing overlaps. A frequency of 2,000 made 观看|视频
into 观|看视频; measured on 30,000 texts, words cut across an entry's edge fell by half."""

LETTER = re.compile(r"[a-z0-9]")
RUN = re.compile(r"[a-z0-9]+")

STAMP = "stamp"

_ONE_READS = Lock()
_LAST: list[tuple[tuple[Entry, ...], Taught]] = []
"""What was asked for last, if anything."""


class Taught(NamedTuple):
    """What cuts clauses, and the entries with letters that are taken out of them first, if there are any."""

    segmenter: Segmenter
    mixed: re.Pattern[str] | None


def taught(entries: Iterable[Entry], kept: Arrays | None = None) -> Taught:
    """For the entries of a lexicon. Takes 0.7 s and 50 MB, next to nothing with what `arrays_of` gave for the same entries, and nothing
    when the same were asked for last: most pages of an application cut with one lexicon."""
    wanted = tuple(entries)
    with _ONE_READS:
        # Compared and not hashed: mostly they are the same entries, and 11,000 hashes take 10 ms.
        if not _LAST or _LAST[0][0] != wanted:
            _LAST[:] = [(wanted, _taught(wanted, kept or {}))]
        return _LAST[0][1]


def arrays_of(found: Taught, entries: Iterable[Entry]) -> dict[str, NDArray[Any]]:
    """What was taught for these entries, as plain arrays."""
    return {**found.segmenter.book.to_arrays(), STAMP: np.array(_stamp(tuple(entries)), np.int64)}


def _taught(entries: tuple[Entry, ...], kept: Arrays) -> Taught:
    mixed = _between_runs(entry.key for entry in entries if LETTER.search(entry.key))
    model = Model(finalseg.start_P, finalseg.trans_P, finalseg.emit_P)
    if book := _kept_book(entries, kept):
        return Taught(Segmenter(book, model), mixed)
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary(tokenizer)
    tokenizer.initialized = True
    _teach(tokenizer, [entry for entry in entries if not LETTER.search(entry.key) and len(entry.key) > 1])
    return Taught(Segmenter(Wordbook(tokenizer.total, tokenizer.FREQ), model), mixed)


def _kept_book(entries: tuple[Entry, ...], kept: Arrays) -> Wordbook | None:
    try:
        return Wordbook.from_arrays(kept) if kept[STAMP].item() == _stamp(entries) else None
    except (KeyError, ValueError):
        # Nothing was kept, or its files are damaged: jieba's own dictionary is always there.
        return None


def _stamp(entries: tuple[Entry, ...]) -> int:
    """Another number for other entries, and for another jieba."""
    with jieba.dt.get_dict_file() as file:
        size = file.seek(0, SEEK_END)
    words = "\0".join([f"{entry.key} {entry.kind} {entry.field}" for entry in entries])
    return crc32(f"{jieba.__version__} {size} {words}".encode())


def _dictionary(tokenizer: jieba.Tokenizer) -> tuple[dict[str, int], int]:
    with tokenizer.get_dict_file() as file:
        content = file.read()
    try:
        return read_dictionary(content)
    except ValueError:
        # A jieba with lines of another kind, which it reads itself.
        known, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        return known, total


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
