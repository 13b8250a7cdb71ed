"""相似笔记: how the notes did that are about the same things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Strings, pack_strings, plain, unpack_strings
from nlp.forecasting.duals import Duals, solve
from nlp.forecasting.folds import Split

NARROW = 4.0
"""How fast a note's say fades with its distance: exp(4 (cosine − 1))."""

RIDGE = 1.0
TITLE_MOST = 24

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Kin:
    """The taught notes: their theme vectors (float32), how strongly and which way each pulls, and how they are called."""

    vectors: Floats
    pulls: Floats
    base: float
    titles: Strings

    def value(self, vector: Real) -> tuple[float, Real]:
        """The forecast in z, and what each taught note put in; with the base these add up."""
        parts = np.exp(NARROW * (self.vectors @ vector.astype(np.float32) - 1)) * self.pulls
        parts = parts.astype(np.float64)
        return float(parts.sum()) + self.base, parts

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        titles = pack_strings("titles", list(self.titles))
        return {"vectors": self.vectors, "pulls": self.pulls, "base": np.array([self.base]), **titles}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Kin:
        return cls(
            plain(arrays["vectors"]),
            plain(arrays["pulls"]),
            float(arrays["base"][0]),
            unpack_strings("titles", arrays),
        )


def learn_kin(vectors: Real, target: Real, weights: Real, lessons: Sequence[NDArray[np.intp]]) -> Duals:
    """What notes with these theme vectors teach in each lesson (numbers of notes)."""
    some = vectors.astype(np.float32)
    near = _kernel(some, some)
    return solve(lambda table: near @ table.astype(np.float32), target, weights, lessons, RIDGE)


class KinLearner:
    """Learns from some of the notes and answers for others.

    ``shards`` has the number of the shard each note is in: notes are learned shard by shard and what they say is averaged,
    since the cost grows with the square of a shard.
    """

    def __init__(self, vectors: Real, target: Real, weights: Real, shards: NDArray[np.intp]) -> None:
        self._vectors, self._target, self._weights = vectors, target, weights
        self._shards = [np.flatnonzero(shards == shard) for shard in range(int(shards.max()) + 1)]

    def pieces(self, splits: Sequence[Split]) -> list[tuple[Any, ...]]:
        """The arguments of `learn_kin` for each shard; the last lesson is everything."""
        return [
            (
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
                near = _kernel(some[split.test], some[notes[used]])
                sums += near @ dual.pulls[used, column].astype(np.float32) + dual.bases[column]
            found.append(sums / len(taught))
        return found

    def model(self, taught: Sequence[Duals], titles: list[str]) -> Kin:
        """What all notes teach; ``titles`` say how each is called."""
        pulls = np.zeros(len(self._target))
        for notes, dual in zip(self._shards, taught, strict=True):
            pulls[notes] = dual.pulls[:, -1] / len(taught)
        base = float(np.mean([dual.bases[-1] for dual in taught]))
        named = pack_strings("titles", [title[:TITLE_MOST] for title in titles])
        return Kin(self._vectors.astype(np.float32), pulls.astype(np.float32), base, unpack_strings("titles", named))


def _kernel(some: Floats, others: Floats) -> Floats:
    near: Floats = some @ others.T
    near -= 1
    near *= NARROW
    np.exp(near, out=near)
    return near
