"""What several checks look for: words of a class, the opening, keywords and how reasons list things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from nlp.checks.context import Target
from nlp.draft import Field, Span
from nlp.reading import Reading, Seen

OPENING_LEAST = 60
OPENING_MOST = 120

WHO = frozenset({"人群"})
WHEN = frozenset({"场景", "时令"})
WHAT = frozenset({"品类", "成分", "品牌", "竞品"})
EFFECT = frozenset({"功效"})
PAIN = frozenset({"痛点"})
ASK = frozenset({"疑问"})
VOICE = frozenset({"口吻"})
SELLING = frozenset({"卖点"})
CALL = frozenset({"互动"})

_place = attrgetter("start")


def seen(reading: Reading, kinds: frozenset[str], field: Field, start: int = 0, end: int | None = None) -> list[Seen]:
    """The words of some classes in a range of the folded title or body."""
    text = reading.title_text if field == "title" else reading.body_text
    found = [*chain.from_iterable([text.of_kind(kind, end) for kind in kinds])]
    if start or end is not None:
        found = [word for word in found if start <= word.start and (end is None or word.end <= end)]
    return sorted(found, key=_place) if len(kinds) > 1 else found


def opening_end(reading: Reading) -> int:
    """Where the opening of the body ends: with the sentence that passes 60 characters, after 120 at the latest."""
    text = reading.body_text
    for at, part in zip(text.starts, text.parts, strict=True):
        start, end = part.inner
        if start < end and at + end >= OPENING_LEAST:
            return min(at + end, OPENING_MOST)
    return min(len(reading.body), OPENING_MOST)


def covers(reading: Reading, text: str, target: Target) -> bool:
    """Whether a folded text has a keyword: as it stands, or all of its words."""
    if target.phrase in text:
        return True
    words = reading.cutter.keys(target.phrase)
    return len(words) > 1 and all(word in text for word in words)


def found_spans(reading: Reading, phrase: str, field: Field, end: int | None = None) -> Iterator[Span]:
    """Every place of a folded phrase in the folded title or body."""
    text = reading.title_text if field == "title" else reading.body_text
    at = text.folded.find(phrase, 0, end)
    while at >= 0 and phrase:
        yield text.span(at, at + len(phrase))
        at = text.folded.find(phrase, at + len(phrase), end)


def spans(reading: Reading, words: Iterable[Seen]) -> tuple[Span, ...]:
    """Where words stand in the original."""
    return tuple([reading.span(word) for word in words])


def named(words: Iterable[Seen], most: int = 3) -> str:
    """``敏感肌、早八``: words without repetition."""
    return "、".join(list(dict.fromkeys(word.key for word in words))[:most])


def listed(things: Iterable[str]) -> str:
    """``人群、痛点和场景``."""
    *first, last = things
    return f"{'、'.join(first)}和{last}" if first else last
