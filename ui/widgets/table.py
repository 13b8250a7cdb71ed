"""A plain table: rows of one height, no grid, one hairline between rows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
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
