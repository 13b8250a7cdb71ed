"""When to review: a short pause after the text changed, never while a word is being composed; the newest answer wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from nlp.draft import Draft
from ui.jobs import Job, Lane, Stopped
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.review import Review

PAUSE_MS = 120
WAIT_MOST = 5
"""Pauses a fast writer may put off a review: then it comes all the same."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: a draft, the keywords its writer wants covered, and ``(rule, text)`` of ignored wording."""

    id: str
    draft: Draft
    keywords: tuple[str, ...] = ()
    ignored: frozenset[tuple[str, str]] = frozenset()


Work = Callable[[Subject, Job], "Review"]
"""Reviews a draft, in the lane; asks the job whether anybody still waits."""


class Reviewer(QObject):
    """``look`` at every change; ``reviewed`` tells what was found in which draft."""

    reviewed = Signal(str, object)
    """The draft's id, and its Review."""
    failed = Signal(object)

    def __init__(self, lane: Lane, work: Work, composing: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane, self._work, self._composing = lane, work, composing
        self._wanted: Subject | None = None
        self._seen: Subject | None = None
        self._put_off = 0
        self._job: Job | None = None
        self._pause = one_shot(self, PAUSE_MS, self._start)

    def look(self, subject: Subject) -> None:
        """The draft may have changed; one that reads as before is left alone."""
        if subject == (self._wanted or self._seen):
            return
        self._wanted = subject
        if self._job:
            # Its answer would be about a text that is gone.
            self._job.stop()
            self._job = None
        if not self._pause.isActive():
            self._put_off = 0
            self._pause.start()
        elif self._put_off < WAIT_MOST:
            self._put_off += 1
            self._pause.start()

    def look_again(self, subject: Subject) -> None:
        """What drafts are measured against has changed: review even the same text."""
        self._seen = None
        self._wanted = None
        self.look(subject)

    @Slot()
    def _start(self) -> None:
        if self._composing():
            self._pause.start()
            return
        if self._wanted is None:
            return
        subject = self._seen = self._wanted
        self._wanted = None
        work = self._work
        self._job = self._lane.run(lambda job: work(subject, job), self._answer, self._fail)

    def _answer(self, review: Review) -> None:
        # The lane delivers only the newest job; ``_wanted`` tells that the text has moved on since.
        self._job = None
        if self._seen and self._wanted is None:
            self.reviewed.emit(self._seen.id, review)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            return
        self._job = None
        # Looking at the same text again must be possible after what went wrong is mended.
        self._seen = None
        self.failed.emit(error)
