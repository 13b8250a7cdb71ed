"""The numbers of the rows of a table of long-tails, for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints, ranges
from nlp.learned import Learned
from nlp.research.lifts import Lifts, lifts
from nlp.research.months import Calendar


@dataclass(frozen=True)
class Rated:
    """One entry for each row: notes that hold it, our own among them, how they did, notes by month, the trend (NaN unknown)."""

    support: NDArray[np.int64]
    own: NDArray[np.int64]
    lifts: Lifts
    months: NDArray[np.int64]
    trends: NDArray[np.float64]


def rated(learned: Learned, calendar: Calendar, rows: Sequence[Sequence[int]]) -> Rated:
    """For rows given as the numbers of their terms (spellings of the same); a row without terms has nothing."""
    size = len(rows)
    row, notes = pairs(learned, rows)
    months = calendar.table(row, learned.months[notes], size)
    return Rated(
        np.bincount(row, minlength=size),
        np.bincount(row[learned.own[notes]], minlength=size),
        lifts(row, learned.percentiles[notes], learned.suggester.authors[notes], size),
        months,
        calendar.trends(months),
    )


def pairs(learned: Learned, rows: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], Ints]:
    """Every row with every note that holds one of its terms, each pair once, in the order of rows, then of notes."""
    terms = learned.suggester.terms
    numbers = np.array([number for members in rows for number in members], np.int64)
    owner = np.repeat(np.arange(len(rows), dtype=np.int64), [len(members) for members in rows])
    sizes = terms.holder_starts[numbers + 1] - terms.holder_starts[numbers]
    notes = terms.holders[ranges(terms.holder_starts, numbers)]
    row = np.repeat(owner, sizes)
    if len(numbers) == len(rows):
        # One spelling each: nothing can be there twice.
        return row, notes
    many = max(len(learned), 1)
    packed = np.unique(row * many + notes)
    return packed // many, (packed % many).astype(np.int32)
