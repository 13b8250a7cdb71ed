"""One half of the sheet: the frozen columns, or those that are scrolled. What is marked, and every key, is the deck's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QLineEdit, QWidget

from ui.matrix.sheet.cells import SheetCells
from ui.matrix.sheet.header import SheetHeader
from ui.matrix.sheet.marks import Area
from ui.matrix.sheet.model import SlotsModel
from ui.theme import Theme
from ui.widgets.table import DENSE, Table

if TYPE_CHECKING:
    from ui.matrix.sheet.deck import Deck

HANDLE = 7
"""Side of the square at the corner of what is marked; dragging it fills."""
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
EDITING = QAbstractItemView.State.EditingState
Trigger = QAbstractItemView.EditTrigger


class Pane(Table):
    """Qt's own ways of marking are not used: an area may reach over both halves."""

    context_wished = Signal(QPoint)
    """A right click or the menu key, at this point of the screen."""

    def __init__(self, theme: Theme, name: str, model: SlotsModel, cells: SheetCells, deck: Deck) -> None:
        super().__init__(theme, name, deck, row=DENSE)
        self._deck, self._cells = deck, cells
        self._pressed = ""
        """What the mouse is doing: marking, filling, or nothing."""
        cells.setParent(self)
        self.head = SheetHeader(theme, model, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setResizeContentsPrecision(0)
        # To paint itself the header asks of every column whether all of it is selected: of a hundred thousand rows, four seconds.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being written."""
        return self.state() == EDITING

    def begin(self, index: QModelIndex) -> None:
        """Write the cell, what is there first."""
        if self.edit(index, Trigger.AllEditTriggers, QEvent(QEvent.Type.None_)):
            editor = self.indexWidget(index) or QApplication.focusWidget()
            if isinstance(editor, QLineEdit):
                editor.end(False)

    def cell_under(self, point: QPoint) -> QModelIndex:
        """The cell at a point of the viewport; outside of all cells the nearest one."""
        last = self.model().rowCount() - 1
        row = self.rowAt(min(max(point.y(), 0), self.viewport().height() - 1))
        column = self.columnAt(point.x())
        return self.model().index(row if row >= 0 else last, column)

    def event(self, event: QEvent) -> bool:
        # Keys of a spreadsheet are not commands of the page while the sheet has them.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._deck.keys.takes(event)
        ):
            event.accept()
            return True
        # Qt would hand Tab to the next widget before anybody is asked.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in TABS:
            return self._deck.keys.press(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._deck.keys.press(event):
            # Anything else that makes a character begins an edit; Table would take Enter and Delete for itself.
            QAbstractItemView.keyPressEvent(self, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self.is_editing
        super().inputMethodEvent(event)
        # Qt keeps a composition for the editor, but a text that comes at once (，, handwriting, speech) only opens it.
        editor = QApplication.focusWidget()
        if not before and self.is_editing and not event.preeditString() and isinstance(editor, QLineEdit):
            QApplication.sendEvent(editor, event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.handle_place().contains(event.position().toPoint()):
            self._pressed = "filling"
        elif index.isValid():
            right = event.button() == Qt.MouseButton.RightButton
            if not (right and self.selectionModel().isSelected(index)):
                self._deck.mouse.press(index.row(), index.column(), event.modifiers())
            self._pressed = "" if right else "marking"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            self._deck.mouse.drag(self.viewport().mapToGlobal(point), filling=self._pressed == "filling")
            return
        shape = Qt.CursorShape.CrossCursor if self.handle_place().contains(point) else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed:
            self._deck.mouse.release(filling=self._pressed == "filling")
            self._pressed = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._deck.open_cell(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._deck.offer_menu()
        elif self.indexAt(event.pos()).isValid():
            self.context_wished.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._deck.repaint_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._deck.repaint_marks()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._deck.closed_editor()

    def handle_place(self) -> QRect:
        """Where the handle of what is marked stands here; nowhere when its corner lies in the other half."""
        corner = self._deck.corner()
        if corner is None or self.isColumnHidden(corner[1]):
            return QRect()
        cell = self.visualRect(self.model().index(*corner))
        side = self._theme.px(HANDLE)
        return QRect(cell.right() - side + 1, cell.bottom() - side + 1, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.model().rowCount():
            return
        painter = QPainter(self.viewport())
        self._draw_cells(painter, event.rect())
        self._rule(painter)
        theme, deck = self._theme, self._deck
        filling = self._area_place(deck.filling) if deck.filling else QRect()
        if not filling.isNull():
            painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(filling.adjusted(0, 0, -1, -1))
        marked = self._area_place(deck.marks.area)
        painter.setPen(QPen(theme.color("accent" if deck.has_keys else "faint"), 1))
        if not marked.isNull() and deck.marks.area.count != 1:
            painter.drawRect(marked.adjusted(0, 0, -1, -1))
        column = deck.column_at(deck.marks.cell[1])
        if column is not None and not self.isColumnHidden(column):
            cell = self.visualRect(self.model().index(deck.marks.cell[0], column))
            painter.setPen(QPen(theme.color("accent" if deck.has_keys else "faint"), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        handle = self.handle_place()
        if not handle.isNull() and deck.has_keys:
            painter.fillRect(handle.adjusted(-1, -1, 0, 0), theme.color("surface"))
            painter.fillRect(handle, theme.color("accent"))
        painter.end()

    def _draw_cells(self, painter: QPainter, seen: QRect) -> None:
        """Draw the cells that are seen: Qt takes as long to ask for a cell as we to draw it."""
        deck, cells = self._deck, self.cells_between(seen.left(), seen.right())
        areas = [(area.top, area.bottom, frozenset(deck.columns_of(area))) for area in deck.marks.areas]
        for row, top, height in self.rows_between(painter, seen.top(), seen.bottom()):
            chosen = frozenset[int]().union(*(columns for low, high, columns in areas if low <= row <= high))
            for at, left, width in cells:
                self._cells.draw_cell(painter, QRect(left, top, width, height), row, at, at in chosen)

    def _rule(self, painter: QPainter) -> None:
        """Hairlines below rows and beside columns."""
        size, line = self.viewport().size(), self._theme.color("line")
        first, last = self.rowAt(0), self.rowAt(size.height() - 1)
        last = last if last >= 0 else self.model().rowCount() - 1
        end = self.rowViewportPosition(last) + self.rowHeight(last)
        header = self.horizontalHeader()
        width = min(size.width(), header.length() - header.offset())
        for row in range(max(first, 0), last + 1):
            painter.fillRect(0, self.rowViewportPosition(row) + self.rowHeight(row) - 1, width, 1, line)
        for column in range(header.count()):
            if not header.isSectionHidden(column):
                x = self.columnViewportPosition(column) + self.columnWidth(column) - 1
                painter.fillRect(x, 0, 1, end, line)
        if self is self._deck.left:
            # Where the frozen columns end.
            edge = self._theme.color("faint")
            edge.setAlphaF(0.5)
            painter.fillRect(size.width() - 1, 0, 1, end, edge)

    def _area_place(self, area: Area) -> QRect:
        """The rectangle of an area as far as it lies in this half, an edge out of sight where it goes on in the other."""
        columns = [column for column in self._deck.columns_of(area) if not self.isColumnHidden(column)]
        if not columns:
            return QRect()
        first, last = area.top, area.bottom
        top = self.rowViewportPosition(first)
        bottom = self.rowViewportPosition(last) + self.rowHeight(last)
        left = min(self.columnViewportPosition(column) for column in columns)
        right = max(self.columnViewportPosition(column) + self.columnWidth(column) for column in columns)
        # Far-away edges would overflow what a painter can draw.
        top, bottom = max(top, -10), min(bottom, self.viewport().height() + 10)
        return QRect(left, top, right - left, bottom - top) if bottom > top else QRect()
