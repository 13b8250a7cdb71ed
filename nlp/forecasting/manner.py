"""文风: how the text is written, and what that is worth for a note about such things, learned by boosted trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays
from nlp.forecasting.trees import Trees, grow
from nlp.style import FACTS

THEMES_USED = 15
"""The first dimensions of the theme vector: enough to tell the kinds of notes apart (10, 20 and 50 alike)."""

ROUNDS = 250

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Manner:
    """Trees over the style facts and the first dimensions of the theme."""

    trees: Trees

    def value(self, facts: Real, vector: Real) -> tuple[float, Real, float]:
        """The forecast in z; what each style fact put in; and what the theme put in. With the mean they add up."""
        value, parts = self.trees.value(features(facts, vector))
        return value, parts[: len(FACTS)], float(parts[len(FACTS) :].sum())

    @property
    def base(self) -> float:
        return self.trees.mean

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return self.trees.to_arrays()

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Manner:
        return cls(Trees.from_arrays(arrays))


class MannerLearner:
    """Learns from some of the notes and answers for others; ``facts`` and ``vectors`` have a row for each note."""

    def __init__(self, facts: Real, vectors: Real, target: Real, weights: Real) -> None:
        self._features = features(facts, vectors)
        self._target, self._weights = target, weights

    def predict(self, train: NDArray[np.intp], test: NDArray[np.intp]) -> Real:
        """What notes ``test`` would get from what ``train`` teaches."""
        return np.asarray(self._grown(train).predict(self._features[test]), dtype=np.float64)

    def model(self) -> Manner:
        """What all notes teach."""
        return Manner(Trees.of(self._grown(np.arange(len(self._target)))))

    def _grown(self, train: NDArray[np.intp]) -> Any:
        return grow(self._features[train], self._target[train], self._weights[train], ROUNDS)


def features(facts: Real, vectors: Real) -> Real:
    """Style facts and the first dimensions of the theme side by side, for one text or for many."""
    return np.concatenate([facts, vectors[..., :THEMES_USED]], axis=-1)
