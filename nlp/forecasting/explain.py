"""What moved a forecast: words with their places, topics, style facts and similar notes, in points of percentile."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nlp.draft import Span
from nlp.findings import Push
from nlp.forecasting.model import Anatomy, Model
from nlp.forecasting.texts import Plain
from nlp.reading import Reading, Text
from nlp.style import FACTS, Facts

SHOWN = 12
NOTES_SHOWN = 4
SPANS_MOST = 20
OTHERS = "其他"
LEAST = 0.05
"""Points of percentile below which a push is not worth a line."""

WORD = re.compile(r"[\u4e00-\u9fff]{2,}|.*[a-z]{2,}")

Real = NDArray[np.float64]


def pushes(
    model: Model, reading: Reading, text: Plain, facts: Facts, keys: Sequence[str], scale: float, points: float
) -> tuple[Push, ...]:
    """The strongest pushes, strongest first, and the rest as one 其他; together they are exactly ``points``.

    ``text``, ``facts`` and ``keys`` are what the model was asked; ``scale`` turns the numbers of the anatomy into points of percentile.
    """
    parts = model.anatomy(text, facts, keys)
    found = [
        *((f"用词「{key}」", scale * word.value, word.places) for key, word in _words(reading, text, parts).items()),
        *((f"话题 #{topic}", scale * value, ()) for topic, value in _topics(text, parts)),
        *((name, scale * value, ()) for name, value in zip(FACTS, parts.style.tolist(), strict=True)),
        ("题材", scale * parts.theme, ()),
        *((named(title), scale * value, ()) for title, value in _notes(parts, model)),
    ]
    strong = sorted((one for one in found if abs(one[1]) >= LEAST), key=lambda one: (-abs(one[1]), one[0]))
    shown = [Push(name, moved, _spans(places)) for name, moved, places in strong[:SHOWN]]
    return (*shown, Push(OTHERS, points - sum(push.points for push in shown)))


def named(title: str) -> str:
    """What the push of a similar note is called, by its title as the forecast knows it."""
    return f"相似笔记《{title}》"


def without(found: Sequence[Push], names: Collection[str]) -> tuple[Push, ...]:
    """Pushes as `pushes` gave them, those of these names put to the others: they still add up."""
    left = [push for push in found if push.name not in names]
    if len(left) == len(found):
        return tuple(found)
    *shown, _ = left
    return (*shown, Push(OTHERS, sum(push.points for push in found) - sum(push.points for push in shown)))


Place: TypeAlias = tuple[Text, int, int]


@dataclass(slots=True)
class _Word:
    """What a word put in, and where it stands."""

    value: float = 0.0
    places: list[Place] = field(default_factory=list)


def _words(reading: Reading, text: Plain, parts: Anatomy) -> dict[str, _Word]:
    """Each word of two letters or more."""
    words: dict[str, _Word] = {}
    head = len(text.title)
    fields = [(reading.body_text, parts.letters[head + 1 : head + 1 + len(text.body)])]
    if head:
        fields.insert(0, (reading.title_text, parts.letters[:head] + parts.title))
    for where, letters in fields:
        starts = [0, *where.ends[:-1]]
        values = np.add.reduceat(letters, starts).tolist() if where.ends else []
        for start, end, value in zip(starts, where.ends, values, strict=False):
            if end - start > 1 and WORD.fullmatch(where.folded, start, end):
                word = words.setdefault(where.folded[start:end], _Word())
                word.value += value
                word.places.append((where, start, end))
    return words


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
