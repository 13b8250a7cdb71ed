"""jieba's dictionary and model, taught the field's own words.

jieba's cache file is never used: it is a marshal file in a shared folder, and reading it holds the interpreter for 200 ms.

Entries with letters or digits never enter jieba's dictionary, where ``ai`` would be found inside ``openai``: a pattern
takes them out of a clause first, and only between whole runs of letters.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from threading import Lock
from typing import NamedTuple

import jieba
from jieba import finalseg

from nlp.dictionary import read_dictionary
from nlp.lexicon import Entry
from nlp.segment import Model, Segmenter

OWN_FREQUENCY = 2_000
"""High enough to beat cutting an entry into its characters, low enough that longer entries win over shorter ones."""

YIELDING = frozenset(("场景", "疑问", "口吻", "互动", "卖点"))
"""Classes whose entries are ordinary speech: they win only where nothing overlaps. A frequency of 2,000 made 观看|视频
into 观|看视频; measured on 30,000 texts, words cut across an entry's edge fell by half."""

LETTER = re.compile(r"[a-z0-9]")
RUN = re.compile(r"[a-z0-9]+")

_ONE_READS = Lock()


class Taught(NamedTuple):
    """What cuts clauses, and the entries with letters that are taken out of them first, if there are any."""

    segmenter: Segmenter
    mixed: re.Pattern[str] | None


def taught(entries: Iterable[Entry]) -> Taught:
    """For the entries of a lexicon. Takes 0.7 s and 50 MB, and nothing when the same entries were asked for last: most pages of an
    application cut with one lexicon."""
    with _ONE_READS:
        return _taught(tuple(entries))


@lru_cache(maxsize=1)
def _taught(entries: tuple[Entry, ...]) -> Taught:
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary(tokenizer)
    tokenizer.initialized = True
    _teach(tokenizer, [entry for entry in entries if not LETTER.search(entry.key) and len(entry.key) > 1])
    mixed = _between_runs(entry.key for entry in entries if LETTER.search(entry.key))
    model = Model(finalseg.start_P, finalseg.trans_P, finalseg.emit_P)
    return Taught(Segmenter(tokenizer.FREQ, tokenizer.total, model), mixed)


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
