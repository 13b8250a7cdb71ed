"""Scores for the list: drafts nobody has opened lately are reviewed quietly, one at a time, between other work."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.dismissals import Dismissals
from planner.drafts import Drafts
from planner.problems import Problem
from planner.storage.changes import Changes
from ui.draft.reviewer import Subject, Work
from ui.kept import KeptStore
from ui.services import Services
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.storage.records import DraftRecord
    from ui.jobs import Job

PAUSE_MS = 60
"""Between two drafts, so that a keystroke never waits for more than one of them."""
MOST = 60
"""Drafts looked at after each learning, the last changed first."""
OVER = ("已发", "复盘")
"""What is published keeps the score it was published with."""


class Scoring(QObject):
    """``start`` after learning. ``work`` reviews in the lane and remembers nothing of the draft in hand."""

    def __init__(self, services: Services, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._work = services, work
        self._dismissals, self._kept = Dismissals(services.store), KeptStore(services.workspace, services.review_lane)
        self._waiting: deque[str] = deque()
        self._record: DraftRecord | None = None
        self.telling: DraftRecord | None = None
        """While the hub tells of it: the draft that has another score now, and nothing else about it changed."""
        self.in_hand: str | None = None
        """The draft that is written just now: its score is shown and kept as it changes."""
        self._pause = one_shot(self, PAUSE_MS, self._next)

    @Slot()
    def start(self) -> None:
        """Look at every draft that may score otherwise now, those without a score first."""
        # A score that was found without the library must not take the place of one that was found with it.
        anew = bool(self._services.library.learned)
        drafts = self._services.drafts.list()
        lines = [line for line in drafts if line.score is None or (anew and line.status not in OVER)]
        lines.sort(key=lambda line: line.score is not None)
        self._waiting = deque(line.id for line in lines[:MOST])
        self._pause.start()

    @Slot()
    def _next(self) -> None:
        if self._waiting and self._services.review_lane.busy:
            # The draft in hand comes first; at a start the lane reads jieba's dictionary for it.
            self._pause.start()
            return
        while self._waiting and self._record is None and not self._services.review_lane.closed:
            id = self._waiting.popleft()
            if id != self.in_hand:
                self._look(id)

    def _look(self, id: str) -> None:
        try:
            record = self._services.drafts.get(id)
            ignored = frozenset((one.rule, one.text) for one in self._dismissals.list(id))
        except Problem:
            return
        if record.deleted_at:
            return
        subject = Subject(id, record.content.draft(), record.content.keywords, ignored)
        self._record = record
        self._services.review_lane.queue(partial(self._score, subject, record), self._scored, self._failed)

    def _score(self, subject: Subject, record: DraftRecord, job: Job) -> tuple[DraftRecord, Changes]:
        """Written here, in the lane: beside an import the window would have to wait for its turn."""
        review = self._work(subject, job)
        total = review.score.total
        if record.id == self.in_hand or total == record.score:
            return record, Changes()
        changes = Drafts(self._kept.get()).remember_score(record.id, total, review.forecast)
        return replace(record, score=total), changes

    def _scored(self, answer: tuple[DraftRecord, Changes]) -> None:
        self._record = None
        self._pause.start()
        self.telling, changes = answer
        self._services.hub.tell(changes)
        self.telling = None

    def _failed(self, _error: BaseException) -> None:
        """The log knows; opening this draft will say it."""
        self._record = None
        self._pause.start()
