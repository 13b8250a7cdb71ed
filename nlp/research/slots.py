"""What a long-tail is made of: its head and the modifiers around it, each with its class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.keywords import ASKING, HEADS, QUESTION, sought
from nlp.lexicon import CLASSES
from nlp.text import fold_plain
from nlp.words import Cutter

PRICE, SEASON = "价格", "时令"
PATTERNS = (
    (re.compile(r"\d+(?:\.\d+)?(?:元|块钱?|rmb)(?:以[内下上])?|[几一两三五]?[十百千]元(?:以[内下上])?"), PRICE),
    (re.compile(r"(?:19|20)\d\d年?|\d{1,2}月份?"), SEASON),
)
"""Prices and seasons no word list can hold."""
MODIFIERS = (QUESTION, PRICE, SEASON, "人群")
"""Classes that are never the head when there is another word."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a long-tail: its class ("" unknown), its text as typed, and whether it is the head."""

    kind: str
    text: str
    head: bool = False


def slots(text: str, cutter: Cutter, seeds: Sequence[str] = ()) -> tuple[Slot, ...]:
    """The parts of a keyword in reading order; exactly one of them is the head unless there is nothing but small words.

    The head is the last word of the first of 品类, 品牌, 竞品, 成分, 功效 that is there; else a (folded) seed; else the last word
    that is not a question, a price, a season or a crowd; else the last one.
    """
    parts = _parts(text, cutter)
    if not parts:
        return ()
    head = _head(parts, seeds)
    return tuple(Slot(kind, part, at == head) for at, (kind, part) in enumerate(parts))


def head_of(parts: Sequence[Slot]) -> str:
    """The text of the head, "" when there is none."""
    return next((part.text for part in parts if part.head), "")


def _parts(text: str, cutter: Cutter) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    before = 0
    marked = sorted((match.span(), kind) for pattern, kind in PATTERNS for match in pattern.finditer(text))
    for (start, end), kind in marked:
        if start >= before:
            found += _words(text[before:start], cutter)
            found.append((kind, text[start:end]))
            before = end
    return found + _words(text[before:], cutter)


def _words(text: str, cutter: Cutter) -> list[tuple[str, str]]:
    found = []
    for word in cutter.cut(text):
        kind = sought(word.key, cutter.lexicon) or ""
        if kind not in CLASSES:
            kind = QUESTION if any(cue in word.key for cue in ASKING) else ""
        if (kind or word.key not in cutter.lexicon.stops) and word.text.strip() and word.key.isalnum():
            found.append((kind, word.text))
    return found


def _head(parts: Sequence[tuple[str, str]], seeds: Sequence[str]) -> int:
    for kind in HEADS:
        places = [at for at, (known, _) in enumerate(parts) if known == kind]
        if places:
            return places[-1]
    seeded = [at for at, (_, text) in enumerate(parts) if fold_plain(text) in seeds]
    plain = [at for at, (known, _) in enumerate(parts) if known not in MODIFIERS]
    return (seeded or plain or [len(parts) - 1])[-1]
