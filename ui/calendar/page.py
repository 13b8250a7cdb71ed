"""The page 排期: what is due when, what is to be posted next, and one slot beside it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.matrix.days import one_day
from planner.matrix.timing import is_late
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.times import CHINA, china_today
from ui.calendar.acts import PAGE, Acts
from ui.calendar.commands import offer_commands
from ui.calendar.detail.panel import Detail
from ui.calendar.finding import FIRST, Around, Finder, Found, Question
from ui.calendar.menu import menu_of
from ui.calendar.sessions import Sessions
from ui.calendar.taking import Taking
from ui.calendar.wiring import connect
from ui.calendar.words import NO_CAMPAIGN, NO_CAMPAIGNS
from ui.calendar.work import Work
from ui.draft.asking import PostedSheet
from ui.library.dropping import DropSurface
from ui.matrix.bringing.flow import Bringing
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.panes import Panes

SIZES, CAMPAIGN, VIEW = "calendar.sizes", "calendar.campaign", "calendar.view"
REFIND_MS = 60
"""Changes come in bursts: an import, a plan that is filled."""
MINUTE_MS = 60_000
FEW = 50
"""Slots that are shown anew at once after a write; more wait for the answer of the store."""


class CalendarPage(DropSurface):
    """A plan sheet dropped anywhere on it is looked at. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这张计划表会改什么", parent)
        self._services = services
        self._stale = True
        kept = services.memory.get(CAMPAIGN, FIRST)
        self._campaign: str | None = kept if isinstance(kept, str) else None
        self.slots = Slots(services.store)
        today = china_today()
        self.work = Work(services, self.slots.lines, today)
        self.plane = self.work.plane
        self.detail = Detail(services, self.slots.lines)
        self.finder = Finder(services, self)
        self.acts = Acts(services, self)
        self.sessions = Sessions(services, self)
        self.taking = Taking(services, self)
        self.bringing = Bringing(services, self, PAGE)
        self.panes = Panes(services.theme, None, self.work, self.detail, self)
        self.work.head.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes, 1)
        self._refind = one_shot(self, REFIND_MS, self._ask_again)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._look_at_clock)
        self.panes.restore(services.memory.get(SIZES))
        if services.memory.get(VIEW) in ("week", "queue"):
            self.work.show_view(str(services.memory.get(VIEW)))
        connect(self, services)
        offer_commands(self, services)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.finder.busy or self._refind.isActive()

    @property
    def campaign_id(self) -> str | None:
        """The campaign that is looked at; None or empty when no single one is."""
        return self._campaign

    @property
    def chosen_ids(self) -> list[str]:
        """The chosen slots of the view that is shown."""
        if self.work.shows_queue:
            return self.work.queue.chosen_ids
        return [item.id for item in self.plane.chosen if item.line]

    def ask(self, *, stay: bool = False) -> None:
        """Ask for what is shown; ``stay`` when nobody asked for something else than before."""
        self._stale = False
        self._refind.stop()
        span = None if self.work.shows_queue else self.work.span
        self.finder.ask(Question(self._campaign, self.work.filters.wanted(), span, stay))

    def look_at(self, campaign_id: str | None, day: date | None = None) -> None:
        """Show a campaign, and the days around one of its days."""
        self._campaign = campaign_id
        self._services.memory.keep(CAMPAIGN, campaign_id)
        if day:
            self.work.go_to(day)
            self.plane.go_to(day)
        else:
            self.ask()

    @Slot()
    def new_here(self) -> None:
        """A new slot on the day the keys stand on."""
        self.add_on(self.plane.cursor_day)

    @Slot()
    def delete_chosen(self) -> None:
        """Put the chosen slots and sessions into the waste basket."""
        self.acts.delete(self.chosen_ids, self.sessions.chosen)

    @Slot()
    def export(self) -> None:
        """Export the calendar of the slots that fit."""
        name = self.work.filters.campaigns.currentText() if self._campaign else "全部计划"
        self.taking.export(self._campaign or None, self.work.filters.wanted(), f"{name} 排期")

    @Slot()
    def bring(self) -> None:
        """Ask for a plan sheet and show what it would change in the campaign."""
        self.bringing.choose_file(self._campaign)

    @Slot()
    def mark_posted(self) -> None:
        """Ask when and where the chosen slot was published."""
        ids = self.chosen_ids
        if len(ids) == 1:
            self.ask_posted(ids[0])
        else:
            self._services.status.say("先选一篇排期")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        if self._stale:
            self.ask(stay=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refind.stop()
        self._minute.stop()

    @Slot()
    def ask_now(self) -> None:
        """A person wants to see something else."""
        self._services.memory.keep(VIEW, self.work.view)
        self.ask()

    @Slot()
    def _ask_again(self) -> None:
        self.ask(stay=True)

    @Slot()
    def _look_at_clock(self) -> None:
        """What was not late a minute ago may be now."""
        self.work.know_today(china_today())
        self.ask(stay=True)

    @Slot()
    def take_campaign(self) -> None:
        """Look at the campaign that was chosen."""
        self._campaign = self.work.filters.campaign_id
        self._services.memory.keep(CAMPAIGN, self._campaign)
        self.ask()

    @Slot(object)
    def show_found(self, found: Found) -> None:
        """Show an answer."""
        self._campaign = found.question.campaign_id
        self.work.filters.offer_campaigns(found.campaigns, self._campaign)
        self.detail.know(campaigns=bool(found.campaigns))
        if found.question.span is None:
            self.work.show_queue(found.ids, stay=found.question.stay)
            self.work.show_count(found.count, len(found.ids))
            return
        now = datetime.now(CHINA)
        lines = (item.line for day in found.due.days.values() for item in day.items if item.line)
        late = frozenset(line.slot.id for line in lines if is_late(line.slot, now))
        self.work.show_days()
        self.work.show_count(found.count)
        self.plane.show_due(found.question.span, found.due, late, now.date())
        self.sessions.settle()

    @Slot(object)
    def look_around(self, around: Around) -> None:
        """Take what came after an answer."""
        self.work.filters.offer(around.offers)
        if around.bounds != self.work.model.bounds:
            self.work.model.bounds = around.bounds
            self.work.model.refresh()
            self.detail.know(bounds=around.bounds)
            self.detail.refresh()

    @Slot(object)
    def heard(self, changes: Changes) -> None:
        """Something was written: look again at what can be seen."""
        if any(changes.touches(noun) for noun in ("slot", "campaign", "live", "account", "product", "draft")):
            self._correct(changes)
            self.work.model.refresh()
            self.detail.refresh()
            self._stale = True
            if self.isVisible():
                self._refind.start()

    def _correct(self, changes: Changes) -> None:
        """What a person has just moved stands where they put it before the store has answered."""
        ids = changes.ids("slot")
        if ids and len(ids) <= FEW and self.isVisible() and not self.work.shows_queue:
            lines = [line for line in self.slots.lines(list(ids)) if self._campaign in (None, line.slot.campaign_id)]
            self.plane.correct(lines, also_new=not self.work.filters.active)

    @Slot()
    def show_chosen(self) -> None:
        """Show beside the days what is chosen in them."""
        ids, day = self.chosen_ids, self.plane.cursor_day
        lives = self.sessions.chosen
        if len(lives) == 1 and not ids:
            self.detail.choose_live(lives[0])
        elif not ids and not self.work.shows_queue and self.plane.cursor_count:
            self._list_day(day, stay=day == self.detail.shown_day)
        else:
            self.detail.choose(ids)

    @Slot(list)
    def bring_dropped(self, files: list[Path]) -> None:
        """Look at a plan sheet that was dropped."""
        self.bringing.begin(files[0], self._campaign)

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Show all slots of a day beside the days."""
        self._list_day(day, stay=False)
        self._open_inspector()

    def _list_day(self, day: date, *, stay: bool) -> None:
        ids = one_day(self._services.store, self._campaign or None, self.work.filters.wanted(), day.isoformat())
        self.detail.show_day(day, ids, stay=stay)

    @Slot(str)
    def show_slot(self, id: str) -> None:
        """Show one slot of the list of a day."""
        self.detail.choose([id])
        self.detail.one.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def add_on(self, day: date) -> None:
        """A new slot on a day of the campaign."""
        if not self._campaign:
            self._services.status.say(NO_CAMPAIGN if self.detail.campaigns else NO_CAMPAIGNS)
            return
        if id := self.acts.add(self._campaign, day):
            self.detail.choose([id])

    @Slot(str)
    def ask_posted(self, id: str) -> None:
        """Ask when and where a slot was published."""
        sheet = PostedSheet(self._services.theme, self.window())
        sheet.given.connect(partial(self.acts.mark_posted, id))
        sheet.open()

    @Slot(QPoint)
    def offer(self, point: QPoint) -> None:
        """Show what can be done here, at a point of the screen."""
        menu_of(self).popup(point)

    @Slot()
    def enter_detail(self) -> None:
        """Put the keys into the right side."""
        self._open_inspector()
        shown = self.detail.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave_detail(self) -> None:
        """Back to the days or the queue."""
        self.panes.close_drawers()
        self.work.enter()

    def _open_inspector(self) -> None:
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")

    @Slot()
    def keep_sizes(self) -> None:
        """Remember how wide the panes are."""
        self._services.memory.keep(SIZES, list(self.panes.sizes))
