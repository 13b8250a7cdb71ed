"""A list that a person goes through one by one."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.cells import LineCells
from ui.grid.model import LinesModel
from ui.grid.table import LinesTable
from ui.theme import Theme

Line = TypeVar("Line")


class TriageTable(LinesTable[Line]):
    """Tall rows of one column. Enter does what the list is for; J and K, which belong to the page, go on and back."""

    enter_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: LinesModel[Line],
        cells: LineCells[Line],
        parent: QWidget | None = None,
        *,
        row: int,
    ) -> None:
        super().__init__(theme, name, model, cells, parent)
        self._row = row
        self._scale()
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def step(self, by: int) -> None:
        """Choose the next row, or the one before."""
        rows = self.model().rowCount()
        if rows:
            here = self.currentIndex().row()
            self.choose(min(max(here + by, 0), rows - 1) if here >= 0 else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)
