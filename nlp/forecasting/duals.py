"""Ridge regression with as many unknowns as notes, for features that are many or endless.

All lessons (the folds of the back-test, the final fit) are solved side by side by conjugate gradients (Hestenes and Stiefel
1952): each step looks at the features once for all of them, and no system is ever written down or factorised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

TOLERANCE = 1e-6
"""What may remain of each system, as a share of its right side: far below the digits that are ever shown."""

STEPS_MOST = 300

TINY = 1e-300

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]
Product = Callable[[Real], NDArray[np.floating[Any]]]


@dataclass(frozen=True, slots=True)
class Duals:
    """What was learned in each lesson (a column or an entry each).

    The forecast of x is the sum of ``pulls[i]`` × kernel(x, note i), plus ``bases``.
    """

    pulls: Real
    bases: Real


def solve(product: Product, target: Real, weights: Real, lessons: Sequence[Numbers], ridge: float) -> Duals:
    """Fit ``target`` (n) with sample weights (n) and a penalty, once for the notes of each lesson.

    ``product`` multiplies the kernel (n × n) by a table (n × lessons). The base is the weighted mean of the lesson's target.
    """
    share = np.zeros((len(target), len(lessons)))
    for column, notes in enumerate(lessons):
        share[notes, column] = np.sqrt(weights[notes])
    bases = (share**2 * target[:, None]).sum(axis=0) / np.maximum((share**2).sum(axis=0), TINY)
    found = _descend(
        lambda table: share * np.asarray(product(share * table), dtype=np.float64) + ridge * table,
        share * (target[:, None] - bases),
    )
    return Duals(share * found, bases)


def _descend(times: Callable[[Real], Real], wanted: Real) -> Real:
    """The table that ``times`` (a positive definite system for each column) turns into ``wanted``."""
    found = np.zeros_like(wanted)
    left, way = wanted.copy(), wanted.copy()
    size = (left**2).sum(axis=0)
    enough = TOLERANCE**2 * size
    for _ in range(STEPS_MOST):
        if (size <= enough).all():
            break
        moved = times(way)
        step = size / np.maximum((way * moved).sum(axis=0), TINY)
        found += step * way
        left -= step * moved
        before, size = size, (left**2).sum(axis=0)
        way = left + size / np.maximum(before, TINY) * way
    return found
