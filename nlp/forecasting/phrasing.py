"""用词: which turns of phrase go with high ranks, learned by ridge regression on character n-grams."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, nested, part, plain
from nlp.forecasting.duals import solve
from nlp.forecasting.grams import Grams, read_grams
from nlp.forecasting.texts import Plain

WHOLE_SIZES = (2, 3, 4)
TITLE_SIZES = (1, 2, 3)
TITLE_SHARE = 0.3
"""What a title counts beside the whole text (measured: 0.3 and 0.5 alike, 0 and 1 worse)."""

RIDGE = 2.0

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Phrasing:
    """``weights`` has a number for each n-gram, first those of the whole text, then those of the title."""

    whole: Grams
    title: Grams
    weights: Floats
    base: float

    def value(self, text: Plain) -> tuple[float, Real, Real]:
        """The forecast of a text in z, and what each character of ``text.joined`` and of its title put in.

        The parts of the characters and the base add up to the value.
        """
        most = len(self.whole)
        whole = _spread(self.whole, text.joined, self.weights[:most], 1.0)
        title = _spread(self.title, text.title, self.weights[most:], TITLE_SHARE**0.5)
        return float(whole.sum() + title.sum()) + self.base, whole, title

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {
            **nested("whole", self.whole.to_arrays()),
            **nested("title", self.title.to_arrays()),
            "weights": self.weights,
            "base": np.array([self.base]),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Phrasing:
        return cls(
            Grams.from_arrays(part("whole", arrays)),
            Grams.from_arrays(part("title", arrays)),
            plain(arrays["weights"]),
            float(arrays["base"][0]),
        )


class PhrasingLearner:
    """Learns from some of the notes and answers for others.

    ``shards`` has the number of the shard each note is in: notes are learned shard by shard and the answers averaged, since
    the cost grows with the cube of a shard.
    """

    def __init__(
        self,
        texts: Sequence[Plain],
        target: Real,
        weights: Real,
        shards: NDArray[np.intp],
        check: Callable[[], None],
    ) -> None:
        from scipy.sparse import hstack

        self._whole, whole = Grams.learn([text.joined for text in texts], WHOLE_SIZES, check)
        self._title, title = Grams.learn([text.title for text in texts], TITLE_SIZES, check)
        self._table = hstack([whole, title * np.float32(TITLE_SHARE**0.5)]).tocsr()
        self._target, self._weights = target, weights
        self._shards = [np.flatnonzero(shards == shard) for shard in range(int(shards.max()) + 1)]
        self._kernels = []
        for shard in self._shards:
            check()
            self._kernels.append(self._kernel(shard))

    def predict(self, train: NDArray[np.intp], test: NDArray[np.intp]) -> Real:
        """What notes ``test`` would get from what ``train`` teaches."""
        weights, base = self._learn(train)
        return np.asarray(self._table[test] @ weights + base)

    def model(self) -> Phrasing:
        """What all notes teach."""
        weights, base = self._learn(np.arange(len(self._target)))
        return Phrasing(self._whole, self._title, weights.astype(np.float32), base)

    def _learn(self, train: NDArray[np.intp]) -> tuple[Real, float]:
        taught = np.zeros(len(self._target), np.bool_)
        taught[train] = True
        weights = np.zeros(self._table.shape[1])
        base, used = 0.0, 0
        for shard, kernel in zip(self._shards, self._kernels, strict=True):
            at = np.flatnonzero(taught[shard])
            if not len(at):
                continue
            notes = shard[at]
            dual = solve(kernel[np.ix_(at, at)], self._target[notes], self._weights[notes], RIDGE)
            weights += self._table[notes].T @ dual.pulls
            base += dual.base
            used += 1
        return weights / max(1, used), base / max(1, used)

    def _kernel(self, shard: NDArray[np.intp]) -> Floats:
        rows = self._table[shard]
        kernel: Floats = (rows @ rows.T).toarray()
        return kernel


def _spread(grams: Grams, text: str, weights: Floats, scale: float) -> Real:
    """What each character of a text puts in: an n-gram's part is shared by its occurrences and their characters."""
    places = read_grams(text, grams.sizes)
    found, known, entry = grams.find(places)
    pulls = scale * found.values * weights[found.columns]
    sizes, firsts = places.sizes[known], places.firsts[known]
    each = (pulls / np.bincount(entry, minlength=len(pulls)))[entry] / sizes
    steps = np.bincount(firsts, each, len(places.origins) + 1)
    steps -= np.bincount(firsts + sizes, each, len(places.origins) + 1)
    spread = np.zeros(len(text))
    spread[places.origins] = np.cumsum(steps[:-1])
    return spread
