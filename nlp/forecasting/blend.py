"""One forecast from several: how much each is listened to, and what the sum means as a percentile."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Real = NDArray[np.float64]

SURE = 300
"""Comparable notes from which on a forecast is believed in full."""

LEAST_NOTES = 30
LEAST_TRUST = 0.3

PRIOR = 300.0
"""How many notes' worth the usual mixture counts against what the library itself says about the mixture."""

INSIDE = 0.8
"""The share of notes that an interval should hold."""

NEAR = 1e-4

NORMAL = NormalDist()


def mixture(guesses: Real, target: Real, usual: Real) -> Real:
    """How much to listen to each of the guesses (n × parts): the best sum that takes none of them the wrong way round."""
    from scipy.optimize import nnls

    if not guesses.shape[1]:
        return np.zeros(0)
    middle = guesses - guesses.mean(axis=0)
    spread = middle.std(axis=0)
    scale = np.where(spread > 1e-9, spread, 1.0)
    table = np.vstack([middle / scale, math.sqrt(PRIOR) * np.eye(len(usual))])
    wanted = np.r_[target - target.mean(), math.sqrt(PRIOR) * usual]
    return np.asarray(nnls(table, wanted)[0], dtype=np.float64) / scale


def trust(notes: int) -> float:
    """How far a forecast learned from so many comparable notes may leave the middle: 0.3 at 30, 1 from 300 on."""
    return min(1.0, max(LEAST_TRUST, LEAST_TRUST + (1 - LEAST_TRUST) * (notes - LEAST_NOTES) / (SURE - LEAST_NOTES)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the sum of the parts to a percentile and its interval.

    ``slope`` and ``middle`` turn a sum into the expected z-score, ``spread`` is the standard deviation of what remains, ``below`` and
    ``above`` are the offsets in z between which 80 % of the notes of unseen authors came to lie.
    """

    slope: float
    middle: float
    spread: float
    below: float
    above: float

    @classmethod
    def learn(cls, sums: Real, target: Real, notes: int) -> Calibration:
        """From forecasts of unseen notes and what came."""
        middle = float(sums.mean())
        moved = sums - middle
        power = float((moved**2).sum())
        slope = max(0.0, float((moved * target).sum()) / power) * trust(notes) if power > 0 else 0.0
        left = np.sort(target - slope * moved)
        # The quantiles of n + 1 notes: the draft is one more (conformal). Few notes: further out.
        edge = (1 - INSIDE) / 2 * (0.5 + 0.5 * trust(notes))
        low = left[max(0, math.floor(edge * (len(left) + 1)) - 1)]
        high = left[min(len(left) - 1, math.ceil((1 - edge) * (len(left) + 1)) - 1)]
        return cls(slope, middle, float(left.std()), float(low), float(high))

    def expected(self, total: float) -> float:
        """The expected z-score of a text with this sum."""
        return self.slope * (total - self.middle)

    def percentile(self, z: float) -> float:
        """The expected percentile of a note whose expected z-score is ``z``: the mean over what may come."""
        return 100 * NORMAL.cdf(z / math.sqrt(1 + self.spread**2))

    def interval(self, z: float) -> tuple[float, float]:
        """The percentiles between which four of five such notes come to lie."""
        middle = self.percentile(z)
        return min(middle, 100 * NORMAL.cdf(z + self.below)), max(middle, 100 * NORMAL.cdf(z + self.above))

    def points_per_sum(self, total: float) -> float:
        """How many points of percentile one unit of the sum is worth, between the middle and this sum."""
        moved = total - self.middle
        if abs(moved) < NEAR:
            moved = NEAR
        return (self.percentile(self.expected(self.middle + moved)) - 50) / moved
