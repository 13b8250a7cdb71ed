"""How the notes behind a keyword did against comparable ones, with an interval that knows that people write more than one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Ints

LEAST = 10
"""Notes with a known rank before a keyword has a lift."""
WRITERS_LEAST = 3
"""People who must have written them before there is an interval."""
MIDDLE = 50.0
Z = 1.959964
"""The normal distribution's 97.5 % point."""


@dataclass(frozen=True)
class Lifts:
    """Mean percentile over 50 of each row, and its 95 % interval; NaN where there is too little to say."""

    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def lifts(rows: NDArray[Any], percentiles: Floats, authors: Ints, size: int) -> Lifts:
    """From pairs of a row's number (below ``size``) with a note's percentile (NaN unknown) and its author.

    Notes of one author are no independent witnesses: the variance is that of the authors' summed deviations (Liang and Zeger
    1986, with the correction G / (G - 1)), and Student's t has as many degrees of freedom as authors less one.
    """
    known = ~np.isnan(percentiles)
    rows, values, who = rows[known].astype(np.int64), percentiles[known].astype(np.float64), authors[known]
    many = np.bincount(rows, minlength=size)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(rows, values, size) / many
    mean[many < LEAST] = np.nan
    people = int(who.max()) + 1 if len(who) else 1
    pairs, place = np.unique(rows * people + who, return_inverse=True)
    together = np.bincount(place, values - mean[rows], len(pairs)) if len(pairs) else np.zeros(0)
    owner = pairs // people
    writers = np.bincount(owner, minlength=size)
    some = (writers >= WRITERS_LEAST) & ~np.isnan(mean)
    spread = np.bincount(owner, together**2, size)
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(spread * writers / (writers - 1)) / many
        reach = np.where(some, error * students(writers - 1), np.nan)
    low, high = np.clip(mean - reach, 0, 2 * MIDDLE), np.clip(mean + reach, 0, 2 * MIDDLE)
    return Lifts(mean / MIDDLE, low / MIDDLE, high / MIDDLE)


def students(freedom: NDArray[Any]) -> NDArray[np.float64]:
    """The 97.5 % point of Student's t, within 1 % from 3 degrees of freedom on.

    Cornish and Fisher's expansion: a table that opens should not wait for SciPy.
    """
    many = np.maximum(freedom, 1).astype(np.float64)
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return np.asarray(Z + first / many + second / many**2 + third / many**3)
