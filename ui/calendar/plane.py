"""The month and the week: days side by side, slots as chips that can be dragged to another day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.calendar.board import DaysBoard
from ui.calendar.boxes import Box
from ui.calendar.cursor import DAYS, Cursor, stepped
from ui.calendar.drag import Drag
from ui.calendar.due import Item
from ui.calendar.span import Span
from ui.theme import Theme

WALK = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
WHEEL = 120


class DaysPlane(DaysBoard):
    """Arrows walk, Enter opens, Ctrl and an arrow move what is chosen by a day or a week, dragging moves it anywhere.

    ``move_wished`` carries ids of slots and by how many days, ``live_move_wished`` a session and its new day.
    """

    open_requested = Signal(object)
    """An Item."""
    move_wished = Signal(object, int)
    live_move_wished = Signal(str, object)
    more_wished = Signal(object)
    """All of this day."""
    add_wished = Signal(object)
    """A double click where nothing stands, on this day."""
    day_left = Signal(object)
    """The keys went to a day that is not shown."""
    step_wished = Signal(int)
    delete_wished = Signal()
    """Of what is chosen."""
    menu_wished = Signal(QPoint)

    def __init__(self, theme: Theme, span: Span, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, span, today, parent)
        self._pressed: tuple[QPoint, Item] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._drag:
            self._drop_drag()
        elif held == Qt.KeyboardModifier.ControlModifier and key in DAYS:
            self._move_chosen(DAYS[Qt.Key(key)])
        elif not held and key in WALK:
            self._walk(stepped(self._cursor, key, self._boxes))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._box_here())
        elif key == Qt.Key.Key_Delete and self._chosen:
            self.delete_wished.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.step_wished.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Menu:
            box = self._box_here()
            self.menu_wished.emit(self.mapToGlobal(box.rect.bottomLeft() if box else QPoint(40, 40)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        box = self._boxes.box_at(point)
        if event.button() == Qt.MouseButton.RightButton and self._drag:
            self._drop_drag()
            return
        cell = self._boxes.cell_at(point)
        if cell is None:
            return
        self._cursor = Cursor(cell.day, box.at if box else 0)
        if box is None or box.item is None:
            self._chosen = {}
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._chosen.pop(box.item.id, None) is None:
                self._chosen[box.item.id] = box.item
        else:
            if box.item.id not in self._chosen:
                self._chosen = {box.item.id: box.item}
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = (point, box.item)
        self._told()
        if box is not None and box.item is None and event.button() == Qt.MouseButton.LeftButton:
            self.more_wished.emit(box.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag:
            cell = self._boxes.cell_at(point)
            self._drag = self._drag.to(point, cell.day if cell else None)
            self.update()
        elif self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag = Drag.begun(self._pressed[1], self._pressed[0], point, self.chosen)
            if self._drag:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            box = self._boxes.box_at(point)
            self.setCursor(Qt.CursorShape.PointingHandCursor if box else Qt.CursorShape.ArrowCursor)
            if box != self._hovered:
                self._hovered = box
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, drag = self._pressed, self._drag
        self._drop_drag()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if drag and drag.by:
            self._wish(drag.item, drag.ids, drag.by)
        elif pressed and not drag and not event.modifiers() and len(self._chosen) > 1:
            # A click on one of several, without dragging them, means that one.
            self._chosen = {pressed[1].id: pressed[1]}
            self._told()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        box, cell = self._boxes.box_at(point), self._boxes.cell_at(point)
        self._pressed = None
        if box is not None:
            self._open(box)
        elif cell is not None:
            self.add_wished.emit(cell.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self.menu_wished.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / WHEEL
        if abs(steps) >= 1:
            self.step_wished.emit(-1 if steps > 0 else 1)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drop_drag()

    def _walk(self, cursor: Cursor) -> None:
        self._cursor = cursor
        if not self.span.holds(cursor.day):
            self.day_left.emit(cursor.day)
            return
        box = self._box_here()
        self._chosen = {box.item.id: box.item} if box and box.item else {}
        self._told()

    def _move_chosen(self, by: int) -> None:
        live = next((item for item in self._chosen.values() if item.live), None)
        if live is not None:
            self._wish(live, (), by)
        elif self._chosen:
            self._wish(next(iter(self._chosen.values())), tuple(self._chosen), by)

    def _wish(self, item: Item, ids: tuple[str, ...], by: int) -> None:
        if item.live:
            self.live_move_wished.emit(item.id, date.fromisoformat(item.live.day) + timedelta(by))
        elif ids:
            self.move_wished.emit(ids, by)

    def _open(self, box: Box | None) -> None:
        if box is None:
            return
        if box.item is None:
            self.more_wished.emit(box.day)
        else:
            self.choose(box.item.id)
            self.open_requested.emit(box.item)

    def _drop_drag(self) -> None:
        self._drag, self._pressed = None, None
        self.unsetCursor()
        self.update()
