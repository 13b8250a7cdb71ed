"""What the sheet asks and does: who waits, notes that are searched for, and the answers of a person, each with a way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.funnel.answers import Candidate, QueueCount, Unsettled
from planner.storage.records import NoteFilter
from ui.jobs import Job, Stopped
from ui.kept import KeptStore
from ui.services import Services

if TYPE_CHECKING:
    from planner.library import Library
    from planner.storage.store import Store

PAGE = "funnel"
OFFERED = 8
"""Notes that a search brings: whoever does not see theirs writes one word more."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits, and how the rows of figures stand."""

    subjects: tuple[Unsettled, ...]
    count: QueueCount


class QueueWork(QObject):
    """Asks in the review lane; writes are short and done at once."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._jobs: dict[str, Job] = {}
        self._done = 0

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._jobs)

    @property
    def can_take_back(self) -> bool:
        """Whether something was answered in this sheet."""
        return self._done > 0

    def look(self, then: Callable[[Waiting], None]) -> None:
        """Who waits."""
        self._ask("look", lambda _job: waiting(self._kept.get()), then)

    def search(self, words: str, then: Callable[[tuple[Candidate, ...]], None]) -> None:
        """Notes whose text holds these words."""
        library = self._services.library
        self._ask("search", lambda _job: searched(self._kept.get(), library, words), then)

    def settle(self, subject: Unsettled, found: Candidate) -> bool:
        """These rows are this note's."""
        from planner.funnel.queue import Queue

        text = f"匹配到《{found.title}》" if found.title else "匹配"
        queue = Queue(self._services.store)
        if not self._services.undo.put(PAGE, text, lambda: queue.settle(subject.subject, found.id)):
            return False
        self._done += 1
        self._services.status.say(f"已{text}，{subject.rows:,} 行", self._services.undo.back(PAGE))
        return True

    def set_aside(self, subject: Unsettled) -> bool:
        """These rows are nobody's."""
        from planner.funnel.queue import Queue

        queue = Queue(self._services.store)
        if not self._services.undo.put(PAGE, "放到一边", lambda: queue.set_aside(subject.subject)):
            return False
        self._done += 1
        self._services.status.say(f"已放到一边，{subject.rows:,} 行不再等", self._services.undo.back(PAGE))
        return True

    def take_back(self) -> None:
        """Take the newest answer of this sheet back."""
        if self._done:
            self._done -= 1
            self._services.undo.stack(PAGE).undo()

    def stop(self) -> None:
        """Nobody waits any more."""
        for job in self._jobs.values():
            job.stop()

    def _ask(self, kind: str, work: Callable[[Job], object], then: Callable[..., None]) -> None:
        if (old := self._jobs.pop(kind, None)) is not None:
            old.stop()
        job = self._services.review_lane.queue(work, partial(self._answered, kind, then), partial(self._failed, kind))
        self._jobs[kind] = job

    def _answered(self, kind: str, then: Callable[..., None], answer: object) -> None:
        self._jobs.pop(kind, None)
        then(answer)

    def _failed(self, kind: str, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._jobs.pop(kind, None)
            self._services.status.failed(error)


def waiting(store: Store) -> Waiting:
    """Who waits."""
    from planner.funnel.queue import Queue

    queue = Queue(store)
    return Waiting(tuple(queue.waiting()), queue.count())


def searched(store: Store, library: Library, words: str) -> tuple[Candidate, ...]:
    """Notes whose text holds these words, the newest first."""
    from planner.notes import Notes

    reference = library.reference
    notes = Notes(store, reference.cutter.keys if reference else None)
    lines = notes.lines(notes.find(NoteFilter(search=words), ("published_at", True))[:OFFERED])
    return tuple(
        Candidate(line.id, line.title, line.author_name or "", (line.published_at or "")[:10] or None, 0.0, "搜到的")
        for line in lines
    )
