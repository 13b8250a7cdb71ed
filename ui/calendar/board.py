"""Days side by side, shown: what they hold, what is chosen in them, and where the keys stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.storage.records import SlotLine
from ui.calendar.boxes import Box, Boxes
from ui.calendar.cursor import Cursor
from ui.calendar.drag import Drag
from ui.calendar.due import Due, Item
from ui.calendar.paint import DaysPainter, State
from ui.calendar.span import Span
from ui.calendar.words import day_said, said, tip_of
from ui.theme import Theme
from ui.widgets.labels import tip


class DaysBoard(QWidget):
    """Shows and is asked; what keys and mouse do is ``DaysPlane``'s."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme, span: Span, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.span, self._due = span, Due()
        self._today = today
        self._cursor = Cursor(today)
        self._chosen: dict[str, Item] = {}
        self._late: Collection[str] = frozenset()
        self._hovered: Box | None = None
        self._drag: Drag | None = None
        self._painter = DaysPainter(theme)
        self._boxes = self._laid()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("日历")
        theme.theme_changed.connect(self._dress)

    @property
    def chosen(self) -> list[Item]:
        """What is chosen, in the order it was."""
        return list(self._chosen.values())

    @property
    def cursor_day(self) -> date:
        """The day the keys stand on."""
        return self._cursor.day

    @property
    def cursor_count(self) -> int:
        """How many slots that day has."""
        return self._due.on(self._cursor.day).count

    @property
    def boxes(self) -> Boxes:
        """Where everything stands."""
        return self._boxes

    def show_due(self, span: Span, due: Due, late: Collection[str], today: date) -> None:
        """Show these days. What was chosen stays chosen where it still can be seen."""
        self.span, self._due, self._late, self._today = span, due, late, today
        self._drag = None
        here = {item.id: item for day in due.days.values() for item in day.items}
        self._chosen = {id: here[id] for id in self._chosen if id in here}
        self._again()
        if len(self._chosen) == 1:
            box = self._boxes.box_of(next(iter(self._chosen)))
            self._cursor = Cursor(box.day, box.at) if box else self._cursor
        if not span.holds(self._cursor.day):
            self._cursor = Cursor(today if span.holds(today) else span.day)
        self.chosen_changed.emit()

    def correct(self, lines: Sequence[SlotLine], *, also_new: bool) -> None:
        """Show these slots as they are now, at once; the whole of the days follows with the next answer."""
        self.show_due(self.span, self._due.with_lines(lines, also_new=also_new), self._late, self._today)

    def go_to(self, day: date) -> None:
        """Let the keys stand on a day that is shown."""
        self._cursor = Cursor(day)
        self._told()

    def choose(self, *ids: str) -> None:
        """Choose slots by their ids, as far as they can be seen."""
        boxes = [box for id in ids if (box := self._boxes.box_of(id))]
        self._chosen = {box.item.id: box.item for box in boxes if box.item}
        if boxes:
            self._cursor = Cursor(boxes[0].day, boxes[0].at)
        self._told()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(700), self._theme.px(560))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        drag = self._drag
        state = State(
            self._today,
            self._cursor,
            self.hasFocus(),
            self._chosen.keys(),
            self._late,
            self._hovered,
            drag.goal if drag else None,
        )
        self._painter.paint(painter, event.rect(), self._boxes, state)
        if drag:
            size = next(self._boxes.all_boxes()).rect
            self._painter.ghost(painter, drag.at, drag.item, len(drag.ids), size)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._boxes.box_at(event.pos())
            words = tip_of(box.item, self._due) if box and box.item else ""
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def _box_here(self) -> Box | None:
        cell = self._boxes.cells.get(self._cursor.day)
        return cell.boxes[self._cursor.at] if cell and self._cursor.at < len(cell.boxes) else None

    def _told(self) -> None:
        box = self._box_here()
        day = day_said(self._cursor.day, self._due)
        self.setAccessibleDescription(f"{day}；{said(box.item)}" if box and box.item else day)
        self.update()
        self.chosen_changed.emit()

    def _laid(self) -> Boxes:
        return Boxes(self.span, self._due, self.width(), self.height(), self._theme.scale)

    @Slot()
    def _dress(self) -> None:
        self._painter.dress()
        self._again()

    def _again(self) -> None:
        self._boxes = self._laid()
        self._hovered = None
        self.update()
