"""Which checks carry a signal in this library: do notes that answer a question well do better than comparable ones?

Each content check is asked of a sample of the library's notes and its points are correlated with how the notes did among
comparable ones. Notes of one author are alike, so authors, not notes, are drawn for the interval.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.checks import CONTENT, Context, coverage, keyword, title
from nlp.draft import Draft
from nlp.findings import Part
from nlp.note import Note
from nlp.reading import Memory, read
from nlp.words import Cutter

LEAST = 300
"""Rankable notes below which the default weights stay."""
SAMPLE = 2_000
DRAWS = 400
SEED = 20_240_606
OF_TITLES = frozenset({title.NAME, keyword.NAME})
OF_KEYWORDS = (keyword.check, coverage.check)
TOPICS = re.compile(r"#[^#\s\[\]]{1,40}(?:\[话题\])?#?")
SILENT = "（你的笔记库看不出此项与表现有关，不计分）"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Signal:
    """Spearman's rho between a check's points and rank, its 95 % interval over authors, and the notes it was seen on."""

    name: str
    rho: float
    low: float
    high: float
    notes: int

    @property
    def on(self) -> bool:
        return self.low > 0


@dataclass(frozen=True)
class Signals:
    """The signal of each content check; none where the library is too small to tell."""

    found: tuple[Signal, ...] = ()

    @cached_property
    def _silent(self) -> frozenset[str]:
        return frozenset(signal.name for signal in self.found if not signal.on)

    def weigh(self, part: Part) -> Part:
        """The part as it stands, or with nothing to win when its check carries no signal."""
        if part.name not in self._silent:
            return part
        return replace(part, points=0.0, most=0.0, reason=part.reason + SILENT)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Plain arrays: names as one utf-8 text, numbers a row a signal."""
        numbers = [(s.rho, s.low, s.high, s.notes) for s in self.found]
        names = "\n".join(signal.name for signal in self.found).encode()
        return {
            "names": np.frombuffer(names, dtype=np.uint8).copy(),
            "numbers": np.array(numbers, dtype=np.float64).reshape(-1, 4),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Signals:
        """What ``to_arrays`` gave."""
        names = np.asarray(arrays["names"], dtype=np.uint8).tobytes().decode().split("\n")
        numbers = np.asarray(arrays["numbers"], dtype=np.float64)
        return cls(
            tuple(
                Signal(name, rho, low, high, int(notes))
                for name, (rho, low, high, notes) in zip(names, numbers.tolist(), strict=False)
            )
        )


def fit_signals(
    notes: Sequence[Note],
    ranks: Floats,
    cutter: Cutter,
    support: Mapping[str, int] | None = None,
    check: Callable[[], None] = lambda: None,
) -> Signals:
    """Ask the content checks of at most 2,000 notes with a rank (NaN: none).

    ``support`` counts the notes of each folded topic. ``check`` is called between notes and may raise to stop. With fewer
    than 300 such notes there is nothing to say, and the default weights stay.
    """
    known = np.flatnonzero(np.isfinite(ranks))
    if len(known) < LEAST:
        return Signals()
    chosen = np.random.default_rng(SEED).permutation(known)[:SAMPLE]
    answers = np.full((len(chosen), len(CONTENT)), np.nan)
    names: dict[int, str] = {}
    for row, number in enumerate(chosen):
        check()
        for column, part in enumerate(_asked(notes[number], cutter, support or {}, len(notes))):
            names[column] = part.name
            if part.most and not (notes[number].title_is_prefix and part.name in OF_TITLES):
                answers[row, column] = part.points / part.most
    authors = _numbered([notes[number].author or f"#{number}" for number in chosen])
    return Signals(
        tuple(_signal(names[column], answers[:, column], ranks[chosen], authors) for column in range(len(CONTENT)))
    )


def _asked(note: Note, cutter: Cutter, support: Mapping[str, int], notes: int) -> list[Part]:
    draft = Draft("" if note.title_is_prefix else note.title, TOPICS.sub("", note.body), note.topics, note.type)
    memory = Memory()
    reading = read(draft, cutter, memory)
    # The topics an author chose are the keywords the note was written for; does its text hold them?
    untagged = read(replace(draft, topics=()), cutter, memory)
    context = Context(note.topics[:5], support=support, notes=notes)
    return [question(untagged if question in OF_KEYWORDS else reading, context) for question in CONTENT]


def _signal(name: str, answers: Floats, ranks: Floats, authors: NDArray[np.int64]) -> Signal:
    # Only a fit needs it, and loading it takes a second that a review should not wait for.
    from scipy.stats import rankdata

    there = np.isfinite(answers)
    count = int(there.sum())
    if count < LEAST or not np.ptp(answers[there]) or not np.ptp(ranks[there]):
        return Signal(name, 0.0, 0.0, 0.0, count)
    x, y = (_standard(rankdata(values[there])) for values in (answers, ranks))
    cluster = _numbered(authors[there].tolist())
    sums = np.stack([np.bincount(cluster, weights) for weights in (np.ones(count), x, y, x * x, y * y, x * y)], 1)
    draws = np.random.default_rng(SEED).multinomial(len(sums), np.full(len(sums), 1 / len(sums)), DRAWS)
    low, high = np.quantile(_correlation(draws.astype(np.float64) @ sums), [0.025, 0.975])
    rho = _correlation(sums.sum(axis=0, keepdims=True))[0]
    return Signal(name, float(rho), float(low), float(high), count)


def _correlation(sums: Floats) -> Floats:
    """Pearson's r from the sums of 1, x, y, x², y², xy, a row each."""
    n, x, y, xx, yy, xy = sums.T
    spread = (xx - x * x / n) * (yy - y * y / n)
    return np.asarray((xy - x * y / n) / np.sqrt(np.maximum(spread, 1e-12)), dtype=np.float64)


def _standard(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / values.std(), dtype=np.float64)


def _numbered(names: Sequence[object]) -> NDArray[np.int64]:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
