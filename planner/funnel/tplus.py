"""ROI(T+x): what was sold within x days of a note, x being the product's decision cycle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from planner.funnel.standings import Standing


def gmv_within(note: Standing, daily: Mapping[str, float] | None, covered: frozenset[str]) -> float | None:
    """Yuan sold from the day of publishing to T+x; None when some day of it is in no file (``covered`` are the days a source has).

    A covered day without a row for this note is a day on which nothing was sold.
    """
    if daily is None or note.cycle is None or not note.published_on:
        return None
    first = date.fromisoformat(note.published_on)
    days = {(first + timedelta(days=after)).isoformat() for after in range(note.cycle + 1)}
    if not days <= covered:
        return None
    return sum(value for day, value in daily.items() if day in days)
