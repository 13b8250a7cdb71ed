"""The month and the week: days side by side, slots as chips that can be dragged to another day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.calendar.boxes import Box, Boxes
from ui.calendar.cursor import DAYS, Cursor, stepped
from ui.calendar.drag import Drag
from ui.calendar.due import Due, Item
from ui.calendar.paint import DaysPainter, State
from ui.calendar.span import Span
from ui.calendar.words import day_said, said, tip_of
from ui.theme import Theme
from ui.widgets.labels import tip

WALK = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
WHEEL = 120


class DaysPlane(QWidget):
    """Arrows walk, Enter opens, Ctrl and an arrow move what is chosen by a day or a week, dragging moves it anywhere.

    ``move_wished`` carries ids of slots and by how many days, ``live_move_wished`` a session and its new day.
    """

    chosen_changed = Signal()
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
    menu_wished = Signal(QPoint)

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
        self._pressed: tuple[QPoint, Item] | None = None
        self._painter = DaysPainter(theme, self)
        self._boxes = self._laid()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("日历")
        theme.theme_changed.connect(self._again)

    @property
    def chosen(self) -> list[Item]:
        """What is chosen, in the order it was."""
        return list(self._chosen.values())

    @property
    def cursor_day(self) -> date:
        """The day the keys stand on."""
        return self._cursor.day

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
        self._painter.paint(painter, event.rect(), self._boxes, self._due, state)
        if drag:
            size = next(self._boxes.all_boxes()).rect
            self._painter.ghost(painter, drag.at, drag.item, len(drag.ids), size)
        painter.end()

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
            if box is not None and event.button() == Qt.MouseButton.LeftButton:
                self.more_wished.emit(box.day)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self._chosen.pop(box.item.id, None) is None:
                self._chosen[box.item.id] = box.item
        else:
            if box.item.id not in self._chosen:
                self._chosen = {box.item.id: box.item}
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = (point, box.item)
        self._told()

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self._boxes.box_at(event.pos())
            words = tip_of(box.item, self._due) if box and box.item else ""
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

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

    def _box_here(self) -> Box | None:
        cell = self._boxes.cells.get(self._cursor.day)
        return cell.boxes[self._cursor.at] if cell and self._cursor.at < len(cell.boxes) else None

    def _drop_drag(self) -> None:
        self._drag, self._pressed = None, None
        self.unsetCursor()
        self.update()

    def _told(self) -> None:
        box = self._box_here()
        day = day_said(self._cursor.day, self._due)
        self.setAccessibleDescription(f"{day}；{said(box.item)}" if box and box.item else day)
        self.update()
        self.chosen_changed.emit()

    def _laid(self) -> Boxes:
        return Boxes(self.span, self._due, self.width(), self.height(), self._theme.scale)

    @Slot()
    def _again(self) -> None:
        self._boxes = self._laid()
        self._hovered = None
        self.update()
