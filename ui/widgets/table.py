"""A plain table: rows of one height, no grid, one hairline between rows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import Theme

ROW, DENSE = 36, 30


class Table(QTableView):
    """Delete says ``delete_requested``, Enter ``open_requested`` (unless the cell can be edited); Tab leaves the table."""

    delete_requested = Signal()
    open_requested = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, row: int = ROW) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Measuring rows would fetch every one of them.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._scale()
        theme.theme_changed.connect(self._scale)

    @property
    def chosen_rows(self) -> list[int]:
        """The selected rows, from the top."""
        model = self.selectionModel()
        return sorted(index.row() for index in model.selectedRows()) if model else []

    def choose(self, row: int) -> None:
        """Select one row and bring it into sight."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def rows_between(self, painter: QPainter, top: int, bottom: int) -> Iterator[tuple[int, int, int]]:
        """Number, top and height of each row between two points of the viewport; what the style sheet gives the cell under the mouse
        and the one the keys are at is painted before a row is handed out."""
        mouse = self.viewport().mapFromGlobal(QCursor.pos())
        hovered = self.indexAt(mouse) if self.viewport().underMouse() else QModelIndex()
        marked = [(hovered, "hover"), (self.currentIndex() if self.hasFocus() else QModelIndex(), "tint")]
        first = self.rowAt(max(top, 0))
        for row in range(first, self.model().rowCount() if first >= 0 else first):
            place = self.rowViewportPosition(row)
            if place > bottom:
                break
            for index, token in marked:
                if index.row() == row:
                    painter.fillRect(self.visualRect(index), self._theme.color(token))
            yield row, place, self.rowHeight(row)

    def cells_between(self, left: int, right: int) -> list[tuple[int, int, int]]:
        """Column, left edge and width of what is shown between two points of the viewport, from the left."""
        header, found = self.horizontalHeader(), list[tuple[int, int, int]]()
        for visual in range(header.count()):
            at = header.logicalIndex(visual)
            begins, width = header.sectionViewportPosition(at), header.sectionSize(at)
            if width and begins <= right and begins + width > left:
                found.append((at, begins, width))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not editing:
            self.delete_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if not self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.EditKeyPressed, event):
                self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def _scale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._row))
