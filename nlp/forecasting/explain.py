"""What moved a forecast: words with their places, topics, style facts and similar notes, in points of percentile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nlp.findings import Push
from nlp.forecasting.model import Anatomy, Model
from nlp.forecasting.texts import Plain
from nlp.reading import Reading, Text
from nlp.style import FACTS

SHOWN = 12
NOTES_SHOWN = 4
SPANS_MOST = 20
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
        *(Push(f"用词「{key}」", scale * word.value) for key, word in words.items()),
        *_topics(text, parts, scale),
        *(Push(name, scale * value) for name, value in zip(FACTS, parts.style.tolist(), strict=True)),
        Push("题材", scale * parts.theme),
        *_notes(parts, model, scale),
    ]
    strong = sorted(
        (push for push in found if abs(push.points) >= LEAST), key=lambda push: (-abs(push.points), push.name)
    )
    shown = [_placed(push, words) for push in strong[:SHOWN]]
    return (*shown, Push("其他", points - sum(push.points for push in shown)))


@dataclass(slots=True)
class _Word:
    """What a word put in, and where it stands."""

    value: float = 0.0
    places: list[tuple[Text, int, int]] = field(default_factory=list)


def _words(reading: Reading, text: Plain, parts: Anatomy) -> dict[str, _Word]:
    """Each word of two letters or more."""
    words: dict[str, _Word] = {}
    head = len(text.title)
    fields = [(reading.body_text, parts.letters[head + 1 : head + 1 + len(text.body)])]
    if head:
        fields.insert(0, (reading.title_text, parts.letters[:head] + parts.title))
    for where, letters in fields:
        for key, start, end, value in _pieces(where, letters):
            word = words.setdefault(key, _Word())
            word.value += value
            word.places.append((where, start, end))
    return words


def _placed(push: Push, words: dict[str, _Word]) -> Push:
    """The push with its spans; only those that are shown are looked up."""
    word = words.get(push.name.removeprefix("用词「").removesuffix("」"))
    if word is None or not push.name.startswith("用词"):
        return push
    return replace(push, spans=tuple(where.span(start, end) for where, start, end in word.places[:SPANS_MOST]))


def _pieces(where: Text, letters: Real) -> Iterator[tuple[str, int, int, float]]:
    """The words of a field, their ranges, and what their letters put in."""
    ends = [start + end for start, part in zip(where.starts, where.parts, strict=True) for end in sorted(part.ends)]
    if not ends:
        return
    sums = np.add.reduceat(letters, [0, *ends[:-1]]).tolist()
    folded = where.folded
    for (start, end), value in zip(pairwise([0, *ends]), sums, strict=True):
        if end - start > 1 and WORD.fullmatch(folded, start, end):
            yield folded[start:end], start, end, value


def _topics(text: Plain, parts: Anatomy, scale: float) -> Iterator[Push]:
    at = len(text.title) + len(text.body) + 2
    for topic in text.topics.split(" "):
        if topic:
            yield Push(f"话题 #{topic}", scale * float(parts.letters[at : at + len(topic)].sum()))
        at += len(topic) + 1


def _notes(parts: Anatomy, model: Model, scale: float) -> Iterator[Push]:
    most = min(NOTES_SHOWN, len(parts.kin))
    if most:
        strength = np.abs(parts.kin)
        for number in np.argpartition(strength, -most)[-most:].tolist():
            yield Push(f"相似笔记《{model.kin.titles[number]}》", scale * float(parts.kin[number]))
