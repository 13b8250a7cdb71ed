"""Weeks of a pivot with the phase they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner.storage.records import Campaign, Head, Pivot


def with_phases(pivot: Pivot, axes: tuple[str, str], campaign: Campaign) -> Pivot:
    """The same pivot; a week says in which phase of the campaign most of it lies."""
    rows = _named(pivot.rows, campaign) if axes[0] == "week" else pivot.rows
    columns = _named(pivot.columns, campaign) if axes[1] == "week" else pivot.columns
    return replace(pivot, rows=rows, columns=columns)


def _named(heads: Sequence[Head], campaign: Campaign) -> tuple[Head, ...]:
    return tuple(
        replace(head, about=" · ".join(filter(None, (_phase(head.value, campaign), head.about)))) for head in heads
    )


def _phase(week: str | None, campaign: Campaign) -> str:
    if week is None:
        return ""
    monday = date.fromisoformat(week)
    days = [(monday + timedelta(days=at)).isoformat() for at in range(7)]
    shares = [(sum(phase.start <= day <= phase.end for day in days), phase.name) for phase in campaign.phases]
    most = max(shares, default=(0, ""), key=lambda share: share[0])
    return most[1] if most[0] else ""
