"""The polarity of a review or a comment, from our own words and rules: nothing is learned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from nlp.opinions.book import Book, bundled
from nlp.opinions.clauses import Clause, clauses
from nlp.opinions.hits import Hit, Looked, Looker
from nlp.text import Folded, fold

REMEMBERED = 50_000
MOST_MOOD = 3
"""A row of the same emoji is one mood, not twenty."""
MOOD_WEIGHT = 0.8
EVERY_SHOP = "general"
LEAST_OF_ASPECT = 0.5
SLIGHT, SLIGHT_MOST = 1.0, 2.0
"""Opinions of at most SLIGHT together weigh at most SLIGHT_MOST a sign: a long tale holds many a 没有 and many a question."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One opinion in a text: ``text[start:end]`` as the person typed it, its weighed value, and which rule touched it."""

    start: int
    end: int
    value: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class AspectOpinion:
    """What a text says of one aspect: ``sign`` 1 or -1, ``strength`` 1 to 3, and the span that says so."""

    field: str
    aspect: str
    sign: int
    strength: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a text says, derived from its reasons."""

    reasons: tuple[Reason, ...] = ()
    aspects: tuple[AspectOpinion, ...] = ()

    @property
    def score(self) -> float:
        """The sum of all reasons: above 0 praise, below 0 blame."""
        return sum(reason.value for reason in self.reasons)

    @property
    def sign(self) -> int:
        """1 praise, -1 blame, 0 nothing said or as much of one as of the other."""
        return (self.score > 0) - (self.score < 0)


@dataclass
class _Placed:
    """A hit with its place in the folded text and its weight so far."""

    hit: Hit
    start: int
    weight: float = field(default=1.0)


class Judge:
    """Judges texts with one book, remembering clauses it has seen.

    ``in_review`` says that the texts are shop reviews, where a question complains; under a note it only asks.
    """

    def __init__(self, book: Book | None = None, *, in_review: bool = True) -> None:
        self._book = book or bundled()
        self._looker = Looker(self._book, in_review=in_review)
        self._known: dict[tuple[str, bool], Looked] = {}
        signs = sorted((re.escape(sign.removesuffix("]")) for sign in self._book.moods), key=len, reverse=True)
        self._mood = re.compile("(" + "|".join(signs) + r")(?:[RH]?\])?")

    def judge(self, text: str, fields: Collection[str] | None = None) -> Opinion:
        """The opinion a text holds; aspects of these ``fields`` (file names, such as ``beauty``) and of every
        shop; without ``fields`` of the field the text seems to be about."""
        return self.judge_folded(text, fold(text), fields)

    def judge_folded(self, text: str, folded: Folded, fields: Collection[str] | None = None) -> Opinion:
        """The same for a text that somebody has folded already."""
        placed: list[_Placed] = []
        for clause in clauses(folded.text):
            looked = self._look(clause)
            weight = 1.0
            if looked.turn:
                weight, before = looked.turn
                for one in placed:
                    one.weight *= before
            placed += [_Placed(hit, clause.start, weight) for hit in looked.hits]
        if not placed:
            return Opinion(tuple(self._moods(text)))
        _hold_back(placed)
        reasons = [_reason(one, folded) for one in placed]
        reasons += self._moods(text)
        return Opinion(tuple(reasons), tuple(_aspects(placed, folded, fields)))

    def _look(self, clause: Clause) -> Looked:
        key = (clause.text, clause.asked)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._looker.look(clause)
        return known

    def _moods(self, text: str) -> Iterator[Reason]:
        if text.isascii() and "^" not in text:
            return
        seen: dict[str, int] = {}
        for match in self._mood.finditer(text):
            sign = match.group(1)
            value = self._book.moods.get(sign) or self._book.moods.get(f"{sign}]")
            seen[sign] = seen.get(sign, 0) + 1
            if value and seen[sign] == 1 and len(seen) <= MOST_MOOD:
                yield Reason(*match.span(), value * MOOD_WEIGHT, "表情")


def _hold_back(placed: list[_Placed]) -> None:
    for sign in (1, -1):
        slight = [one for one in placed if 0 < sign * one.hit.value <= SLIGHT]
        total = sum(abs(one.hit.value * one.weight) for one in slight)
        if total > SLIGHT_MOST:
            for one in slight:
                one.weight *= SLIGHT_MOST / total


def _reason(one: _Placed, folded: Folded) -> Reason:
    start, end = folded.back(one.start + one.hit.start, one.start + one.hit.end)
    return Reason(start, end, one.hit.value * one.weight, one.hit.why)


def _aspects(placed: list[_Placed], folded: Folded, fields: Collection[str] | None) -> Iterator[AspectOpinion]:
    """One opinion an aspect and place; a hit that was only wished for or asked says nothing of the goods."""
    known = fields if fields is not None else _likely_fields(placed)
    for one in placed:
        if abs(one.hit.value) < LEAST_OF_ASPECT:
            continue
        told: set[str] = set()
        for tell in one.hit.tells:
            if tell.aspect in told or tell.field not in (*known, EVERY_SHOP):
                continue
            told.add(tell.aspect)
            start, end = folded.back(one.start + one.hit.start, one.start + one.hit.end)
            yield AspectOpinion(
                tell.field, tell.aspect, tell.sign, min(3, max(1, round(abs(one.hit.value)))), start, end
            )


def _likely_fields(placed: list[_Placed]) -> tuple[str, ...]:
    """The one field whose aspects a text tells of most: 清爽 is of the skin or of the hair, by the words around it."""
    counts = Counter(field for one in placed for field in {tell.field for tell in one.hit.tells} - {EVERY_SHOP})
    most = max(counts.values(), default=0)
    return tuple(sorted(field for field, count in counts.items() if count == most))[:1]
