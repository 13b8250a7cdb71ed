"""The right side: one slot, all of one day, or how to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.campaigns import Campaigns
from planner.matrix.timing import Bounds, timing
from planner.problems import Problem
from planner.products import Products
from planner.storage.records import SlotLine
from planner.storage.times import CHINA
from ui.calendar.detail.day import OneDayList
from ui.calendar.detail.live import OneLive
from ui.calendar.detail.one import OneSlot
from ui.services import Services
from ui.widgets.empty import EmptyState

BEGIN = "一个计划管一段时间里谁写什么、哪天发。在“矩阵”里新建，或者把计划表拖进来以前先建好它"
HINT = "拖到别的日子改期，或用 Ctrl+方向键。双击空白处新建，右键新建直播，Enter 看详情"


class Detail(QStackedWidget):
    """``leave_wished``: Esc, back to the days."""

    leave_wished = Signal()

    def __init__(
        self, services: Services, fetch: Callable[[Sequence[str]], Sequence[SlotLine]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fetch = fetch
        self._empty = EmptyState(services.theme, "calendar-day", "选一篇排期", HINT)
        self.campaigns = True
        """Whether there is a campaign that a slot could belong to."""
        self._begin = EmptyState(
            services.theme,
            "table-cells",
            "还没有计划",
            BEGIN,
            "去矩阵",
            lambda: services.commands.get("page.matrix").action.trigger(),
        )
        self._several = EmptyState(services.theme, "layer-group", "")
        # Here from the beginning: a change of parent gives everything in them their style anew.
        self.one = OneSlot(services.theme, self)
        self.day = OneDayList(services, fetch, self)
        self.live = OneLive(services, fetch, self)
        self._bounds = Bounds()
        self._campaigns, self._products = Campaigns(services.store), Products(services.store)
        self._live_id: str | None = None
        self._id: str | None = None
        self._day: date | None = None
        for widget in (self._empty, self._begin, self.one, self._several, self.day, self.live):
            self.addWidget(widget)

    def know(
        self,
        *,
        bounds: Bounds | None = None,
        campaigns: bool | None = None,
    ) -> None:
        """What sentences are made with; None leaves what is known."""
        if campaigns is not None and campaigns != self.campaigns:
            self.campaigns = campaigns
            if self.currentWidget() in (self._empty, self._begin):
                self.setCurrentWidget(self._nothing)
        self._bounds = self._bounds if bounds is None else bounds

    def choose(self, ids: Sequence[str]) -> None:
        """Show these slots: one in full, of several how many."""
        self._id, self._live_id = ids[0] if len(ids) == 1 else None, None
        if len(ids) > 1:
            self._several.say(f"选了 {len(ids):,} 篇", "一起拖到别的日子，或用 Ctrl+方向键一起移动，一步撤销")
            self.setCurrentWidget(self._several)
        elif self._id is None:
            self.setCurrentWidget(self._nothing)
        else:
            self.refresh()

    def choose_live(self, id: str) -> None:
        """Show a live session and the slots that hang on it."""
        self._id, self._live_id = None, id
        self.refresh()

    @property
    def _nothing(self) -> QWidget:
        """What is shown while nothing is chosen."""
        return self._empty if self.campaigns else self._begin

    @property
    def shown_day(self) -> date | None:
        """The day whose slots are all shown; None when something else is."""
        return self._day if self.currentWidget() is self.day else None

    def show_day(self, day: date, ids: list[str], *, stay: bool = False) -> None:
        """Show all of a day."""
        self._id, self._live_id, self._day = None, None, day
        self.day.show_day(day, ids, self._bounds, stay=stay)
        self.setCurrentWidget(self.day)

    def refresh(self) -> None:
        """Read the chosen slot or session, again if need be."""
        if self._live_id is not None:
            self._show_live(self._live_id)
        if self._id is None:
            return
        lines = self._fetch([self._id])
        if not lines or lines[0].slot.deleted_at:
            # It went away a moment ago; the days will hear of it.
            self.setCurrentWidget(self._nothing)
            return
        slot = lines[0].slot
        told = timing(slot, datetime.now(CHINA), self._bounds)
        self.one.show_line(lines[0], told, self._campaigns.lives(slot.campaign_id))
        self.setCurrentWidget(self.one)

    def _show_live(self, id: str) -> None:
        try:
            live = self._campaigns.live(id)
        except Problem:
            live = None
        if live is None or live.deleted_at:
            # It was deleted, or its making was taken back; its chip goes with the next answer.
            self.setCurrentWidget(self._nothing)
            return
        product = self._products.get(live.product_id).name if live.product_id else ""
        self.live.show_live(live, product, self._campaigns.hanging(id), self._bounds)
        self.setCurrentWidget(self.live)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)
