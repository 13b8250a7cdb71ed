"""How good a forecast is: rank correlation inside strata, its interval, what it promised beside what came."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp.ranks import shares_inside

LEAST = 10
"""Notes of a stratum that are needed for a correlation in it."""

DRAWS = 200
SEED = 7

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]


def rho_inside(guess: Real, truth: Real, group: Numbers) -> float:
    """Spearman's rho inside each group of at least ten, averaged by size; 0 when there is none.

    A correlation across groups would prove nothing: one field simply gets more likes than another.
    """
    values, sizes = rhos(guess, truth, group)
    good = sizes >= LEAST
    return float(np.average(values[good], weights=sizes[good])) if good.any() else 0.0


def rhos(guess: Real, truth: Real, group: Numbers) -> tuple[Real, Numbers]:
    """Spearman's rho of each group by its number, and its size."""
    sizes = np.bincount(group)
    some = shares_inside(guess, group) - 0.5
    other = shares_inside(truth, group) - 0.5
    both = np.bincount(group, some * other)
    spread = np.sqrt(np.bincount(group, some**2) * np.bincount(group, other**2))
    values = np.divide(both, spread, out=np.zeros(len(sizes)), where=spread > 1e-12)
    return values, sizes


def interval(guess: Real, truth: Real, group: Numbers) -> tuple[float, float]:
    """95 % bootstrap interval of `rho_inside`."""
    draw = np.random.default_rng(SEED)
    seen = []
    for _ in range(DRAWS):
        at = draw.integers(0, len(truth), len(truth))
        seen.append(rho_inside(guess[at], truth[at], group[at]))
    return float(np.percentile(seen, 2.5)), float(np.percentile(seen, 97.5))
