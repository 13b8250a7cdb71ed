"""What notes say about others that lie near them: kernel ridge on unit vectors, shard by shard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats
from nlp.forecasting.duals import Duals, solve
from nlp.forecasting.folds import Split

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How fast a note's say fades with its distance, exp(``narrow`` (cosine − 1)), and the penalty of the regression."""

    narrow: float
    ridge: float

    def between(self, some: Floats, others: Floats) -> Floats:
        near: Floats = some @ others.T
        near -= 1
        near *= self.narrow
        np.exp(near, out=near)
        return near


@dataclass(frozen=True, slots=True)
class Pulls:
    """How strongly and which way each taught note pulls, and where that begins."""

    each: Floats
    base: float


def learn_near(nearness: Nearness, vectors: Real, target: Real, weights: Real, lessons: Sequence[Numbers]) -> Duals:
    """What notes with these vectors teach in each lesson (numbers of notes)."""
    some = vectors.astype(np.float32)
    near = nearness.between(some, some)
    return solve(lambda table: near @ table.astype(np.float32), target, weights, lessons, nearness.ridge)


class NearLearner:
    """Learns from some of the notes and answers for others.

    ``shards`` has the number of the shard each note is in: notes are learned shard by shard and what they say is averaged,
    since the cost grows with the square of a shard.
    """

    def __init__(self, nearness: Nearness, vectors: Real, target: Real, weights: Real, shards: Numbers) -> None:
        self._nearness, self._vectors, self._target, self._weights = nearness, vectors, target, weights
        self._shards = [np.flatnonzero(shards == shard) for shard in range(int(shards.max()) + 1)]

    def pieces(self, splits: Sequence[Split]) -> list[tuple[Any, ...]]:
        """The arguments of `learn_near` for each shard; the last lesson is everything."""
        return [
            (
                self._nearness,
                self._vectors[notes],
                self._target[notes],
                self._weights[notes],
                [np.flatnonzero(np.isin(notes, split.train)) for split in splits] + [np.arange(len(notes))],
            )
            for notes in self._shards
        ]

    def answers(self, splits: Sequence[Split], taught: Sequence[Duals]) -> list[Real]:
        """What the notes to be tested would get from what each split teaches; ``taught`` by shard."""
        some = self._vectors.astype(np.float32)
        found = []
        for column, split in enumerate(splits):
            sums = np.zeros(len(split.test))
            for notes, dual in zip(self._shards, taught, strict=True):
                used = np.flatnonzero(dual.pulls[:, column])
                near = self._nearness.between(some[split.test], some[notes[used]])
                sums += near @ dual.pulls[used, column].astype(np.float32) + dual.bases[column]
            found.append(sums / len(taught))
        return found

    def pulls(self, taught: Sequence[Duals]) -> Pulls:
        """What all notes teach."""
        each = np.zeros(len(self._target), np.float32)
        for notes, dual in zip(self._shards, taught, strict=True):
            each[notes] = dual.pulls[:, -1] / len(taught)
        return Pulls(each, float(np.mean([dual.bases[-1] for dual in taught])))
