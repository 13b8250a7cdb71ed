"""What the page asks in a lane: what waits, which gates are open, and everything about the one that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.storage.records import Annotation, DraftContent, Gate, SlotFilter, SlotLine, Step
from ui.draft.compare import Comparison, compare
from ui.draft.reviewer import Subject
from ui.draft.reviewing import ReviewWork
from ui.draft.versions import whole_text
from ui.kept import KeptStore
from ui.newest import NewestOf
from ui.reviews.gates import WAITING

if TYPE_CHECKING:
    from nlp.findings import Hit
    from planner.review import Review
    from planner.storage.store import Store
    from planner.workflow import Gates
    from ui.services import Services

CHUNK = 40
GATED_MOST = 2000
"""Rows whose gates are looked at without being opened; the others are when they are read."""


@dataclass(frozen=True, slots=True)
class Read:
    """One slot as it is read: its draft, its gates, what was said of it, and what happened to it.

    ``approved`` is the text the last time it went a step forward, None when it never did.
    """

    line: SlotLine
    content: DraftContent | None
    gates: tuple[Gate, ...]
    annotations: tuple[Annotation, ...]
    log: tuple[Step, ...]
    approved: DraftContent | None
    approved_at: str | None


class Asking(QObject):
    """The newest question of each kind wins; gates are looked at a few at a time, so that none waits long for another."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lane = services, services.review_lane
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._review = ReviewWork(services.library, services.claims)
        self._newest = NewestOf(services.review_lane, services.status.failed, self)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def waiting(self, then: Callable[[list[str]], None]) -> None:
        """The ids of all slots that wait for a review, the earliest day first."""
        self._newest.ask("waiting", lambda _job: _waiting(self._kept.get()), then)

    def gates(self, ids: Sequence[str], then: Callable[[Gates], None]) -> None:
        """The gates of these slots, told in several parts."""
        self._gates(tuple(ids[:GATED_MOST]), then)

    def read(self, id: str, then: Callable[[Read | None], None]) -> None:
        """All of one slot; None when it is gone."""
        self._newest.ask("read", lambda _job: _read(self._kept.get(), id), then)

    def review(
        self, id: str, content: DraftContent, ignored: frozenset[tuple[str, str]], then: Callable[[Review], None]
    ) -> None:
        """The wording and the keywords of a draft."""
        subject = Subject(id, content.draft(), content.keywords, ignored)
        self._newest.ask("review", lambda job: self._review(subject, job), then)

    def compare(self, before: DraftContent, after: DraftContent, then: Callable[[Comparison], None]) -> None:
        """What changed between two texts."""
        self._newest.ask("compare", lambda _job: compare(whole_text(before), whole_text(after)), then)

    def do(self, work: Callable[[Store], Any], then: Callable[[Any], None]) -> None:
        """Write in the lane, where words and rules are at hand; nothing of it is dropped."""
        self._services.review_lane.queue(lambda _job: work(self._kept.get()), then, self._services.status.failed)

    def _gates(self, ids: tuple[str, ...], then: Callable[[Gates], None]) -> None:
        def told(found: Gates) -> None:
            then(found)
            if ids[CHUNK:]:
                self._gates(ids[CHUNK:], then)

        self._newest.ask("gates", lambda _job: _gates_of(self._kept.get(), ids[:CHUNK]), told)


def _waiting(store: Store) -> list[str]:
    from planner.slots import Slots

    return Slots(store).find(None, SlotFilter(statuses=WAITING))


def _gates_of(store: Store, ids: Sequence[str]) -> Mapping[str, tuple[Gate, ...]]:
    from planner.workflow import Workflow

    return Workflow(store).gates(ids)


def _read(store: Store, id: str) -> Read | None:
    from planner.drafts import Drafts
    from planner.slots import Slots
    from planner.workflow import Workflow

    lines = Slots(store).lines([id])
    if not lines or lines[0].slot.deleted_at:
        return None
    workflow, drafts = Workflow(store), Drafts(store)
    log = tuple(workflow.log(id))
    draft_id = lines[0].slot.draft_id
    content = drafts.get(draft_id).content if draft_id else None
    approved_at = next(
        (step.at for step in log if step.before and step.after in ("终审", "待发") and not step.why.startswith("撤销")),
        None,
    )
    approved = None
    if approved_at and draft_id:
        approved = next((one.content for one in drafts.versions(draft_id) if one.created_at <= approved_at), None)
    return Read(
        lines[0],
        content,
        workflow.gates([id]).get(id, ()),
        tuple(workflow.annotations(id)),
        log,
        approved,
        approved_at,
    )


def hard_first(hits: Sequence[Hit]) -> list[Hit]:
    """Wording that breaks a rule before what only may."""
    return sorted((hit for hit in hits if hit.level != "exempt"), key=lambda hit: hit.level != "hard")
