"""The questions the page asks the store, in a lane: what is due on the days shown, what is to be posted next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.storage.records import Campaign, SlotFilter
from planner.storage.store import Store
from planner.storage.times import CHINA
from ui.calendar.due import DayDue, Due, Item
from ui.calendar.span import Span
from ui.jobs import Job, Stopped

if TYPE_CHECKING:
    from planner.matrix.days import Offers
    from planner.matrix.timing import Bounds
    from planner.paths import Workspace
    from ui.services import Services

ITEMS_MOST = {"month": 12, "week": 40}
"""Chips of a day that may find room on the largest screen."""
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
    """The answer to question ``number``: ``due`` for days, ``ids`` for the queue; ``count`` says how many slots there are."""

    number: int
    question: Question
    due: Due
    ids: list[str]
    count: int
    bounds: Bounds
    campaigns: tuple[Campaign, ...]
    offers: Offers


class Finder(QObject):
    """Asks in the review lane, which is idle while this page is looked at. The newest question wins."""

    found = Signal(object)
    """Found."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked = 0
        self._job: Job | None = None
        self._stay = True
        self._work = _Work(services.workspace)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._job is not None

    def ask(self, question: Question) -> None:
        """Ask; an older question that is still open is given up."""
        self._stay = question.stay and (self._stay or not self.busy)
        if self._job is not None:
            self._job.stop()
        self._asked += 1
        work = partial(self._work, self._asked, replace(question, stay=self._stay))
        self._job = self._services.review_lane.queue(work, self._answered, self._failed)

    def _answered(self, found: Found) -> None:
        if found.number == self._asked:
            self._job = None
            self.found.emit(found)

    def _failed(self, error: BaseException) -> None:
        # Stopped: a newer question is on its way.
        if not isinstance(error, Stopped):
            self._job = None
            self._services.status.failed(error)


class _Work:
    """Asks the store of the lane's own; the dated rules are read once and kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._bounds: Mapping[str, Bounds] = {}

    def __call__(self, number: int, question: Question, job: Job) -> Found:
        from planner.campaigns import Campaigns
        from planner.matrix.days import Offers, offers, queue

        with Store.open(self._workspace) as store:
            campaigns = tuple(Campaigns(store).list())
            if question.campaign_id not in (None, *(one.id for one in campaigns)):
                return Found(number, question, Due(), [], 0, self._bounds_now(), campaigns, Offers())
            if question.span is None:
                now = datetime.now(CHINA).date()
                known = offers(store, question.campaign_id, *(str(now + timedelta(by)) for by in (-AROUND, AROUND)))
                job.check()
                ids, count = queue(store, question.campaign_id, question.wanted, QUEUE_MOST)
                return Found(number, question, Due(), ids, count, self._bounds_now(), campaigns, known)
            span = question.span
            due = due_in(store, question, span)
            job.check()
            known = offers(store, question.campaign_id, span.first.isoformat(), span.last.isoformat())
            return Found(number, question, due, [], due.count, self._bounds_now(), campaigns, known)

    def _bounds_now(self) -> Bounds:
        from planner.matrix.timing import bounds_of

        today = datetime.now(CHINA).date().isoformat()
        if today not in self._bounds:
            self._bounds = bounds_of((today,))
        return self._bounds[today]


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
