"""All slots of one day: a day may hold hundreds, and its cell shows a few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.matrix.timing import Bounds
from planner.storage.records import SlotLine
from ui import show
from ui.calendar.queue import ONE_DAY, QueueModel, QueueTable
from ui.grid.layout import Layout
from ui.services import Services
from ui.widgets.labels import PlainLabel


class OneDayList(QWidget):
    """A heading and a table; Enter or a double click opens a slot."""

    open_requested = Signal(str)

    def __init__(
        self, services: Services, fetch: Callable[[Sequence[str]], Sequence[SlotLine]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._head = PlainLabel("", "section")
        self.model = QueueModel(ONE_DAY, fetch, self)
        self.table = QueueTable(services.theme, "这一天的排期", self.model)
        self._layout = Layout(services.theme, self.table, services.memory, ONE_DAY, "calendar.day.columns")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)
        self.table.open_requested.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())

    def show_day(self, day: date, ids: list[str], bounds: Bounds, *, stay: bool) -> None:
        """Show the slots of a day."""
        self._head.setText(f"{show.day(day, date.today())} · {len(ids):,} 篇")
        self.model.bounds = bounds
        self.table.show_ids(ids, stay=stay)

    @Slot()
    def _open(self) -> None:
        if chosen := self.table.chosen_ids:
            self.open_requested.emit(chosen[0])
