"""The first rows of a file of figures as they would be taken in: whose they are, of which days, and every number that is there."""

from __future__ import annotations

from collections.abc import Callable

from planner.importing.figure_fields import FIGURE_METRICS
from planner.importing.rows import FigureRow
from planner.metrics import METRICS
from ui.settings.rows import Column
from ui.show import number

LONGEST = 60


def _whose(row: FigureRow) -> str:
    named = row.title or row.id or row.url or row.author_name or ""
    return " ".join(named[: LONGEST * 3].split())[:LONGEST] or "–"


def _days(row: FigureRow) -> str:
    days = [day[:10] for day in dict.fromkeys((row.since, row.until)) if day]
    return (
        f"截至 {days[-1]}"
        if days and row.window == "累计"
        else "–".join(day[5:].replace("-", "/") for day in days) or "–"
    )


def _shown(name: str) -> Callable[[FigureRow], str]:
    def show(row: FigureRow) -> str:
        value = row.metrics.get(name)
        if value is None:
            return "–"
        return number(value) if METRICS[name].unit == "count" else METRICS[name].show(value)

    return show


def _meant(name: str) -> Callable[[FigureRow], str]:
    metric = METRICS[name]
    return lambda row: f"{metric.label}\n{metric.formula}"


FIGURES: tuple[Column[FigureRow], ...] = (
    Column("笔记", _whose, 190, tip=lambda row: "\n".join(filter(None, (row.title, row.id, row.url)))),
    Column("作者", lambda row: row.author_name or "–", 100, tip=lambda row: row.author_name or ""),
    Column("哪些天", _days, 110),
    Column("口径", lambda row: " · ".join(filter(None, (row.window, row.attribution, row.flow))), 120),
    *(Column(METRICS[name].label, _shown(name), 84, is_number=True, tip=_meant(name)) for name in FIGURE_METRICS),
)
