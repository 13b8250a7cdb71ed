"""What moved a forecast: words with their places, topics, style facts and similar notes, in points of percentile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nlp.draft import Span
from nlp.findings import Push
from nlp.forecasting.model import Anatomy, Model
from nlp.forecasting.texts import Plain
from nlp.reading import Reading, Text
from nlp.style import FACTS

SHOWN = 12
NOTES_SHOWN = 4
SPANS_MOST = 20
REMEMBERED = 20_000
LEAST = 0.05
"""Points of percentile below which a push is not worth a line."""

WORD = re.compile(r"[\u4e00-\u9fff]{2,}|.*[a-z]{2,}")

Real = NDArray[np.float64]


def pushes(
    reading: Reading, text: Plain, parts: Anatomy, model: Model, scale: float, points: float
) -> tuple[Push, ...]:
    """The strongest pushes, strongest first, and the rest as one 其他; together they are exactly ``points``.

    ``scale`` turns the numbers of the anatomy into points of percentile.
    """
    words = _words(reading, text, parts)
    found = [
        *((f"用词「{key}」", scale * value, places) for key, value, places in words.strongest()),
        *((f"话题 #{topic}", scale * value, ()) for topic, value in _topics(text, parts)),
        *((name, scale * value, ()) for name, value in zip(FACTS, parts.style.tolist(), strict=True)),
        ("题材", scale * parts.theme, ()),
        *((f"相似笔记《{title}》", scale * value, ()) for title, value in _notes(parts, model)),
    ]
    strong = sorted((one for one in found if abs(one[1]) >= LEAST), key=lambda one: (-abs(one[1]), one[0]))
    shown = [Push(name, moved, _spans(places)) for name, moved, places in strong[:SHOWN]]
    return (*shown, Push("其他", points - sum(push.points for push in shown)))


Place: TypeAlias = tuple[Text, int, int]


@dataclass(frozen=True)
class _Words:
    """The words of a draft that have two letters or more: ``places`` in reading order, what is put in at each, and the
    number of the word that stands there.
    """

    keys: Sequence[str]
    places: Sequence[Place]
    values: Real
    numbers: Sequence[int]

    def strongest(self) -> Iterator[tuple[str, float, list[Place]]]:
        """Each word that may be shown, with the sum of what it put in and where it stands."""
        if not self.keys:
            return
        numbers = np.array(self.numbers)
        sums = np.bincount(numbers, self.values, len(self.keys))
        strength = np.abs(sums)
        # All that are as strong as the last that may be shown: names decide among equals.
        least = np.partition(strength, -SHOWN)[-SHOWN] if len(strength) > SHOWN else 0.0
        places: dict[int, list[Place]] = {number: [] for number in np.flatnonzero(strength >= least).tolist()}
        for number, place in zip(self.numbers, self.places, strict=True):
            if number in places:
                places[number].append(place)
        for number, found in places.items():
            yield self.keys[number], float(sums[number]), found


def _words(reading: Reading, text: Plain, parts: Anatomy) -> _Words:
    head = len(text.title)
    fields = [(reading.body_text, parts.letters[head + 1 : head + 1 + len(text.body)])]
    if head:
        fields.insert(0, (reading.title_text, parts.letters[:head] + parts.title))
    numbers: dict[str, int] = {}
    places: list[Place] = []
    found: list[int] = []
    values = []
    for where, letters in fields:
        ends = where.ends
        if not ends:
            continue
        sums = np.add.reduceat(letters, [0, *ends[:-1]])
        folded = where.folded
        long = [(at, start, end) for at, (start, end) in enumerate(pairwise([0, *ends])) if end - start > 1]
        long = [(at, start, end) for at, start, end in long if _is_word(folded[start:end])]
        values.append(sums[[at for at, _, _ in long]])
        places += [(where, start, end) for _, start, end in long]
        found += [numbers.setdefault(folded[start:end], len(numbers)) for _, start, end in long]
    return _Words(list(numbers), places, np.concatenate(values) if values else np.zeros(0), found)


@lru_cache(REMEMBERED)
def _is_word(text: str) -> bool:
    return WORD.fullmatch(text) is not None


def _spans(places: Sequence[Place]) -> tuple[Span, ...]:
    return tuple([where.span(start, end) for where, start, end in places[:SPANS_MOST]])


def _topics(text: Plain, parts: Anatomy) -> Iterator[tuple[str, float]]:
    at = len(text.title) + len(text.body) + 2
    for topic in text.topics.split(" "):
        if topic:
            yield topic, float(parts.letters[at : at + len(topic)].sum())
        at += len(topic) + 1


def _notes(parts: Anatomy, model: Model) -> Iterator[tuple[str, float]]:
    most = min(NOTES_SHOWN, len(parts.kin))
    if most:
        strength = np.abs(parts.kin)
        for number in np.argpartition(strength, -most)[-most:].tolist():
            yield model.kin.titles[number], float(parts.kin[number])
