"""What is chosen in the grid: its slots, read when it rests, and the one of them that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from planner.matrix.axes import both, filter_of
from planner.matrix.moving import MOVABLE, beginning
from planner.problems import Problem
from planner.slots import Slots
from planner.storage.records import Campaign, Gate, SlotFilter, SlotLine
from planner.storage.store import Store
from planner.workflow import Workflow
from ui.jobs import Job
from ui.matrix.acts import Carried
from ui.matrix.asking import find, gates_of
from ui.matrix.grid.grid import NOWHERE, PivotGrid
from ui.matrix.questions import Questions
from ui.matrix.side.cell import SHOWN
from ui.matrix.side.panel import Side
from ui.services import Services
from ui.timers import one_shot

REST_MS = 40
"""Whoever runs through the cells with the arrow keys reads none of them."""
CELL, GATES = "cell", "gates"
Place = tuple[int, int]


class Chosen(QObject):
    """Shows beside the grid what lies in the current cell. A cell of one slot shows that slot."""

    def __init__(
        self, services: Services, questions: Questions, grid: PivotGrid, side: Side, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._questions, self._grid, self._side = questions, grid, side
        self._slots, self._workflow = Slots(services.store), Workflow(services.store)
        self.campaign: Campaign | None = None
        self.axes = ("account", "week")
        self.wanted = SlotFilter()
        self._id: str | None = None
        self._alone = False
        self._soon: tuple[str | None] | None = None
        self._entering = False
        self._rest = one_shot(self, REST_MS, self._rested)
        grid.chosen_changed.connect(self._moved)

    @property
    def id(self) -> str | None:
        """The slot that is shown, if one is."""
        return self._id if self._side.shows_slot else None

    @property
    def line(self) -> SlotLine | None:
        """The slot that is shown, as it is stored now."""
        return next(iter(self._slots.lines([self._id])), None) if self._id else None

    @property
    def resting(self) -> bool:
        """Whether the choice is about to be read."""
        return self._rest.isActive()

    @property
    def movable(self) -> tuple[bool, bool]:
        """Whether a tile can be carried along the rows, and along the columns."""
        return self.axes[0] in MOVABLE, self.axes[1] in MOVABLE

    def title_at(self, place: Place) -> str:
        """What a cell is called."""
        pivot = self._grid.pivot
        return f"{pivot.rows[place[0]].text} · {pivot.columns[place[1]].text}"

    def filter_here(self, place: Place) -> SlotFilter:
        """The slots of a cell, whatever else the page is asked for."""
        pivot = self._grid.pivot
        row, column = pivot.rows[place[0]], pivot.columns[place[1]]
        return both(filter_of(self.axes[0], row.value), filter_of(self.axes[1], column.value))

    def with_ids(self, place: Place, then: Callable[[list[str]], None]) -> None:
        """Find the slots of a cell, by day, and hand them over."""
        if self.campaign is not None and place in self._grid.pivot.cells:
            self._questions.queue(self._finding(self.campaign, place), then)

    def way(self, source: Place, target: Place) -> Carried:
        """The values of both axes, before and after."""
        rows, columns = self._grid.pivot.rows, self._grid.pivot.columns
        return {
            self.axes[0]: (rows[source[0]].value, rows[target[0]].value),
            self.axes[1]: (columns[source[1]].value, columns[target[1]].value),
        }

    def values_at(self, place: Place) -> dict[str, object]:
        """What a new slot of a cell begins with."""
        if self.campaign is None or place[0] < 0:
            return {}
        heads = self._grid.pivot.rows[place[0]], self._grid.pivot.columns[place[1]]
        fields: dict[str, object] = {}
        for axis, head in zip(self.axes, heads, strict=True):
            fields |= beginning(axis, head.value, self.campaign)
        return fields

    def open(self, id: str, *, alone: bool) -> None:
        """Show one slot at once; what stands before its next step follows."""
        self._rest.stop()
        self._questions.give_up(CELL)
        try:
            line = self._slots.line(id)
        except Problem:
            self.show_cell()
            return
        if line.slot.deleted_at is not None:
            self.show_cell()
            return
        self._id, self._alone = id, alone
        self._side.show_slot(line, self._workflow.log(id), alone=alone)
        self._shown()
        self._questions.ask(GATES, partial(gates_of, id), partial(self._show_gates, id))

    def rest(self) -> None:
        """Nobody looks: nothing more is read."""
        self._rest.stop()

    def enter(self) -> None:
        """Put the keys into what is chosen, as soon as it is there."""
        if self._rest.isActive() or self._questions.asks(CELL):
            self._entering = True
        else:
            self._side.enter()

    def open_soon(self, id: str | None) -> None:
        """Show a slot, or nothing, as soon as the choice rests."""
        self._soon = (id,)
        self._rest.start()

    def forget(self) -> None:
        """Nothing is chosen any more: something else is going to be looked at."""
        self._rest.stop()
        self._questions.give_up(CELL)
        self._id = None
        self._grid.current = NOWHERE
        self._side.show_nothing()

    @Slot()
    def refresh(self) -> None:
        """What is known of the chosen may have changed."""
        if self._side.shows_slot and self._id:
            self.open(self._id, alone=self._alone)
        elif self._grid.current != NOWHERE:
            self.show_cell()

    @Slot()
    def show_cell(self) -> None:
        """Read the current cell and show it."""
        self._rest.stop()
        self._id = None
        place = self._grid.current
        if place == NOWHERE or self.campaign is None:
            self._side.show_nothing()
        elif place in self._grid.pivot.cells:
            self._questions.ask(CELL, self._finding(self.campaign, place), partial(self._show_found, place))
        else:
            self._side.show_cell(f"选中：{self.title_at(place)}", [], 0)
            self._shown()

    def _finding(self, campaign: Campaign, place: Place) -> Callable[[Store, Job], list[str]]:
        wanted = both(self.wanted, self.filter_here(place))
        return lambda store, _job: find(campaign.id, wanted, store)

    def _show_found(self, place: Place, ids: list[str]) -> None:
        if place != self._grid.current:
            return
        if len(ids) == 1:
            self.open(ids[0], alone=True)
        else:
            self._side.show_cell(f"选中：{self.title_at(place)}", self._slots.lines(ids[:SHOWN]), len(ids))
            self._shown()

    def _shown(self) -> None:
        if self._entering:
            self._entering = False
            self._side.enter()

    def _show_gates(self, id: str, gates: Sequence[Gate]) -> None:
        if self._id == id and self._side.shows_slot:
            self._side.slot.show_gates(gates)

    @Slot()
    def _moved(self) -> None:
        self._soon, self._entering = None, False
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
