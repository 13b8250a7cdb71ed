"""The grid of a pivot: one widget, however many cells. Arrows move, Enter opens, a tile can be dragged to another cell."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from planner.storage.records import Cell, Pivot
from ui.keywords.plane import NAMES_COLUMN
from ui.matrix.grid.dragging import SCROLL_MS, Drag, Place, pull
from ui.matrix.grid.painting import Painting
from ui.matrix.grid.telling import tell
from ui.theme import Theme
from ui.widgets.labels import tip

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_PageUp: (-10, 0),
    Qt.Key.Key_PageDown: (10, 0),
    Qt.Key.Key_Home: (0, -1_000_000),
    Qt.Key.Key_End: (0, 1_000_000),
}
NOWHERE: Place = (-1, -1)


class PivotGrid(Painting):
    """Shows a pivot. ``movable`` tells whether a tile of it may be dropped elsewhere along (rows, columns)."""

    chosen_changed = Signal()
    opened = Signal(int, int)
    """Enter or a double click on a cell that holds something."""
    new_wished = Signal(int, int)
    """The same on an empty one."""
    moved = Signal(object, object)
    """Row and column of where a tile was taken, and of where it was let go."""
    menu_wished = Signal(QPoint)
    delete_wished = Signal()
    leave_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName("内容矩阵")
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.movable = (True, True)
        self._pressed: tuple[Place, QPoint] | None = None
        self._scroller = QTimer(self)
        self._scroller.setInterval(SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)

    @property
    def current_cell(self) -> Cell | None:
        """What lies in the current cell."""
        return self.pivot.cells.get(self.current)

    def show_pivot(self, pivot: Pivot, today: date, *, stay: bool) -> None:
        """Show a pivot; with ``stay`` the current cell is kept by what it stands for, else nothing is current."""
        kept = self._values(self.current) if stay else None
        self.pivot = pivot
        self.grouped = any(head.group for head in pivot.rows)
        monday = today - timedelta(days=today.weekday())
        self.now = frozenset({today.isoformat(), monday.isoformat()})
        self.current = self._place_of(kept) if kept else NOWHERE
        self._hovered = NOWHERE
        self._end_drag()
        self._measure()
        if not stay:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self.viewport().update()

    def choose(self, place: Place) -> None:
        """Make a cell the current one, bring it into sight and say so."""
        self.current = place
        if place != NOWHERE:
            self.bring(*place)
        self.viewport().update()
        self.chosen_changed.emit()

    def drag_from_outside(self, at: QPoint, words: str) -> None:
        """Something from beside the grid is dragged over the screen at ``at``."""
        self._drag_to(Drag(None, words, QPoint()), self.viewport().mapFromGlobal(at))

    def drop_from_outside(self) -> Place | None:
        """It was let go: the cell it fell on, if any."""
        target = self.drag.target if self.drag else None
        self._end_drag()
        return target

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, column = self.cell_at(event.pos())
            words = tell(self.pivot, row, column)
            where = self.cell_rect(max(row, 0), column)
            QToolTip.showText(event.globalPos(), tip(words), self.viewport(), where)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(NOWHERE)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.cell_at(event.position().toPoint())
        if place[0] < 0 or place[1] < 0:
            return
        self.choose(place)
        if event.button() == Qt.MouseButton.LeftButton and place in self.pivot.cells and any(self.movable):
            self._pressed = place, event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.drag is not None and self.drag.source is not None:
            self._drag_to(self.drag, at)
        elif self._pressed and (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            source = self._pressed[0]
            cell = self.pivot.cells[source]
            self._drag_to(Drag(source, f"{cell.count} {cell.keyword}", at), at)
        else:
            self._hover(self.cell_at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._pressed = self.drag, None
        self._end_drag()
        if drag and drag.source and drag.target:
            self.moved.emit(drag.source, drag.target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.cell_at(event.position().toPoint())
        if place[0] >= 0 and place[1] >= 0:
            self._pressed = None
            self._open(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current != NOWHERE:
            self.menu_wished.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if self.drag:
                self._pressed = None
                self._end_drag()
            elif self.current != NOWHERE:
                self.choose(NOWHERE)
            else:
                self.leave_wished.emit()
        elif key in STEPS and self.pivot.rows and self.pivot.columns:
            self._step(*STEPS[key], moving=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current != NOWHERE:
            self._open(self.current)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_cell:
            self.delete_wished.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, place: Place) -> None:
        (self.opened if place in self.pivot.cells else self.new_wished).emit(*place)

    def _step(self, down: int, across: int, *, moving: bool) -> None:
        row, column = self.current if self.current != NOWHERE else (0, 0)
        if self.current != NOWHERE:
            row = max(0, min(self.row_count() - 1, row + down))
            column = max(0, min(self.column_count() - 1, column + across))
        source = self.current
        # Ctrl carries the tile along, as far as this view lets it.
        if moving and self.current_cell and self._allowed(source, (row, column)):
            self.moved.emit(source, (row, column))
        self.choose((row, column))

    def _allowed(self, source: Place | None, target: Place) -> bool:
        if source is None:
            return any(self.movable)
        return source != target and all(free or source[axis] == target[axis] for axis, free in enumerate(self.movable))

    def _drag_to(self, drag: Drag, at: QPoint) -> None:
        drag.at = at
        place = self.cell_at(at) if self.viewport().rect().contains(at) else NOWHERE
        inside = place[0] >= 0 and place[1] >= 0
        drag.target = place if inside and self._allowed(drag.source, place) else None
        if self.drag is None:
            self._scroller.start()
        self.drag = drag
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor if drag.target else Qt.CursorShape.ForbiddenCursor)
        self.viewport().update()

    def _end_drag(self) -> None:
        self._scroller.stop()
        if self.drag is not None:
            self.drag = None
            self.viewport().unsetCursor()
            self.viewport().update()

    @Slot()
    def _scroll_on(self) -> None:
        if self.drag is None:
            return
        at, room = self.drag.at, self.viewport().rect()
        if room.contains(at):
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() + pull(at.x(), self.names_width, room.right()))
            down.setValue(down.value() + pull(at.y(), self.head_height, room.bottom()))
            self._drag_to(self.drag, at)

    def _hover(self, place: Place) -> None:
        place = place if place[0] >= 0 and place[1] > NAMES_COLUMN else NOWHERE
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    def _values(self, place: Place) -> tuple[str | None, str | None] | None:
        if place == NOWHERE or place[0] >= self.row_count() or place[1] >= self.column_count():
            return None
        return self.pivot.rows[place[0]].value, self.pivot.columns[place[1]].value

    def _place_of(self, values: tuple[str | None, str | None]) -> Place:
        row = next((at for at, head in enumerate(self.pivot.rows) if head.value == values[0]), -1)
        column = next((at for at, head in enumerate(self.pivot.columns) if head.value == values[1]), -1)
        return (row, column) if row >= 0 and column >= 0 else NOWHERE

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_all(event)
