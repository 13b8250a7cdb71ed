"""Slots on their way to another day, while the mouse holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from ui.calendar.due import Item


@dataclass(frozen=True, slots=True)
class Drag:
    """``item`` is what was grabbed, ``ids`` the slots that go with it, ``goal`` the day under the pointer."""

    item: Item
    ids: tuple[str, ...]
    at: QPoint
    goal: date | None = None

    @classmethod
    def begun(cls, item: Item, pressed: QPoint, at: QPoint, chosen: Sequence[Item]) -> Drag | None:
        """A drag, once the pointer has gone far enough; a session is dragged alone."""
        if (at - pressed).manhattanLength() < QApplication.startDragDistance():
            return None
        slots = tuple(one.id for one in chosen if one.line) if item.line else ()
        return cls(item, slots, at)

    def to(self, at: QPoint, goal: date | None) -> Drag:
        """The pointer is here now."""
        return replace(self, at=at, goal=goal)

    @property
    def by(self) -> int:
        """By how many days what was grabbed would move."""
        if self.goal is None or self.item.day is None:
            return 0
        return (self.goal - date.fromisoformat(self.item.day)).days
