"""What the page 矩阵 is made of once it is looked at: the work, what stands beside it, and how they hear of each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.storage.changes import Changes
from planner.storage.records import Campaign, SlotFilter
from planner.storage.times import china_today
from ui.draft.asking import PostedSheet
from ui.matrix.acts import Acts
from ui.matrix.asking import Beside, Laid, Question, Sorted, lay, look_beside, sort
from ui.matrix.campaigning import Campaigning
from ui.matrix.chosen import Chosen
from ui.matrix.doing import Doing
from ui.matrix.grid.phases import with_phases
from ui.matrix.leading import with_routes
from ui.matrix.questions import Questions
from ui.matrix.reminding import Reminding
from ui.matrix.side.panel import Side
from ui.matrix.side.progress import ask_reason
from ui.matrix.views import SHEET
from ui.matrix.wiring import connect
from ui.matrix.work import Work
from ui.reporting.flow import Reporting
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.panes import Panes

SIZES, CAMPAIGN, VIEW, FILTERS, BY = "matrix.sizes", "matrix.campaign", "matrix.view", "matrix.filters", "matrix.by"
LAID, BESIDE = "laid", "beside"
MATTERS = ("slot", "campaign", "product", "account", "live", "draft", "note")
"""What a pivot depends on."""
AGAIN_MS = 0
"""An edit is seen at once; several of one turn of the event loop are asked about together."""
KEPT_MOST = 50
"""Campaigns whose filters are remembered."""


class Desk(QWidget):
    """Asks in the review lane, which is idle while this page is looked at. ``work`` and ``side`` are its larger parts."""

    def __init__(self, services: Services, work: Work, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.campaign: Campaign | None = None
        self._stale = True
        self._stay = True
        self._sort: tuple[str, bool] = ("day", False)
        self._campaigns: list[Campaign] = []
        self._count: int | None = None
        self.questions = Questions(services, services.review_lane, self)
        self.acts = Acts(services, self.questions, self)
        self.work, self.side, self.lists = work, side, work.lists
        self.campaigning = Campaigning(services, self.acts, self)
        self.chosen = Chosen(services, self.questions, self.work.grid, self.side, self)
        self.reminding = Reminding(services, self)
        self.reporting = Reporting(services, self)
        self._again = one_shot(self, AGAIN_MS, self._ask_again)
        self.panes = Panes(services.theme, None, self.work, self.side, self)
        self.work.head.row.addWidget(self.panes.button("inspector"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self.panes.restore(services.memory.get(SIZES))
        self.work.views.restore(services.memory.get(VIEW))
        by = services.memory.get(BY)
        self.side.overview.choose_by(by if isinstance(by, str) else "count")
        self.doing = Doing(self, services)
        connect(self, services)
        services.hub.changed.connect(self._changed)
        services.savers.add(self.side.finish)

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.questions.busy or self.reminding.busy or self._again.isActive()

    @property
    def wanted(self) -> SlotFilter:
        """The slots the page is asked for."""
        return self.work.filters.wanted()

    def look(self) -> None:
        """The page is in front: ask what may have changed."""
        if self._stale:
            self.ask(stay=True, beside=True)

    @Slot(str)
    def show_campaign(self, id: str) -> None:
        """Look at another campaign."""
        self._services.memory.keep(CAMPAIGN, id)
        self.campaign = None
        self.chosen.forget()
        self.ask(beside=True)

    def ask(self, *, stay: bool = False, beside: bool = False) -> None:
        """Ask for the slots; ``stay``: nobody asked for others; ``beside``: the plan may have changed, too."""
        self._stale = False
        self._again.stop()
        if beside or self.campaign is None:
            self._read_campaign()
        campaign = self.campaign
        if campaign is None:
            self._show_none()
            return
        self._stay = stay and (self._stay or not self.questions.asks(LAID))
        views = self.work.views
        if views.lays_out:
            question = Question(campaign.id, *views.axes, self.wanted, self._stay)
            self.questions.ask(LAID, partial(lay, question), self._show_laid)
        elif views.view == SHEET:
            order = Sorted(campaign.id, self.wanted, self._sort, self._stay)
            self.questions.ask(LAID, partial(sort, order), self._show_sorted)
        else:
            self.work.show_view()
        if beside:
            self.questions.ask(BESIDE, partial(look_beside, campaign.id), self._show_beside)
            self.reminding.ask(campaign.id)

    @Slot()
    def view_chosen(self) -> None:
        """Another view is wanted."""
        self.keep_view()
        # Before anything is asked: the basket belongs to the sheet alone.
        self.work.filters.offer_basket(self.work.views.view == SHEET)
        self.chosen.forget()
        self.ask()

    def show_view(self, view: str) -> None:
        """Bring a view to the front."""
        self.work.views.choose(view)
        self.view_chosen()

    @Slot()
    def filters_changed(self) -> None:
        """Other slots are wanted; that is remembered for this campaign."""
        if self.campaign:
            there = self._services.memory.get(FILTERS)
            kept = dict(there) if isinstance(there, dict) else {}
            kept.pop(self.campaign.id, None)
            kept[self.campaign.id] = self.work.filters.kept
            self._services.memory.keep(FILTERS, dict(list(kept.items())[-KEPT_MOST:]))
        self.ask()

    @Slot()
    def enter_side(self) -> None:
        """Put the keys into what is chosen."""
        if self.panes.folded("inspector") and not self.panes.is_open("inspector"):
            self.panes.toggle("inspector")
        self.chosen.enter()

    @Slot()
    def enter_work(self) -> None:
        """Put the keys back into the grid."""
        self.panes.close_drawers()
        shown = self.work.shown
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_view(self) -> None:
        """Remember which view is in front."""
        self._services.memory.keep(VIEW, self.work.views.kept)

    def ask_reason(self, title: str, then: Callable[[str], object]) -> None:
        """Ask why something goes back."""
        ask_reason(self._services.theme, self.window(), title, "要改什么？写稿的人会看到", then)

    def ask_posted(self, id: str) -> None:
        """Ask when a slot was published: a fact the plan does not know."""
        sheet = PostedSheet(self._services.theme, self.window())
        sheet.given.connect(partial(self.acts.post, id))
        sheet.open()

    @Slot()
    def keep_sizes(self) -> None:
        """The panes were dragged."""
        self._services.memory.keep(SIZES, list(self.panes.sizes))

    @Slot(str)
    def keep_by(self, by: str) -> None:
        """The pyramid measures something else."""
        self._services.memory.keep(BY, by)

    @Slot(str, bool)
    def sort_sheet(self, column: str, descending: bool) -> None:
        """The sheet in another order."""
        self._sort = (column, descending)
        self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.side.finish()
        # Nothing is asked while nobody looks: the store may be on its way out.
        self._stale = self._stale or self._again.isActive()
        self._again.stop()
        self.chosen.rest()

    def _read_campaign(self) -> None:
        campaigns = self.acts.campaigns.list()
        before = self.campaign.id if self.campaign else None
        kept = self._services.memory.get(CAMPAIGN)
        known = {campaign.id: campaign for campaign in campaigns}
        # The one that is looked at stays, however the list changes.
        self.campaign = known.get(before or "") or (known.get(kept) if isinstance(kept, str) else None)
        if self.campaign is None:
            self.campaign = campaigns[0] if campaigns else None
        if self.campaign and self.campaign.id != before:
            there = self._services.memory.get(FILTERS)
            self.work.filters.restore(there.get(self.campaign.id) if isinstance(there, dict) else None)
            self._count = None
        self.lists.show(self.campaign.id if self.campaign else None)
        self._campaigns = campaigns
        self.work.head.show_campaign(self.campaign, campaigns, self._count)
        self.chosen.campaign = self.campaign

    def _show_none(self) -> None:
        told = "一个计划管一段时间里谁写什么、哪天发、写哪个词：目标和实际并排看，缺什么一句话说清。\n手头有计划表的，新建后点计划名导入"
        if self.acts.campaigns.list(deleted=True):
            told += "；删掉的计划在 Ctrl+K“已删除的计划”里"
        self.work.without_campaign(True)
        self.work.place.say("table-cells", "还没有计划", told, "新建计划", self.campaigning.ask_new)
        self.work.show_place()
        self.side.show_nothing()
        self.side.overview.hide()

    def _show_laid(self, laid: Laid) -> None:
        question, pivot = laid.question, laid.pivot
        self.side.overview.show()
        self.work.without_campaign(False)
        self.chosen.axes, self.chosen.wanted = (question.rows, question.columns), question.wanted
        self.work.grid.movable = self.chosen.movable
        self.work.grid.with_keywords = "keyword" not in self.chosen.axes
        if self.campaign:
            pivot = with_phases(pivot, self.chosen.axes, self.campaign)
        if "route" in self.chosen.axes:
            pivot = with_routes(pivot, self.chosen.axes, self.lists.routes)
        self.work.grid.show_pivot(pivot, china_today(), stay=question.stay)
        if pivot.total:
            self.work.show_view(pivot.about)
        elif self.work.filters.active:
            self._show_unfound()
        else:
            told = "点“新排期”排一篇，或让“帮我排”按目标、账号产能和预算排出初稿，再改；也可以把计划表拖进来"
            self.work.place.say("table-cells", "这个计划还没有排期", told, "帮我排", self.doing.fill)
            self.work.show_place()
        self.chosen.refresh()

    def _show_sorted(self, found: Sorted) -> None:
        self.side.overview.show()
        self.work.without_campaign(False)
        sheet = self.work.sheet
        sheet.tell_asked(found.wanted, found.sort)
        sheet.show_slots(found.campaign_id, found.ids, stay=found.stay)
        self.work.show_view()
        if not found.ids and self.work.filters.active:
            self._show_unfound()
        self.chosen.refresh()

    def _show_unfound(self) -> None:
        told = "换个说法，或去掉几个筛选条件"
        self.work.place.say("magnifying-glass", "没有这样的排期", told, "清除筛选", self.work.filters.clear)
        self.work.show_place()

    def _show_beside(self, beside: Beside) -> None:
        self.side.overview.show_plan(beside.levels, beside.missing)
        self.work.pyramid.show_levels(beside.levels)
        self._count = sum(level.planned for level in beside.levels)
        self.work.head.show_campaign(self.campaign, self._campaigns, self._count)
        self.work.filters.offer(beside.facets)
        self.lists.tell_owners([name for name, _count in beside.facets.owners if name])

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self.reminding.note(changes)
        if any(changes.touches(noun) for noun in MATTERS) or changes.touches("setting", "tiers"):
            self._stale = True
            if self.isVisible():
                self._again.start()
        elif changes.touches("approval"):
            self.chosen.refresh()

    @Slot()
    def _ask_again(self) -> None:
        self.ask(stay=True, beside=True)
