"""What is chosen in the grid: its slots, read when it rests, and the one of them that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from planner.matrix.moving import MOVABLE, beginning
from planner.matrix.pivots import both, filter_of
from planner.problems import Problem
from planner.slots import Slots
from planner.storage.records import Campaign, SlotFilter, SlotLine
from planner.workflow import Workflow
from ui.matrix.acts import Carried
from ui.matrix.grid.grid import NOWHERE, PivotGrid
from ui.matrix.side.cell import SHOWN
from ui.matrix.side.panel import Side
from ui.services import Services

REST_MS = 40
"""Whoever runs through the cells with the arrow keys reads none of them."""


class Chosen(QObject):
    """Shows beside the grid what lies in the current cell. A cell of one slot shows that slot."""

    def __init__(self, services: Services, grid: PivotGrid, side: Side, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid, self._side = grid, side
        self._slots = Slots(services.store)
        self.workflow = Workflow(services.store)
        self.campaign: Campaign | None = None
        self.axes = ("account", "week")
        self.wanted = SlotFilter()
        self._id: str | None = None
        self._alone = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self._soon: tuple[str | None] | None = None
        grid.chosen_changed.connect(self._moved)

    @property
    def id(self) -> str | None:
        """The slot that is shown, if one is."""
        return self._id if self._side.shows_slot else None

    @property
    def resting(self) -> bool:
        """Whether the choice is about to be read."""
        return self._rest.isActive()

    @property
    def movable(self) -> tuple[bool, bool]:
        """Whether a tile can be carried along the rows, and along the columns."""
        return self.axes[0] in MOVABLE, self.axes[1] in MOVABLE

    def title_at(self, place: tuple[int, int]) -> str:
        """What a cell is called."""
        pivot = self._grid.pivot
        return f"{pivot.rows[place[0]].text} · {pivot.columns[place[1]].text}"

    def filter_here(self, place: tuple[int, int]) -> SlotFilter:
        """The slots of a cell, whatever else the page is asked for."""
        pivot = self._grid.pivot
        row, column = pivot.rows[place[0]], pivot.columns[place[1]]
        return both(filter_of(self.axes[0], row.value), filter_of(self.axes[1], column.value))

    def filter_at(self, place: tuple[int, int]) -> SlotFilter:
        """The slots of a cell that are shown."""
        return both(self.wanted, self.filter_here(place))

    def ids_at(self, place: tuple[int, int]) -> list[str]:
        """The slots of a cell, by day."""
        if self.campaign is None or place not in self._grid.pivot.cells:
            return []
        return self._slots.find(self.campaign.id, self.filter_at(place))

    def way(self, source: tuple[int, int], target: tuple[int, int]) -> Carried:
        """The values of both axes, before and after."""
        rows, columns = self._grid.pivot.rows, self._grid.pivot.columns
        return {
            self.axes[0]: (rows[source[0]].value, rows[target[0]].value),
            self.axes[1]: (columns[source[1]].value, columns[target[1]].value),
        }

    def values_at(self, place: tuple[int, int]) -> dict[str, object]:
        """What a new slot of a cell begins with."""
        if self.campaign is None or place[0] < 0:
            return {}
        heads = self._grid.pivot.rows[place[0]], self._grid.pivot.columns[place[1]]
        fields: dict[str, object] = {}
        for axis, head in zip(self.axes, heads, strict=True):
            fields |= beginning(axis, head.value, self.campaign)
        return fields

    def open(self, id: str, *, alone: bool) -> None:
        """Show one slot."""
        self._rest.stop()
        try:
            line = self._slots.line(id)
        except Problem:
            self.show_cell()
            return
        if line.slot.deleted_at is not None:
            self.show_cell()
            return
        self._id, self._alone = id, alone
        gates = self.workflow.gates([id]).get(id, ())
        self._side.show_slot(line, gates, self.workflow.log(id), alone=alone)

    def open_soon(self, id: str | None) -> None:
        """Show a slot, or nothing, as soon as the choice rests."""
        self._soon = (id,)
        self._rest.start()

    def forget(self) -> None:
        """Nothing is chosen any more: something else is going to be looked at."""
        self._rest.stop()
        self._id = None
        self._grid.current = NOWHERE
        self._side.show_nothing()

    @property
    def line(self) -> SlotLine | None:
        """The slot that is shown, as it is stored now."""
        return next(iter(self._slots.lines([self._id])), None) if self._id else None

    @Slot()
    def refresh(self) -> None:
        """What is known of the chosen may have changed."""
        if self._side.shows_slot and self._id:
            self.open(self._id, alone=self._alone)
        elif self._grid.current[0] >= 0:
            self.show_cell()

    @Slot()
    def show_cell(self) -> None:
        """Read the current cell and show it."""
        self._rest.stop()
        self._id = None
        place = self._grid.current
        if place[0] < 0:
            self._side.show_nothing()
            return
        ids = self.ids_at(place)
        if len(ids) == 1:
            self.open(ids[0], alone=True)
            return
        self._side.show_cell(f"选中：{self.title_at(place)}", self._slots.lines(ids[:SHOWN]), len(ids))

    @Slot()
    def _moved(self) -> None:
        self._soon = None
        self._rest.start()

    @Slot()
    def _rested(self) -> None:
        soon, self._soon = self._soon, None
        if soon is None:
            self.show_cell()
        elif soon[0] is None:
            self._side.show_nothing()
        else:
            self.open(soon[0], alone=True)
