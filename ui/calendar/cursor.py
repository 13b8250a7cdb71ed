"""Where the keys stand in a view of days, and where an arrow leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt

from ui.calendar.boxes import Boxes
from ui.calendar.span import WEEK

DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
"""What an arrow means for a day, and with Ctrl for the slot itself."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A day, and which of its chips; 0 also where there is none."""

    day: date
    at: int = 0


def stepped(cursor: Cursor, key: int, boxes: Boxes) -> Cursor:
    """Left and right go to the next day, up and down through the chips of a day and then to the next week."""
    here = _count(boxes, cursor.day)
    if key == Qt.Key.Key_Down and cursor.at + 1 < here:
        return replace(cursor, at=cursor.at + 1)
    if key == Qt.Key.Key_Up and cursor.at > 0:
        return replace(cursor, at=cursor.at - 1)
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and boxes.span.view == "week":
        return cursor
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        monday = cursor.day - timedelta(cursor.day.weekday())
        return Cursor(monday if key == Qt.Key.Key_Home else monday + timedelta(WEEK - 1))
    day = cursor.day + timedelta(DAYS[Qt.Key(key)])
    there = _count(boxes, day)
    if key == Qt.Key.Key_Up:
        return Cursor(day, max(0, there - 1))
    return Cursor(day, 0 if key == Qt.Key.Key_Down else min(cursor.at, max(0, there - 1)))


def _count(boxes: Boxes, day: date) -> int:
    cell = boxes.cells.get(day)
    return len(cell.boxes) if cell else 0
