"""Who hears of whom on the page 矩阵."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.storage.records import Status
from ui.matrix.drafting import open_draft
from ui.matrix.side.progress import ask_back, ask_reason
from ui.services import Services

if TYPE_CHECKING:
    from ui.matrix.desk import Desk
    from ui.matrix.sheet.sheet import Sheet
    from ui.matrix.side.cell import CellList
    from ui.matrix.side.slot import SlotEditor


def connect(desk: Desk, services: Services) -> None:
    """Connect the parts of the page."""
    work, side, grid = desk.work, desk.side, desk.work.grid
    head = work.head
    head.campaign_chosen.connect(desk.show_campaign)
    head.new_campaign_wished.connect(desk.campaigning.ask_new)
    head.edit_wished.connect(desk.doing.edit_campaign)
    head.copy_wished.connect(desk.doing.copy_campaign)
    head.delete_wished.connect(desk.doing.delete_campaign)
    head.deleted_wished.connect(desk.campaigning.ask_deleted)
    head.fill_wished.connect(desk.doing.fill)
    head.bring_wished.connect(desk.doing.choose_plan)
    head.export_wished.connect(desk.doing.export)
    head.report_wished.connect(desk.doing.report)
    head.slot_wished.connect(desk.doing.new_here)
    desk.campaigning.made.connect(desk.show_campaign)
    work.views.chosen.connect(desk.view_chosen)
    work.filters.changed.connect(desk.filters_changed)
    work.filters.search.down_requested.connect(desk.enter_work)
    grid.opened.connect(desk.enter_side)
    grid.new_wished.connect(desk.doing.new_at)
    grid.moved.connect(desk.doing.carry)
    grid.menu_wished.connect(desk.doing.offer_menu)
    grid.delete_wished.connect(desk.doing.delete_here)
    grid.leave_wished.connect(work.views.tabs.setFocus)
    side.leave_wished.connect(desk.enter_work)
    desk.panes.moved.connect(desk.keep_sizes)
    work.sheet_made.connect(partial(_connect_sheet, desk))
    side.cell_made.connect(partial(_connect_cell, desk))
    side.slot_made.connect(partial(_connect_slot, desk, services))
    _connect_overview(desk)


def _connect_overview(desk: Desk) -> None:
    overview = desk.side.overview
    overview.missing_chosen.connect(desk.doing.look_at_missing)
    overview.look_wished.connect(desk.doing.look_at_reminder)
    overview.advised.connect(desk.acts.advise)
    overview.by_chosen.connect(desk.keep_by)
    desk.reminding.found.connect(overview.show_reminders)


def _connect_sheet(desk: Desk, sheet: Sheet) -> None:
    sheet.chosen.connect(desk.doing.sheet_chosen)
    sheet.filter_wished.connect(desk.work.filters.take)
    sheet.sort_wished.connect(desk.sort_sheet)


def _connect_cell(desk: Desk, cell: CellList) -> None:
    def open_slot(id: str) -> None:
        desk.chosen.open(id, alone=False)
        desk.side.enter()

    cell.opened.connect(open_slot)
    cell.new_wished.connect(desk.doing.new_here)
    cell.sheet_wished.connect(desk.doing.show_in_sheet)
    cell.dragged.connect(desk.work.grid.drag_from_outside)
    cell.dropped.connect(desk.doing.drop_one)


def _connect_slot(desk: Desk, services: Services, slot: SlotEditor) -> None:
    chosen, acts = desk.chosen, desk.acts

    def step(to: Status, why: str) -> None:
        if to == "已发":
            desk.ask_posted(slot.id)
        else:
            acts.step([slot.id], to, why)

    def back() -> None:
        if (line := chosen.line) is not None:
            ask_back(services.theme, desk.window(), line.slot.status, step)

    def waive(gate: str) -> None:
        id, hint = slot.id, "为什么可以放行？会记在记录里"
        title = f"放行“{gate}”"
        ask_reason(services.theme, desk.window(), title, hint, lambda why: acts.waive(id, gate, why))

    def draft() -> None:
        if (line := chosen.line) is not None:
            open_draft(services, line)

    def to_cell() -> None:
        chosen.show_cell()
        desk.side.enter()

    slot.wrote.connect(lambda field, value: acts.edit([slot.id], {field: value}, "改排期"))
    slot.progress.step_wished.connect(step)
    slot.progress.back_wished.connect(back)
    slot.progress.waive_wished.connect(waive)
    slot.draft_wished.connect(draft)
    slot.copy_wished.connect(lambda: acts.duplicate([slot.id]))
    slot.delete_wished.connect(lambda: acts.delete([slot.id]))
    slot.back_to_cell_wished.connect(to_cell)
