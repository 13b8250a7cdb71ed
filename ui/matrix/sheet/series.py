"""What dragging the handle writes: days and numbers go on as they began, everything else repeats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from ui.matrix.sheet.columns import money_plain
from ui.matrix.sheet.given import Given

DAYS, NUMBERS = "day", "price"


def go_on(given: Sequence[Given], count: int) -> list[Given]:
    """So many more after ``given``. One day is followed by the next; one number repeats; two or more go on in their step.

    Prices never fall below zero: then they repeat, as does what has no even step.
    """
    fields = {one.field for one in given}
    if fields == {DAYS}:
        found = _days([one.value for one in given], count)
    elif fields == {NUMBERS} and len(given) > 1:
        found = _numbers([one.value for one in given], count)
    else:
        found = None
    return found or [given[at % len(given)] for at in range(count)]


def _days(values: Sequence[object], count: int) -> list[Given] | None:
    days = [date.fromisoformat(value) for value in values if isinstance(value, str)]
    if len(days) != len(values):
        return None
    steps = {after - before for before, after in pairwise(days)} or {timedelta(1)}
    if len(steps) > 1:
        return None
    step = steps.pop()
    found = [(days[-1] + step * at).isoformat() for at in range(1, count + 1)]
    return [Given(text, DAYS, text) for text in found]


def _numbers(values: Sequence[object], count: int) -> list[Given] | None:
    numbers = [value for value in values if isinstance(value, (int, float))]
    if len(numbers) != len(values):
        return None
    steps = {round(after - before, 2) for before, after in pairwise(numbers)}
    if len(steps) > 1:
        return None
    step = steps.pop()
    found = [round(numbers[-1] + step * at, 2) for at in range(1, count + 1)]
    return [Given(money_plain(one), NUMBERS, one) for one in found] if min(found, default=0) >= 0 else None
