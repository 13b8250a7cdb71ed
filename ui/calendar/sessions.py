"""Live sessions of the page 排期: asked for on a sheet, and chosen in the days once they are there."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.campaigns import Campaigns
from planner.problems import Problem
from planner.products import Products
from planner.storage.records import Live
from ui.calendar.live_sheet import LiveSheet
from ui.calendar.words import NO_CAMPAIGN_LIVE, NO_CAMPAIGNS_LIVE
from ui.services import Services

if TYPE_CHECKING:
    from ui.calendar.page import CalendarPage


class Sessions(QObject):
    """Opens the sheet and hands on what it says."""

    def __init__(self, services: Services, page: CalendarPage) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self._campaigns = Campaigns(services.store)
        self._awaited: str | None = None

    @property
    def chosen(self) -> list[str]:
        """The ids of the chosen sessions; the queue has none."""
        return [] if self._page.work.shows_queue else [one.id for one in self._page.plane.chosen if one.live]

    @Slot()
    def new(self) -> None:
        """Ask for a new session on the day the keys stand on."""
        page = self._page
        campaign = page.campaign_id
        if not campaign:
            self._services.status.say(NO_CAMPAIGN_LIVE if page.detail.campaigns else NO_CAMPAIGNS_LIVE)
            return
        sheet = self._sheet(page.plane.cursor_day.isoformat())
        sheet.given.connect(partial(self._add, campaign))
        sheet.open()

    @Slot(str)
    def edit(self, id: str) -> None:
        """Ask how a session should be."""
        try:
            live = self._campaigns.live(id)
        except Problem as problem:
            self._services.status.trouble(problem)
            return
        sheet = self._sheet(live.day, live)
        sheet.given.connect(partial(self._change, live))
        sheet.open()

    @Slot()
    def edit_chosen(self) -> None:
        """Ask how the chosen session should be."""
        ids = self.chosen
        if len(ids) == 1:
            self.edit(ids[0])
        else:
            self._services.status.say("先选一场直播")

    def settle(self) -> None:
        """Choose a session that was made a moment ago, as soon as the days show it."""
        if self._awaited and self._page.plane.boxes.box_of(self._awaited):
            id, self._awaited = self._awaited, None
            self._page.plane.choose(id)

    def _sheet(self, day: str, live: Live | None = None) -> LiveSheet:
        products = Products(self._services.store)
        offered = products.list()
        if live and live.product_id and live.product_id not in {one.id for one in offered}:
            # It is in the waste basket; saving the sheet must not take it from the session.
            offered.append(products.get(live.product_id))
        return LiveSheet(self._services.theme, offered, day, live, self._page.window())

    def _add(self, campaign_id: str, day: str, title: str, product_id: str | None) -> None:
        page = self._page
        self._awaited = page.acts.add_live(campaign_id, day, title, product_id)
        if self._awaited:
            if page.work.shows_queue:
                page.work.show_view("month")
            page.look_at(campaign_id, date.fromisoformat(day))

    def _change(self, live: Live, day: str, title: str, product_id: str | None) -> None:
        now = {"day": day, "title": title, "product_id": product_id}
        was = {"day": live.day, "title": live.title, "product_id": live.product_id}
        if fields := {name: value for name, value in now.items() if value != was[name]}:
            self._page.acts.edit_live(live.id, fields)
