"""How good a forecast is: rank correlation inside strata, its interval, what it promised beside what came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST = 10
"""Notes of a stratum that are needed for a correlation in it."""

DRAWS = 200
SPREAD_LEAST = 1e-9
SEED = 7

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]


def rho_inside(guess: Real, truth: Real, group: Numbers) -> float:
    """Spearman's rho inside each group of at least ten, averaged by size; 0 when there is none.

    A correlation across groups would prove nothing: one field simply gets more likes than another.
    """
    return _averaged(*rhos(guess, truth, group))


def rhos(guess: Real, truth: Real, group: Numbers) -> tuple[Real, Numbers]:
    """Spearman's rho of each group by its number, and its size."""
    return _rhos(_Order.of(guess, group), _Order.of(truth, group), np.ones(len(guess), np.int64))


def interval(guess: Real, truth: Real, group: Numbers) -> tuple[float, float]:
    """95 % bootstrap interval of `rho_inside`."""
    draw = np.random.default_rng(SEED)
    some, other = _Order.of(guess, group), _Order.of(truth, group)
    seen = []
    for _ in range(DRAWS):
        times = np.bincount(draw.integers(0, len(truth), len(truth)), minlength=len(truth))
        seen.append(_averaged(*_rhos(some, other, times)))
    return float(np.percentile(seen, 2.5)), float(np.percentile(seen, 97.5))


@dataclass(frozen=True, slots=True)
class _Order:
    """The order of values inside their groups, found once for all draws.

    ``order`` sorts by group and value; ``ties`` has where equal values begin in it, and the end; ``tie`` the number of each
    value's tie; ``front`` where the group of each tie begins; ``group`` is that of each value.
    """

    order: Numbers
    ties: Numbers
    tie: Numbers
    front: Numbers
    group: Numbers

    @classmethod
    def of(cls, values: Real, group: Numbers) -> _Order:
        order = np.lexsort((values, group))
        groups, ordered = group[order], values[order]
        fresh = np.ones(len(order), np.bool_)
        fresh[1:] = groups[1:] != groups[:-1]
        new = fresh.copy()
        new[1:] |= ordered[1:] != ordered[:-1]
        ties = np.flatnonzero(new)
        tie = np.empty(len(order), np.intp)
        tie[order] = np.cumsum(new) - 1
        front = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))[ties]
        return cls(order, np.append(ties, len(order)), tie, front, group)

    def ranks(self, times: Numbers) -> Real:
        """The middle rank of each value when value i is there ``times[i]`` times."""
        below = np.concatenate(([0], np.cumsum(times[self.order])))
        middle = (below[self.ties[:-1]] + below[self.ties[1:]]) / 2 - below[self.front]
        return np.asarray(middle[self.tie], dtype=np.float64)


def _rhos(some: _Order, other: _Order, times: Numbers) -> tuple[Real, Numbers]:
    group = some.group
    sizes = np.bincount(group, times).astype(np.intp)
    half = sizes[group] / 2
    x, y = some.ranks(times) - half, other.ranks(times) - half
    both = np.bincount(group, times * x * y)
    spread = np.sqrt(np.bincount(group, times * x * x) * np.bincount(group, times * y * y))
    values = np.divide(both, spread, out=np.zeros(len(sizes)), where=spread > SPREAD_LEAST)
    return values, sizes


def _averaged(values: Real, sizes: Numbers) -> float:
    good = sizes >= LEAST
    return float(np.average(values[good], weights=sizes[good])) if good.any() else 0.0
