"""相似笔记: how the notes did that are about the same things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Strings, pack_strings, plain, unpack_strings
from nlp.forecasting.duals import solve

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


class KinLearner:
    """Learns from some of the notes and answers for others; ``shards`` as for `PhrasingLearner`."""

    def __init__(self, vectors: Real, target: Real, weights: Real, shards: NDArray[np.intp]) -> None:
        self._vectors, self._target, self._weights = vectors.astype(np.float32), target, weights
        self._shards = shards

    def predict(self, train: NDArray[np.intp], test: NDArray[np.intp]) -> Real:
        """What notes ``test`` would get from what ``train`` teaches."""
        pulls, base = self._learn(train)
        taught = np.flatnonzero(pulls)
        near = _kernel(self._vectors[test], self._vectors[taught])
        return np.asarray(near @ pulls[taught] + base, dtype=np.float64)

    def model(self, titles: list[str]) -> Kin:
        """What all notes teach; ``titles`` say how each is called."""
        pulls, base = self._learn(np.arange(len(self._target)))
        named = pack_strings("titles", [title[:TITLE_MOST] for title in titles])
        return Kin(self._vectors, pulls.astype(np.float32), base, unpack_strings("titles", named))

    def _learn(self, train: NDArray[np.intp]) -> tuple[Real, float]:
        pulls = np.zeros(len(self._target))
        bases = []
        for shard in np.unique(self._shards[train]):
            notes = train[self._shards[train] == shard]
            near = _kernel(self._vectors[notes], self._vectors[notes])
            dual = solve(near, self._target[notes], self._weights[notes], RIDGE)
            pulls[notes] = dual.pulls
            bases.append(dual.base)
        return pulls / max(1, len(bases)), float(np.mean(bases)) if bases else 0.0


def _kernel(some: Floats, others: Floats) -> Floats:
    near: Floats = np.exp(NARROW * (some @ others.T - 1))
    return near
