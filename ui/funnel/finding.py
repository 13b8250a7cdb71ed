"""The questions the page asks the store, in a lane: the funnel, its groups, a comparison, and what the filters can offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.funnel.asked import Question
from ui.jobs import Job, Stopped
from ui.kept import KeptStore

if TYPE_CHECKING:
    from planner.funnel.answers import Comparison, Coverage, FunnelAnswer, FunnelFacets, Slice
    from planner.storage.store import Store
    from ui.services import Services

GROUPS_MOST = 200
"""Groups of the table; nobody compares more of them, and single notes have a table of their own."""


@dataclass(frozen=True, slots=True)
class Around:
    """What hardly changes while somebody looks: what can be filtered, which file covers which days."""

    facets: FunnelFacets
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to question ``number``; ``around`` only when it was asked for."""

    number: int
    question: Question
    answer: FunnelAnswer
    slices: tuple[Slice, ...]
    comparison: Comparison | None
    around: Around | None


class Finder(QObject):
    """Asks in the review lane, which is idle while this page is looked at. The newest question wins."""

    found = Signal(object)
    """Found."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._asked = 0
        self._job: Job | None = None
        self._around_wanted = True
        self._stay = True

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
        work = partial(self._find, self._asked, replace(question, stay=self._stay), self._around_wanted)
        self._job = self._services.review_lane.queue(work, self._answered, self._failed)

    def rest(self) -> bool:
        """Nobody looks any more: leave the lane to others. Whether a question was open."""
        was_open = self._job is not None
        if self._job is not None:
            self._job.stop()
            self._job = None
            self._asked += 1
        return was_open

    def look_again(self) -> None:
        """Figures came or went: with the next question ask what the filters can offer, too."""
        self._around_wanted = True

    def _find(self, number: int, question: Question, around: bool, job: Job) -> Found:
        return find(self._kept.get(), number, question, around, job)

    def _answered(self, found: Found) -> None:
        if found.number == self._asked:
            self._job = None
            self._around_wanted = self._around_wanted and found.around is None
            self.found.emit(found)

    def _failed(self, error: BaseException) -> None:
        # Stopped: a newer question is on its way.
        if not isinstance(error, Stopped):
            self._job = None
            self._services.status.failed(error)


def find(store: Store, number: int, question: Question, around: bool, job: Job) -> Found:
    """Ask for everything the page shows. What was read of the figures is kept with the store until something is written."""
    from planner.funnel.asking import Funnels

    funnels = Funnels(store)
    job.check()
    answer = funnels.answer(question.looked_at)
    job.check()
    slices = funnels.by(question.axis, question.base, GROUPS_MOST)
    job.check()
    comparison = None
    if question.other is not None:
        comparison = funnels.compare(question.looked_at, question.other.wanted(question.base))
    job.check()
    about = Around(funnels.facets(), funnels.coverage()) if around else None
    return Found(number, question, answer, tuple(slices), comparison, about)
