"""What a cell can be, and whether it says anything."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import Any

Cell = Any
"""None, text, int, float, bool, date, datetime, time, timedelta, or a list (JSON)."""

LONGEST_CELL = 100_000

NOTHING = frozenset(("", "nan", "none", "null", "nil", "undefined", "n/a", "#n/a", "#value!", "#ref!", "#name?", "\\n"))
"""What programs write where there is nothing. Words of people such as 未知 or - depend on the column."""
LONGEST_NOTHING = 20
"""The longest of these, with some blanks around it."""


def as_text(cell: Cell) -> str:
    """A cell as the text a person sees; a whole number loses its ``.0``, lists and mappings are joined by commas."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell[:LONGEST_CELL]
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, list):
        return ",".join(as_text(item) for item in cell[:1000] if not isinstance(item, (list, dict)))[:LONGEST_CELL]
    if isinstance(cell, int):
        # Python refuses to write out numbers of thousands of digits.
        return str(cell) if abs(cell) < 10**30 else ""
    return ""


def _number(cell: float) -> str:
    if not math.isfinite(cell):
        return ""
    return str(int(cell)) if cell == int(cell) and abs(cell) < 1e18 else repr(cell)


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing at all."""
    if isinstance(cell, str):
        if len(cell) > LONGEST_NOTHING:
            return cell.isspace()
        return not cell or cell.strip().lower() in NOTHING
    if isinstance(cell, float):
        return math.isnan(cell)
    return cell is None or cell == []
