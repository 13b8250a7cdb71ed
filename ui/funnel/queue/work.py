"""What the sheet asks and does: who waits, notes that are searched for, and the answers of a person, each with a way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.funnel.answers import Candidate, Joined, QueueCount, Unsettled
from planner.funnel.queue import Queue
from planner.storage.records import NoteFilter
from ui.jobs import Job, Stopped
from ui.kept import KeptStore
from ui.services import Services

if TYPE_CHECKING:
    from planner.library import Library
    from planner.matrix.written import Written
    from planner.storage.changes import Changes
    from planner.storage.store import Store

PAGE = "funnel"
OFFERED = 8
"""Notes that a search brings: whoever does not see theirs writes one word more."""
KINDS = {"waiting": "待匹配", "title": "按标题匹配的", "aside": "放到一边的"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits (or was joined by title, or put aside: ``kind``), and how the rows of figures stand."""

    kind: str
    subjects: tuple[Unsettled, ...]
    count: QueueCount


class QueueWork(QObject):
    """Asks in the review lane; writes are short and done at once."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._queue = Queue(services.store)
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

    def look(self, kind: str, then: Callable[[Waiting], None]) -> None:
        """Who waits, was joined by title, or was put aside."""
        self._ask("look", lambda _job: look_at(self._kept.get(), kind), then)

    def search(self, words: str, then: Callable[[tuple[Candidate, ...]], None]) -> None:
        """Notes whose text holds these words."""
        library = self._services.library
        self._ask("search", lambda _job: searched(self._kept.get(), library, words), then)

    def settle(self, subject: Unsettled, found: Candidate) -> bool:
        """These rows are this note's."""
        text = f"匹配到《{found.title}》" if found.title else "匹配"
        return self._put(text, f"已{text}，{subject.rows:,} 行", lambda: self._queue.settle(subject.subject, found.id))

    def set_aside(self, subject: Unsettled) -> bool:
        """These rows are nobody's."""
        said = f"已放到一边，{subject.rows:,} 行不再等"
        return self._put("放到一边", said, lambda: self._queue.set_aside([subject.subject]))

    def put_back(self, subject: Unsettled) -> bool:
        """Nothing is said of these rows any more."""
        return self._put("放回待匹配", "已放回，等你认", lambda: self._queue.forget([subject.subject]))

    def take_in(self, subject: Unsettled) -> bool:
        """Put the note that the rows name into the library."""
        batches: list[str] = []

        def redo() -> Changes:
            batch, changes = self._queue.take_in([subject.subject])
            batches.append(batch)
            return changes

        undo = self._services.undo
        if not undo.do(PAGE, "收进笔记库", redo, lambda: self._services.batches.undo(batches.pop())):
            return False
        self._said(f"已收进笔记库，{subject.rows:,} 行有主了")
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

    def _put(self, text: str, said: str, write: Callable[[], Written]) -> bool:
        if not self._services.undo.put(PAGE, text, write):
            return False
        self._said(said)
        return True

    def _said(self, text: str) -> None:
        self._done += 1
        self._services.status.say(text, self._services.undo.back(PAGE))

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


def look_at(store: Store, kind: str) -> Waiting:
    """Who waits, was joined by title, or was put aside."""
    queue = Queue(store)
    if kind == "title":
        return Waiting(kind, tuple(map(_as_subject, queue.joined("title"))), queue.count())
    return Waiting(kind, queue.aside() if kind == "aside" else queue.waiting(), queue.count())


def _as_subject(joined: Joined) -> Unsettled:
    """What was joined as something that may be joined otherwise."""
    now = Candidate(joined.note_id, joined.title, "", None, joined.confidence, f"现在匹配的是它：{joined.why}")
    why = f"{joined.why}，把握 {joined.confidence:.0%}。不对就换一篇，或放到一边"
    return Unsettled(
        joined.subject, "note", joined.title, "", "", "", None, (), (), joined.rows, None, None, why, (now,)
    )


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
