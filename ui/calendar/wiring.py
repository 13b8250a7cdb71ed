"""Who listens to whom on this page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.calendar.acts import PAGE
from ui.matrix.drafting import open_draft
from ui.services import Services

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage


def connect(page: CalendarPage, services: Services) -> None:
    """Connect everything once."""
    work, plane, detail, acts = page.work, page.plane, page.detail, page.acts
    work.asked.connect(page.ask_now)
    work.filters.campaign_changed.connect(page.take_campaign)
    work.export_wished.connect(page.export)
    work.import_wished.connect(page.bring)
    page.files_dropped.connect(page.bring_dropped)
    page.finder.found.connect(page.show_found)
    page.finder.looked_around.connect(page.look_around)
    plane.chosen_changed.connect(page.show_chosen)
    plane.open_requested.connect(lambda _item: page.enter_detail())
    plane.move_wished.connect(acts.move)
    plane.live_move_wished.connect(acts.move_live)
    plane.more_wished.connect(page.show_day)
    plane.add_wished.connect(page.add_on)
    plane.delete_wished.connect(page.delete_chosen)
    plane.menu_wished.connect(page.offer)
    work.queue.chosen_changed.connect(page.show_chosen)
    work.queue.open_requested.connect(page.enter_detail)
    work.queue.doubleClicked.connect(lambda _index: page.enter_detail())
    work.queue.delete_requested.connect(page.delete_chosen)
    work.queue.menu_wished.connect(page.offer)
    work.model.trouble.connect(services.status.trouble)
    detail.day.model.trouble.connect(services.status.trouble)
    detail.day.open_requested.connect(page.show_slot)
    detail.leave_wished.connect(page.leave_detail)
    detail.live.model.trouble.connect(services.status.trouble)
    detail.live.open_requested.connect(page.show_slot)
    detail.live.edit_wished.connect(page.sessions.edit)
    detail.live.delete_wished.connect(lambda id: acts.delete((), (id,)))
    detail.live.table.delete_requested.connect(lambda: acts.delete(detail.live.table.chosen_ids))
    one = detail.one
    one.hung.connect(acts.hang)
    one.edited.connect(acts.edit)
    one.posted_wished.connect(page.ask_posted)
    one.copy_title_wished.connect(partial(_with_draft, page, page.taking.copy_title))
    one.copy_body_wished.connect(partial(_with_draft, page, page.taking.copy_body))
    one.draft_wished.connect(lambda id: open_draft(services, page.slots.line(id), PAGE))
    one.review_wished.connect(lambda _id: services.commands.get("page.reviews").action.trigger())
    page.panes.moved.connect(page.keep_sizes)
    services.hub.changed.connect(page.heard)


def _with_draft(page: CalendarPage, act: Callable[[str], object], id: str) -> None:
    """Do something with the draft of a slot, if it has one."""
    draft = page.slots.line(id).slot.draft_id
    if draft:
        act(draft)
