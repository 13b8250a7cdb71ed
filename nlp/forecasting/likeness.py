"""写法相近: how the notes did that are written alike, whatever they are about. It speaks for fields the library hardly knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, plain
from nlp.forecasting.near import Nearness, Pulls

NEARNESS = Nearness(narrow=2.0, ridge=2.0)

MARKS = 200
"""Places at which the distribution of a style fact is kept."""

SMALL = 1e-4
DIGITS = 4
"""Processors differ in the last digits; what is rounded is the same on all."""

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Likeness:
    """The taught notes: where each stands among all in every style fact, as unit ``vectors`` (float32), and how it pulls.

    ``marks`` (places × facts) are the values the facts have at even shares of the notes, in order.
    """

    marks: Real
    vectors: Floats
    pulls: Floats
    base: float

    @classmethod
    def of(cls, marks: Real, vectors: Real, pulls: Pulls) -> Likeness:
        """From what was learned."""
        return cls(marks, vectors.astype(np.float32), pulls.each, pulls.base)

    @property
    def start(self) -> float:
        """The forecast of a text that is in no way remarkable: as far from every note as from its opposite."""
        return self.base + float(self.pulls.sum(dtype=np.float64)) * float(np.exp(-NEARNESS.narrow))

    def value(self, facts: Real) -> float:
        """The forecast in z."""
        return self.base + float(NEARNESS.of(self.vectors @ self._standing(facts)) @ self.pulls)

    def parts(self, facts: Real) -> Real:
        """What each style fact put in; with `start` these add up to the forecast.

        The parts are the integrated gradients (Sundararajan, Taly and Yan 2017) along the way from the unremarkable text; for
        this kernel they have a closed form.
        """
        vector = self._standing(facts)
        cosines = self.vectors @ vector
        far = np.float32(np.exp(-NEARNESS.narrow))
        gained = NEARNESS.of(cosines.copy()) - far
        # Towards a cosine of 0 the quotient becomes the slope there.
        slopes = np.where(np.abs(cosines) > SMALL, gained / np.where(cosines == 0, 1, cosines), NEARNESS.narrow * far)
        return np.asarray(vector * ((self.pulls * slopes) @ self.vectors), np.float64)

    def _standing(self, facts: Real) -> Floats:
        """Where a text stands among the taught notes in every fact; the same as `standing`, for one text."""
        # Sums of small integers take a tenth of the time of counting what is true.
        twice = (self.marks < facts).view(np.uint8) + (self.marks <= facts).view(np.uint8)
        below = twice.sum(axis=0, dtype=np.uint16).astype(np.int64)
        unit: Floats = _unit(below[None] / (2 * len(self.marks)) - 0.5)[0].astype(np.float32)
        return unit

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {"marks": self.marks, "vectors": self.vectors, "pulls": self.pulls, "base": np.array([self.base])}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Likeness:
        return cls(plain(arrays["marks"]), plain(arrays["vectors"]), plain(arrays["pulls"]), float(arrays["base"][0]))


def marks_of(facts: Real) -> Real:
    """The values of each fact at even shares of the notes (places × facts)."""
    ordered = np.sort(facts, axis=0)
    marks: Real = ordered[np.linspace(0, len(facts) - 1, min(MARKS, len(facts))).astype(np.intp)]
    return marks


def standing(marks: Real, facts: Real) -> Real:
    """Where texts stand among the notes in every fact: a unit vector each; 0 is the middle of a fact."""
    places = np.empty_like(facts)
    for column in range(facts.shape[1]):
        known, asked = marks[:, column], facts[:, column]
        below = np.searchsorted(known, asked, "left") + np.searchsorted(known, asked, "right")
        places[:, column] = below / (2 * len(known)) - 0.5
    return _unit(places)


def _unit(places: Real) -> Real:
    norms = np.sqrt((places**2).sum(axis=1, keepdims=True))
    units: Real = np.round(np.divide(places, norms, out=np.zeros_like(places), where=norms > 0), DIGITS)
    return units
