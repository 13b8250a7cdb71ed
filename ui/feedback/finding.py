"""The questions the page asks the store, in a lane: the ledger, which feedback fits, what the filters can offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.storage.records.feedback import FeedbackFacets, FeedbackFilter
from ui.jobs import Job, Stopped
from ui.kept import KeptStore

if TYPE_CHECKING:
    from planner.claims.briefing import Brief
    from planner.claims.evidence import Evidence
    from planner.claims.ledger import Ledger
    from planner.storage.store import Store
    from ui.services import Services


@dataclass(frozen=True, slots=True)
class Question:
    """Which feedback the page wants to show, and in what order; ``stay``: nobody asked for other rows."""

    wanted: FeedbackFilter
    sort: str
    descending: bool
    stay: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The answer; ``facets`` only when they were asked for."""

    question: Question
    ids: list[str]
    facets: FeedbackFacets | None


class Asking(QObject):
    """Asks in the review lane, which is idle while this page is looked at. The newest question of each kind wins."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lane = services, services.review_lane
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._jobs: dict[str, Job] = {}
        self._asked: dict[str, int] = {}
        self._facets_wanted = True

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._jobs)

    def ledger(self, days: int, then: Callable[[Ledger], None]) -> None:
        """The ledger with evidence of so many days."""
        self._ask("ledger", lambda _job: _ledger(self._kept.get(), days), then)

    def feedback(self, question: Question, then: Callable[[Found], None]) -> None:
        """The ids of all feedback that fits."""
        with_facets = self._facets_wanted

        def told(found: Found) -> None:
            self._facets_wanted = self._facets_wanted and found.facets is None
            then(found)

        self._ask("feedback", lambda job: _find(self._kept.get(), question, with_facets, job), told)

    def look_again(self) -> None:
        """Feedback changed: with the next question ask what the filters can offer, too."""
        self._facets_wanted = True

    def brief(
        self,
        ids: Callable[[Store], list[str]] | list[str],
        evidence: Evidence | None,
        then: Callable[[Brief], None],
    ) -> None:
        """A brief from these feedbacks."""
        self._ask("brief", lambda _job: _brief(self._kept.get(), ids, evidence), then)

    def _ask(self, kind: str, work: Callable[[Job], Any], then: Callable[[Any], None]) -> None:
        old = self._jobs.pop(kind, None)
        if old is not None:
            old.stop()
        number = self._asked[kind] = self._asked.get(kind, 0) + 1
        self._jobs[kind] = self._lane.queue(
            work, partial(self._answered, kind, number, then), partial(self._failed, kind, number)
        )

    def _answered(self, kind: str, number: int, then: Callable[[Any], None], answer: Any) -> None:
        if self._asked[kind] == number:
            self._jobs.pop(kind, None)
            then(answer)

    def _failed(self, kind: str, number: int, error: BaseException) -> None:
        if self._asked[kind] == number:
            self._jobs.pop(kind, None)
            if not isinstance(error, Stopped):
                self._services.status.failed(error)


def _ledger(store: Store, days: int) -> Ledger:
    from planner.claims.ledger import ledger

    return ledger(store, days)


def _find(store: Store, question: Question, with_facets: bool, job: Job) -> Found:
    from planner.feedback import FeedbackList

    feedback = FeedbackList(store)
    ids = feedback.find(question.wanted, (question.sort, question.descending))
    job.check()
    return Found(question, ids, feedback.facets(question.wanted.deleted) if with_facets else None)


def _brief(store: Store, ids: Callable[[Store], list[str]] | list[str], evidence: Evidence | None) -> Brief:
    from planner.claims.briefing import brief_of

    return brief_of(store, ids if isinstance(ids, list) else ids(store), evidence)
