"""What notes say about others that lie near them: kernel ridge on unit vectors."""

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
        return self.of(some @ others.T)

    def of(self, near: Floats) -> Floats:
        """From cosines, in their place: of many notes there is no room for two tables."""
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

    Only the notes ``heard`` have a say: the cost of learning grows with the square of their number, and every keystroke
    asks each of them.
    """

    def __init__(self, nearness: Nearness, vectors: Real, target: Real, weights: Real, heard: Numbers) -> None:
        self._nearness, self._vectors = nearness, vectors
        self._target, self._weights = target[heard], weights[heard]
        self.heard = heard

    def piece(self, splits: Sequence[Split]) -> tuple[Any, ...]:
        """The arguments of `learn_near`; the last lesson is everything."""
        lessons = [np.flatnonzero(np.isin(self.heard, split.train)) for split in splits]
        lessons.append(np.arange(len(self.heard)))
        return self._nearness, self._vectors[self.heard], self._target, self._weights, lessons

    def answers(self, splits: Sequence[Split], taught: Duals) -> list[Real]:
        """What the notes to be tested would get from what each split teaches."""
        some = self._vectors.astype(np.float32)
        found = []
        for column, split in enumerate(splits):
            used = np.flatnonzero(taught.pulls[:, column])
            near = self._nearness.between(some[split.test], some[self.heard[used]])
            answer: Real = near @ taught.pulls[used, column].astype(np.float32) + taught.bases[column]
            found.append(answer.astype(np.float64))
        return found

    def pulls(self, taught: Duals) -> Pulls:
        """What all notes that are heard teach."""
        return Pulls(taught.pulls[:, -1].astype(np.float32), float(taught.bases[-1]))
