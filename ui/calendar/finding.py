"""The questions the page asks the store, in a lane: what is due on the days shown, what is to be posted next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.storage.records import Campaign, SlotFilter
from planner.storage.store import Store
from planner.storage.times import china_today
from ui.calendar.due import DayDue, Due, Item
from ui.calendar.span import Span
from ui.newest import Newest
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.matrix.days import Offers
    from planner.matrix.timing import Bounds
    from planner.paths import Workspace
    from ui.jobs import Job
    from ui.services import Services

ITEMS_MOST = {"month": 12, "week": 40}
"""Chips of a day that may find room on the largest screen."""
FIRST = ""
"""In place of a campaign's id: nobody has chosen one yet, the newest is shown."""
REST_MS = 150
QUEUE_MOST = 2000
"""Slots of the queue that are shown: nobody posts more before the next look."""
AROUND = 45
"""Days before and after today that the filters of the queue are counted over."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which slots, of which campaign (None: of all), on which days; ``span`` None asks for the queue."""

    campaign_id: str | None
    wanted: SlotFilter
    span: Span | None
    stay: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: ``due`` for days, ``ids`` for the queue; ``count`` says how many slots there are, in
    a month without those of its neighbours.

    Its question names the campaign that is shown: the newest when nobody had chosen one, all when the one asked for is gone.
    """

    question: Question
    campaigns: tuple[Campaign, ...]
    due: Due
    ids: list[str]
    count: int


@dataclass(frozen=True, slots=True)
class Around:
    """What comes after an answer: what the filters can offer, and how far the platform's timer reaches."""

    offers: Offers
    bounds: Bounds


class Finder(QObject):
    """Asks in the review lane, which is idle while this page is looked at. The newest question wins."""

    found = Signal(object)
    """Found."""
    looked_around = Signal(object)
    """Around."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._newest = Newest(services.review_lane, services.status.failed, self)
        self._looking = Newest(services.library_lane, services.status.failed, self)
        self._stay = True
        self._around = _Around(services.workspace)
        self._question = Question(None, SlotFilter(), None)
        self._rest = one_shot(self, REST_MS, self._look_around)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def ask(self, question: Question) -> None:
        """Ask; an older question that is still open is given up."""
        self._rest.stop()
        self._looking.give_up()
        self._stay = question.stay and (self._stay or not self.busy)
        work = partial(find, self._services.workspace, replace(question, stay=self._stay))
        self._newest.ask(work, self._answered)

    def _answered(self, found: Found) -> None:
        self.found.emit(found)
        # What is only offered comes when everything asked for is on the screen, and nobody has turned the page by then.
        self._question = found.question
        self._rest.start()

    def _look_around(self) -> None:
        self._looking.ask(partial(self._around, self._question), self.looked_around.emit)


class _Around:
    """Counts what filters can offer; the dated rules are read once a day and kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._bounds: Mapping[str, Bounds] = {}

    def __call__(self, question: Question, job: Job) -> Around:
        from planner.matrix.days import offers
        from planner.matrix.timing import bounds_of

        job.check()
        today = china_today()
        days = (today - timedelta(AROUND), today + timedelta(AROUND))
        if question.span is not None:
            days = (question.span.first, question.span.last)
        with Store.open(self._workspace) as store:
            known = offers(store, question.campaign_id, *(day.isoformat() for day in days))
        if today.isoformat() not in self._bounds:
            self._bounds = bounds_of((today.isoformat(),))
        return Around(known, self._bounds[today.isoformat()])


def find(workspace: Workspace, question: Question, job: Job) -> Found:
    """Ask the store."""
    from planner.campaigns import Campaigns
    from planner.matrix.days import queue

    job.check()
    with Store.open(workspace) as store:
        campaigns = tuple(Campaigns(store).list())
        if question.campaign_id not in (None, *(one.id for one in campaigns)):
            newest = campaigns[0].id if question.campaign_id == FIRST and campaigns else None
            question = replace(question, campaign_id=newest)
        if question.span is None:
            ids, count = queue(store, question.campaign_id, question.wanted, QUEUE_MOST)
            return Found(question, campaigns, Due(), ids, count)
        due = due_in(store, question, question.span)
        # The days of other months that fill the rows are not counted under the month's name.
        own = sum(one.count for day, one in due.days.items() if question.span.is_own(day))
        return Found(question, campaigns, due, [], own)


def due_in(store: Store, question: Question, span: Span) -> Due:
    """What is due in a span; live sessions stand before the slots of their day."""
    from planner.campaigns import Campaigns
    from planner.matrix.days import due_days

    campaigns = Campaigns(store)
    first, last = span.first.isoformat(), span.last.isoformat()
    days = due_days(store, question.campaign_id, question.wanted, first, last, ITEMS_MOST[span.view])
    chosen = [campaigns.get(question.campaign_id)] if question.campaign_id else campaigns.list()
    lives = {live.id: live for campaign in chosen for live in campaigns.lives(campaign.id)}
    found: dict[date, DayDue] = {}
    for day in span.days:
        one = days.get(day.isoformat())
        sessions = [Item(live=live) for live in lives.values() if live.day == day.isoformat()]
        if one or sessions:
            slots = [Item(line) for line in one.lines] if one else []
            found[day] = DayDue((*sessions, *slots), one.count if one else 0)
    return Due(found, chosen[0].phases if question.campaign_id else (), lives)
