"""The questions the page asks the store, in a lane: the ledger, which feedback fits, what the filters can offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.storage.records.feedback import FeedbackFacets, FeedbackFilter
from planner.storage.times import china_today
from ui.kept import KeptStore
from ui.newest import NewestOf

if TYPE_CHECKING:
    from planner.claims.briefing import Brief
    from planner.claims.evidence import Evidence
    from planner.claims.ledger import Claim, Ledger
    from planner.storage.store import Store
    from ui.jobs import Job
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
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._newest = NewestOf(services.review_lane, services.status.failed, self)
        self._facets_wanted = True

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def ledger(self, days: int, then: Callable[[Ledger], None]) -> None:
        """The ledger with evidence of so many days."""
        self._newest.ask("ledger", lambda _job: _ledger(self._kept.get(), days), then)

    def feedback(self, question: Question, then: Callable[[Found], None]) -> None:
        """The ids of all feedback that fits."""
        with_facets = self._facets_wanted

        def told(found: Found) -> None:
            self._facets_wanted = self._facets_wanted and found.facets is None
            then(found)

        self._newest.ask("feedback", lambda job: _find(self._kept.get(), question, with_facets, job), told)

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
        self._newest.ask("brief", lambda _job: _brief(self._kept.get(), ids, evidence), then)


def wanted_of(claim: Claim, sign: int, days: int) -> FeedbackFilter:
    """What praised (1) or blamed (-1) the aspect of a claim in so many days; 0: ever."""
    since = (china_today() - timedelta(days=days)).isoformat() if days else None
    return FeedbackFilter(products=(claim.product_id,), aspect=claim.aspect, aspect_sign=sign, since=since)


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
