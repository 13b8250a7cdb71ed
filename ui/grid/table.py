"""The view of a big table: its keys, and which rows are chosen, without asking a hundred thousand rows one by one."""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.grid.cells import LineCells
from ui.grid.model import Line, LinesModel
from ui.theme import Theme
from ui.widgets.table import DENSE, Table

KEPT_MOST = 1000
"""So many chosen rows are found again after the rows came in another order."""


class LinesTable(Table, Generic[Line]):
    """Delete removes what is chosen, Enter opens it, Ctrl+C copies it."""

    copy_wished = Signal()
    menu_wished = Signal(QPoint)
    """A right click or the menu key, at this point of the screen."""
    search_wished = Signal()
    """Up in the first row."""
    chosen_changed = Signal()

    def __init__(
        self, theme: Theme, name: str, model: LinesModel[Line], cells: LineCells[Line], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent, row=DENSE)
        self._cells = cells
        self._lines = model
        cells.setParent(self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        corner = QWidget()
        corner.setProperty("place", "surface")
        corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCornerWidget(corner)
        # A double click on a heading measures what can be seen and fetches nothing.
        self.horizontalHeader().setResizeContentsPrecision(0)
        # To paint itself the header asks of every column whether all of it is selected: of a hundred thousand rows, four seconds.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.selectionModel().selectionChanged.connect(self._told)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    @property
    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self._ranges())

    @property
    def chosen_ids(self) -> list[str]:
        """What is chosen, from the top."""
        return [id for first, last in self._ranges() for id in self._lines.ids[first : last + 1]]

    def show_ids(self, ids: list[str], *, stay: bool) -> None:
        """Show these. What was chosen stays chosen where it is still there.

        ``stay`` keeps the place that was looked at, and when all that was chosen is gone chooses what stands there now; else
        the first row is shown.
        """
        kept, current, place = self._kept(), self.currentIndex().row(), self.verticalScrollBar().value()
        if not self._lines.show(ids):
            self._lines.refresh()
            return
        rows = {id: row for row, id in enumerate(ids)} if kept else {}
        found = [rows[id] for id in kept if id in rows]
        if stay and kept and not found and ids:
            found = [min(max(current, 0), len(ids) - 1)]
        self._select(found)
        if stay:
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()
        if found:
            self.scrollTo(self._lines.index(found[0], 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._cells.by_rows:
            super().paintEvent(event)
            return
        seen = event.rect()
        cells = self.cells_between(seen.left(), seen.right())
        if not cells:
            return
        model, chosen = self._lines, self.selectionModel()
        painter = QPainter(self.viewport())
        for row, top, height in self.rows_between(painter, seen.top(), seen.bottom()):
            self._cells.draw_row(painter, row, (top, height), cells, chosen.isSelected(model.index(row, 0)))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._lines.ids:
            self.choose(0 if key == Qt.Key.Key_Home else len(self._lines.ids) - 1)
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.search_wished.emit()
        elif key == Qt.Key.Key_Menu:
            self._offer_menu()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._offer_menu()
        elif self.indexAt(event.pos()).isValid():
            self.menu_wished.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _offer_menu(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            below = self.visualRect(index.siblingAtColumn(0)).bottomLeft() + QPoint(24, 0)
            self.menu_wished.emit(self.viewport().mapToGlobal(below))

    def _ranges(self) -> list[tuple[int, int]]:
        """First and last row of every stretch of chosen rows, from the top; none overlap."""
        found: list[tuple[int, int]] = []
        parts = self.selectionModel().selection().toList()
        for first, last in sorted((part.top(), part.bottom()) for part in parts):
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], max(last, found[-1][1]))
            else:
                found.append((first, last))
        return found

    def _kept(self) -> list[str]:
        return self.chosen_ids if self.chosen_count <= KEPT_MOST else []

    def _select(self, rows: list[int]) -> None:
        wide, chosen = len(self._lines.columns) - 1, QItemSelection()
        for row in rows:
            chosen.select(self._lines.index(row, 0), self._lines.index(row, wide))
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if rows:
            model.setCurrentIndex(self._lines.index(rows[0], 0), flags.NoUpdate)
        model.select(chosen, flags.ClearAndSelect)
        self._told()

    @Slot()
    def _told(self) -> None:
        self.chosen_changed.emit()

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._mark()

    def _mark(self) -> None:
        self._cells.current = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()
