"""The right side: the whole of the campaign above, what is chosen below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.storage.records import SlotLine, Step
from ui.matrix.lists import Lists
from ui.matrix.side.cell import CellList
from ui.matrix.side.overview import Overview
from ui.matrix.side.slot import SlotEditor
from ui.theme import Theme


class Side(QWidget):
    """``leave_wished``: back to the grid. What shows a cell and a slot is made when it is first wanted, and then told of."""

    leave_wished = Signal()
    cell_made = Signal(object)
    slot_made = Signal(object)

    def __init__(self, theme: Theme, lists: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._lists = theme, lists
        self.overview = Overview(theme)
        self._below = QStackedWidget()
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

    @cached_property
    def cell(self) -> CellList:
        """The slots of a cell."""
        made = CellList(self._theme)
        made.leave_wished.connect(self.leave_wished)
        self._below.addWidget(made)
        self.cell_made.emit(made)
        return made

    @cached_property
    def slot(self) -> SlotEditor:
        """One slot."""
        self._lists.prepare()
        made = SlotEditor(self._theme, self._lists)
        made.leave_wished.connect(self.leave_wished)
        self._below.addWidget(made)
        self.slot_made.emit(made)
        return made

    @property
    def shows_slot(self) -> bool:
        """Whether one slot is shown."""
        return "slot" in vars(self) and not self._below.isHidden() and self._below.currentWidget() is self.slot

    def finish(self) -> None:
        """What is being written now is written."""
        if "slot" in vars(self):
            self.slot.finish()

    def show_cell(self, title: str, lines: Sequence[SlotLine], count: int) -> None:
        """Show the slots of a place."""
        self.finish()
        self.cell.show_cell(title, lines, count)
        self._show(self.cell)

    def show_slot(self, line: SlotLine, log: Sequence[Step], *, alone: bool) -> None:
        """Show one slot; its gates follow."""
        if line.slot.id != self.slot.id:
            self.slot.finish()
        self.slot.show_slot(line, log, alone=alone)
        self._show(self.slot)

    def show_nothing(self) -> None:
        """Nothing is chosen: the campaign has all the room."""
        self.finish()
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
