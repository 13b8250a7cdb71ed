"""Months as numbers, notes by month, and whether a keyword is on the rise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Months: TypeAlias = NDArray[np.int16]
"""Months since the year 0 (2025-03 is 12 · 2025 + 2), -1 unknown: 16 bits reach beyond the year 2700."""

SHOWN = 24
NEW = 3
"""Months that count as new."""
EXPECTED_LEAST = 2.0
"""Notes the new months would have if a keyword were steady; below, chance alone decides."""
HOLDING_LEAST = 8
"""Notes with a month before there is a trend."""

_MONTH = re.compile(r"(\d{4})-(\d\d)")


def months_of(moments: Iterable[str | None]) -> Months:
    """The month of each ISO 8601 date, -1 where there is none."""
    return np.array([_number(moment) for moment in moments], np.int16)


def _number(moment: str | None) -> int:
    match = _MONTH.match(moment or "")
    year, month = (int(match[1]), int(match[2])) if match else (0, 0)
    return 12 * year + month - 1 if 1970 <= year <= 2700 and 1 <= month <= 12 else -1


@dataclass(frozen=True)
class Calendar:
    """The months a library covers, at most the last 24, and how many notes each has. ``first`` is the number of the first."""

    first: int
    notes: NDArray[np.int64]

    @classmethod
    def of(cls, months: Months) -> Calendar:
        """From the month of every note; without any known month it is empty."""
        known = months[months >= 0]
        if not len(known):
            return cls(0, np.zeros(0, np.int64))
        last = int(known.max())
        first = max(int(known.min()), last - SHOWN + 1)
        return cls(first, np.bincount(known[known >= first] - first, minlength=last - first + 1))

    @property
    def names(self) -> tuple[str, ...]:
        """``2025-03``, oldest first."""
        return tuple(f"{at // 12}-{at % 12 + 1:02d}" for at in range(self.first, self.first + len(self.notes)))

    def table(self, rows: NDArray[Any], months: Months, size: int) -> NDArray[np.int64]:
        """Notes by row (of ``size``) and month, from pairs of a row's number and a note's month."""
        wide = len(self.notes)
        if not wide:
            return np.zeros((size, 0), np.int64)
        inside = months >= self.first
        places = rows[inside].astype(np.int64) * wide + (months[inside].astype(np.int64) - self.first)
        return np.bincount(places, minlength=size * wide).reshape(size, wide)

    def trends(self, table: NDArray[np.int64]) -> NDArray[np.float64]:
        """Of each row the share of all notes in the newest 3 months over the share in the months before; NaN when too few.

        Shares, since an import that brings many notes of one month would otherwise make everything rise.
        """
        result = np.full(len(table), np.nan)
        if len(self.notes) <= NEW:
            return result
        new, old = int(self.notes[-NEW:].sum()), int(self.notes[:-NEW].sum())
        if not new or not old:
            return result
        mine_new, mine_old = table[:, -NEW:].sum(axis=1), table[:, :-NEW].sum(axis=1)
        mine = mine_new + mine_old
        enough = (mine >= HOLDING_LEAST) & (mine * (new / (new + old)) >= EXPECTED_LEAST) & (mine_old > 0)
        result[enough] = (mine_new[enough] / new) / (mine_old[enough] / old)
        return result
