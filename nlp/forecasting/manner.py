"""文风: how the text is written, and what that is worth for a note about such things, learned by random trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays
from nlp.forecasting.folds import Split
from nlp.forecasting.trees import Trees, answers, grow
from nlp.style import FACTS

THEMES_USED = 15
"""The first dimensions of the theme vector: enough to tell the kinds of notes apart (10, 20 and 50 alike)."""

COUNT = 60
"""Of the trees."""

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Manner:
    """Trees over the style facts and the first dimensions of the theme."""

    trees: Trees

    def value(self, facts: Real, vector: Real) -> float:
        """The forecast in z."""
        return self.trees.value(features(facts, vector))

    def parts(self, facts: Real, vector: Real) -> tuple[Real, float]:
        """What each style fact put in, and what the theme put in; with the base they add up to the forecast."""
        parts = self.trees.parts(features(facts, vector))
        return parts[: len(FACTS)], float(parts[len(FACTS) :].sum())

    @property
    def base(self) -> float:
        return self.trees.mean

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return self.trees.to_arrays()

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Manner:
        return cls(Trees.from_arrays(arrays))


def learn_manner(seen: Real, target: Real, weights: Real, split: Split) -> Real:
    """What the notes to be tested would get from what the others teach; ``seen`` are the `features` of all."""
    return answers(grow(seen[split.train], target[split.train], weights[split.train], COUNT), seen[split.test])


def manner_of(seen: Real, target: Real, weights: Real) -> Manner:
    """What all notes teach."""
    return Manner(Trees.of(grow(seen, target, weights, COUNT)))


def features(facts: Real, vectors: Real) -> Real:
    """Style facts and the first dimensions of the theme side by side, for one text or for many."""
    return np.concatenate([facts, vectors[..., :THEMES_USED]], axis=-1)
