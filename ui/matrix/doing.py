"""What a person does with the slots and the campaign that are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from planner.storage.records import STATUSES, Missing, Reminder, SlotFilter, Status
from ui.matrix.acts import PAGE
from ui.matrix.bringing.flow import Bringing
from ui.matrix.fill.sheet import FillSheet
from ui.matrix.menu import menu_of
from ui.matrix.taking import Taking
from ui.matrix.views import PYRAMID, SHEET
from ui.services import Services

if TYPE_CHECKING:
    from ui.matrix.desk import Desk


class Doing(QObject):
    """Wishes of the page's parts, each carried out in one place."""

    def __init__(self, desk: Desk, services: Services) -> None:
        super().__init__(desk)
        self._desk, self._services = desk, services
        self._taking, self._bringing = Taking(services, desk), Bringing(services, desk, PAGE)
        self._work, self._acts, self._chosen = desk.work, desk.acts, desk.chosen

    @Slot(object)
    def look_only(self, wanted: SlotFilter, words: str) -> None:
        """Show only these slots, and say why."""
        if self._work.views.view == PYRAMID:
            self._work.views.choose(SHEET)
        self._work.filters.look_only(wanted, words)

    @Slot(object)
    def look_at_missing(self, lack: Missing) -> None:
        """Show the slots a sentence speaks of."""
        if lack.wanted is not None:
            self.look_only(lack.wanted, lack.text)

    @Slot(object)
    def look_at_reminder(self, reminder: Reminder) -> None:
        """Show the slots a reminder speaks of; a single one is opened."""
        if len(reminder.slots) == 1:
            self._chosen.open(reminder.slots[0], alone=True)
        elif reminder.slots:
            self.look_only(SlotFilter(ids=reminder.slots), reminder.text)

    @Slot(object, object)
    def carry(self, source: tuple[int, int], target: tuple[int, int]) -> None:
        """A tile was let go on another cell: all its slots go there."""
        campaign, way = self._desk.campaign, self._chosen.way(source, target)

        def then(ids: list[str]) -> None:
            if campaign and self._acts.carry(campaign, ids, way):
                self._work.grid.choose(target)

        self._chosen.with_ids(source, then)

    @Slot(str)
    def drop_one(self, id: str) -> None:
        """One slot of a cell was let go on the grid."""
        target = self._work.grid.drop_from_outside()
        source = self._work.grid.current
        if target and self._desk.campaign and source != target:
            self._acts.carry(self._desk.campaign, [id], self._chosen.way(source, target))

    @Slot(int, int)
    def new_at(self, row: int, column: int) -> None:
        """A new slot with the values of an empty cell."""
        self.new_slot(self._chosen.values_at((row, column)))

    @Slot()
    def new_here(self) -> None:
        """A new slot with the values of the current cell, if there is one."""
        grid = self._work.grid
        here = self._work.shown is grid and grid.current[0] >= 0
        self.new_slot(self._chosen.values_at(grid.current) if here else {})

    def new_slot(self, fields: dict[str, object]) -> None:
        """A new slot, opened beside the grid."""
        if self._desk.campaign is None:
            self._desk.campaigning.ask_new()
            return
        id = self._acts.add_slot(self._desk.campaign.id, fields)
        if id:
            self._chosen.open(id, alone=not self._work.grid.current_cell)
            self._desk.enter_side()

    @Slot()
    def delete_here(self) -> None:
        """Delete the slots of the current cell."""
        self.with_chosen(self._acts.delete)

    def with_chosen(self, act: Callable[[list[str]], object]) -> None:
        """Do something with the slots of the current cell."""

        def then(ids: list[str]) -> None:
            act(ids)

        self._chosen.with_ids(self._work.grid.current, then)

    @Slot()
    def delete_campaign(self) -> None:
        """Delete the campaign that is looked at."""
        if self._desk.campaign and self._acts.delete_campaign(self._desk.campaign):
            self._desk.campaign = None

    def step_many(self, to: Status, ids: list[str]) -> None:
        """Carry several slots to a status; going back asks why, and of a single one when it was published is asked."""
        there = [STATUSES.index(line.slot.status) for line in self._acts.slots.lines(ids)]
        if max(there, default=0) > STATUSES.index(to):
            self._desk.ask_reason(f"退回到{to}", lambda why: self._acts.step(ids, to, why))
        elif to == "已发" and len(ids) == 1:
            self._desk.ask_posted(ids[0])
        else:
            self._acts.step(ids, to)

    @Slot()
    def edit_campaign(self) -> None:
        """Ask what should be otherwise with the campaign."""
        if self._desk.campaign:
            self._desk.campaigning.ask_edit(self._desk.campaign)

    @Slot()
    def copy_campaign(self) -> None:
        """Ask for a copy of the campaign on other days."""
        if self._desk.campaign:
            self._desk.campaigning.ask_copy(self._desk.campaign)

    @Slot()
    def show_in_sheet(self) -> None:
        """Show the slots of the current cell in the sheet."""
        place = self._work.grid.current
        if place[0] < 0:
            return
        title, wanted = self._chosen.title_at(place), self._chosen.filter_here(place)
        self._work.views.choose(SHEET)
        self._desk.keep_view()
        self._work.filters.look_only(wanted, title)

    @Slot(object)
    def sheet_chosen(self, ids: list[str]) -> None:
        """Rows of the sheet were chosen: a single one is shown beside it."""
        self._chosen.open_soon(ids[0] if len(ids) == 1 else None)

    @Slot()
    def fill(self) -> None:
        """Propose who writes what, to be looked at before anything is written."""
        campaign = self._desk.campaign
        if campaign is None:
            return
        sheet = FillSheet(self._services, campaign.id, campaign.name, self._desk.window())
        sheet.wished.connect(lambda proposals: self._acts.take(campaign.id, proposals))
        sheet.open()

    @Slot()
    def report(self) -> None:
        """Ask for the report of a campaign, first of all of this one."""
        self._desk.reporting.ask(self._desk.campaign.id if self._desk.campaign else None)

    @Slot()
    def choose_plan(self) -> None:
        """Ask for a plan sheet to bring into this campaign."""
        self._bringing.choose_file(self._desk.campaign.id if self._desk.campaign else None)

    def bring(self, file: Path) -> None:
        """Show what a plan sheet would change in this campaign."""
        self._bringing.begin(file, self._desk.campaign.id if self._desk.campaign else None)

    @Slot()
    def export(self) -> None:
        """Write the view that is looked at into a file."""
        campaign, views = self._desk.campaign, self._work.views
        if campaign is not None:
            view = views.axes if views.lays_out else views.view
            name = f"{campaign.name} {views.text}".replace("/", " ").replace("×", "x")
            self._taking.export(campaign.id, view, name, self._desk.wanted)

    @Slot(QPoint)
    def offer_menu(self, point: QPoint) -> None:
        """The menu of the current cell."""
        menu_of(self._desk).popup(point)
