"""Where everything of a view of days stands: pure geometry, so that painting and clicking agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect

from planner.storage.records import Phase
from ui.calendar.due import Due, Item
from ui.calendar.span import WEEK, Span

HEAD, NUMBER, BAND = 30, 24, 4
CHIP_MONTH, CHIP_WEEK, GAP = 21, 44, 3
PAD = 4
LEAST = 1
"""Chips that fit into a day of any week."""


@dataclass(frozen=True, slots=True)
class Box:
    """A chip, or the words "还有 N 篇" (``item`` None, ``more`` how many)."""

    rect: QRect
    day: date
    at: int
    item: Item | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: its place, the place of its number, and its boxes."""

    day: date
    rect: QRect
    number: QRect
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class BandPart:
    """The part of a phase that lies in one week: a thin line, and where its name stands, beside the number of a day."""

    rect: QRect
    name: QRect
    phase: Phase
    place: int


class Boxes:
    """The layout of a span in a place so wide and high, sizes multiplied by ``scale``."""

    def __init__(self, span: Span, due: Due, width: int, height: int, scale: float) -> None:
        self.span, self._due, self._scale = span, due, scale
        self._width, self._top = width, self._px(HEAD)
        self._high = max(1, height - self._top)
        self.bands: list[BandPart] = []
        self.cells: dict[date, DayCell] = {}
        self._tops = self._week_tops()
        for week in range(span.weeks):
            self._lay_week(week)

    def head(self, column: int) -> QRect:
        """The place of a weekday's name."""
        left, right = self._edges(column)
        return QRect(left, 0, right - left, self._top)

    def cell_at(self, point: QPoint) -> DayCell | None:
        """The day under a point."""
        return next((cell for cell in self.cells.values() if cell.rect.contains(point)), None)

    def box_at(self, point: QPoint) -> Box | None:
        """The chip under a point."""
        cell = self.cell_at(point)
        return next((box for box in cell.boxes if box.rect.contains(point)), None) if cell else None

    def box_of(self, id: str) -> Box | None:
        """The chip of a slot or a session."""
        return next((box for box in self.all_boxes() if box.item and box.item.id == id), None)

    def all_boxes(self) -> Iterator[Box]:
        """Every chip, day by day."""
        for cell in self.cells.values():
            yield from cell.boxes

    def _week_tops(self) -> list[int]:
        """Where each week begins, and the end of the last: what room there is goes to the weeks that have something to show."""
        weeks = self.span.weeks
        least = min(self._high // weeks, self._px(NUMBER + BAND + LEAST * (CHIP_MONTH + GAP)))
        wants = [max(0, self._fullest(week) - LEAST) for week in range(weeks)]
        spare, chip = self._high - least * weeks, self._px(CHIP_MONTH + GAP)
        given = [0] * weeks
        while spare >= chip and any(wants):
            # Whole chips only, each to the week that still hides the most.
            week = wants.index(max(wants))
            wants[week], given[week], spare = wants[week] - 1, given[week] + chip, spare - chip
        rest = spare // weeks
        tops = [self._top]
        for extra in given:
            tops.append(tops[-1] + least + extra + rest)
        tops[-1] = self._top + self._high
        return tops

    def _fullest(self, week: int) -> int:
        """The most that a day of a week has to show."""
        days = self.span.days[week * WEEK : (week + 1) * WEEK]
        return max(self._total(day) for day in days)

    def _total(self, day: date) -> int:
        due = self._due.on(day)
        return due.count + sum(item.live is not None for item in due.items)

    def _lay_week(self, week: int) -> None:
        top, bottom = self._tops[week], self._tops[week + 1]
        days = self.span.days[week * WEEK : (week + 1) * WEEK]
        band = self._px(BAND) if self._lay_bands(days, top) else 0
        for column, day in enumerate(days):
            left, right = self._edges(column)
            rect = QRect(left, top, right - left, bottom - top)
            number = QRect(left, top + band, right - left, self._px(NUMBER))
            self.cells[day] = DayCell(day, rect, number, tuple(self._boxes(day, rect, number.bottom() + 1)))

    def _lay_bands(self, days: list[date], top: int) -> bool:
        """The phases of a week; a week without one keeps its room when another has one, so that rows look alike."""
        first, last = days[0].isoformat(), days[-1].isoformat()
        for place, phase in enumerate(self._due.phases):
            if phase.start > last or phase.end < first:
                continue
            left, until = self._edges(max(0, (date.fromisoformat(phase.start) - days[0]).days))
            right = self._edges(min(WEEK - 1, (date.fromisoformat(phase.end) - days[0]).days))[1]
            line = QRect(left + 1, top, right - left - 1, self._px(BAND))
            room = (until - left) // 2
            name = QRect(until - room, top + self._px(BAND), room - self._px(8), self._px(NUMBER))
            self.bands.append(BandPart(line, name, phase, place))
        return bool(self._due.phases)

    def _boxes(self, day: date, rect: QRect, top: int) -> Iterator[Box]:
        due = self._due.on(day)
        total = self._total(day)
        high, gap = self._px(CHIP_WEEK if self.span.view == "week" else CHIP_MONTH), self._px(GAP)
        # The last chip needs no gap below it.
        room = max(0, (rect.bottom() - 1 - top + gap) // (high + gap))
        fits = min(len(due.items), room if total <= room else max(0, room - 1))
        pad = self._px(PAD)
        for at in range(fits):
            place = QRect(rect.left() + pad, top + at * (high + gap), rect.width() - 2 * pad, high)
            yield Box(place, day, at, due.items[at])
        if total > fits:
            line = min(self._px(CHIP_MONTH), high)
            below = min(top + fits * (high + gap), rect.bottom() - line)
            yield Box(QRect(rect.left() + pad, below, rect.width() - 2 * pad, line), day, fits, None, total - fits)

    def _edges(self, column: int) -> tuple[int, int]:
        return self._width * column // WEEK, self._width * (column + 1) // WEEK

    def _px(self, size: float) -> int:
        return round(size * self._scale)
