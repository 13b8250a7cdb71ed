"""The right side: the whole of the campaign above, what is chosen below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.storage.records import Gate, SlotLine, Step
from ui.matrix.lists import Lists
from ui.matrix.side.cell import CellList
from ui.matrix.side.overview import Overview
from ui.matrix.side.slot import SlotEditor
from ui.theme import Theme


class Side(QWidget):
    """``leave_wished``: back to the grid."""

    leave_wished = Signal()

    def __init__(self, theme: Theme, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.overview, self.cell, self.slot = Overview(theme), CellList(theme), SlotEditor(theme, lists)
        self._below = QStackedWidget()
        self._below.addWidget(self.cell)
        self._below.addWidget(self.slot)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.overview)
        self.split.addWidget(self._below)
        self.split.setStretchFactor(0, 4)
        self.split.setStretchFactor(1, 5)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.cell.leave_wished.connect(self.leave_wished)
        self.slot.leave_wished.connect(self.leave_wished)

    @property
    def shows_slot(self) -> bool:
        """Whether one slot is shown."""
        return not self._below.isHidden() and self._below.currentWidget() is self.slot

    def show_cell(self, title: str, lines: Sequence[SlotLine], count: int) -> None:
        """Show the slots of a place."""
        self.slot.finish()
        self.cell.show_cell(title, lines, count)
        self._show(self.cell)

    def show_slot(self, line: SlotLine, gates: Sequence[Gate], log: Sequence[Step], *, alone: bool) -> None:
        """Show one slot."""
        if line.slot.id != self.slot.id:
            self.slot.finish()
        self.slot.show_slot(line, gates, log, alone=alone)
        self._show(self.slot)

    def show_nothing(self) -> None:
        """Nothing is chosen: the campaign has all the room."""
        self.slot.finish()
        self._below.hide()

    def enter(self) -> None:
        """Put the keys into what is chosen."""
        if not self._below.isHidden():
            (self.slot if self.shows_slot else self.cell).enter()

    def _show(self, widget: QWidget) -> None:
        fresh = self._below.isHidden()
        self._below.setCurrentWidget(widget)
        self._below.show()
        if fresh:
            high = max(2, self.height())
            self.split.setSizes([high * 4 // 9, high * 5 // 9])
