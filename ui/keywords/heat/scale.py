"""How strongly a cell of the heat map is coloured."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import Literal

Measure = Literal["row", "all"]
MEASURES: dict[Measure, str] = {"row": "和自己比", "all": "互相比"}


def strengths(counts: Sequence[int], most: int, measure: Measure) -> tuple[float, ...]:
    """0 to 1 for each count of a row.

    ``row`` compares the months of one keyword with its fullest month: when is it written? ``all`` compares with ``most``, the
    fullest cell of all, on a logarithmic scale: one keyword of thousands would leave all others blank.
    """
    if measure == "row":
        fullest = max(counts, default=0)
        return tuple(count / fullest if fullest else 0.0 for count in counts)
    return tuple(log1p(count) / log1p(most) if most else 0.0 for count in counts)
