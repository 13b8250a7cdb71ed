"""One way to do background work: a lane is one worker thread, a job one piece of its work."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot
from shiboken6 import isValid

from planner.problems import Problem
from ui.crash import place_of

T = TypeVar("T")
Failed = Callable[[BaseException], None]
Progressed = Callable[[int, int | None, str], None]

TELL_EVERY = 0.05
"""Seconds between two tidings of progress: a screen shows no more, and the GUI thread has better things to do."""

log = logging.getLogger("caotian.jobs")


class Stopped(Exception):
    """Raised by ``Job.check`` when nobody waits for the answer any more."""


class Job:
    """One piece of work. The worker asks ``check`` and tells ``progress``; the GUI thread may ``stop`` it."""

    def __init__(self, lane: Lane, then: Callable[[Any], None], failed: Failed | None, told: Progressed | None) -> None:
        self._lane = lane
        self._told_at = 0.0
        self.stopped = False
        self.done = False
        self.then: Callable[[Any], None] | None = then
        self.failed = failed
        self.told = told

    def check(self) -> None:
        """Raise Stopped when the job was stopped or a newer one took its place."""
        if self.stopped:
            raise Stopped

    def progress(self, done: int, total: int | None = None, text: str = "") -> None:
        """Tell how far the work is; ``total`` None when nobody knows. Cheap to call often."""
        now = time.monotonic()
        if now - self._told_at >= TELL_EVERY or done == total:
            self._told_at = now
            self._lane.told.emit(self, done, total, text)

    def stop(self) -> None:
        """Ask the work to end at its next ``check``."""
        self.stopped = True

    def give_up(self) -> None:
        """Nobody waits for the answer any more: neither it nor an error is told."""
        self.stop()
        self.forget()

    def forget(self) -> None:
        """Let go of everyone who waited."""
        self.done = True
        self.then = self.failed = self.told = None


class _Worker(QThread):
    """Runs what it is handed, one after another, until it is handed None."""

    ended = Signal(object, object, object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.todo: SimpleQueue[tuple[Job, Callable[[Job], Any]] | None] = SimpleQueue()
        self.endings: list[Callable[[], object]] = []

    def run(self) -> None:
        while (item := self.todo.get()) is not None:
            job, work = item
            answer, error = None, None
            try:
                job.check()
                answer = work(job)
            except BaseException as raised:  # the top of a thread: whatever was raised is handed over
                error = raised
            self.ended.emit(job, answer, error)
            del item, job, work, answer, error
        for end in self.endings:
            end()


class Lane(QObject):
    """A worker thread of its own. Answers arrive on the GUI thread, or not at all.

    ``run`` keeps only the newest job; ``queue`` drops nothing. Errors without a ``failed`` are emitted as ``trouble``.
    """

    told = Signal(object, int, object, str)
    """job, done, total or None, text."""
    ended = Signal(object)
    """A job is over, however it went."""
    trouble = Signal(object)
    """A Problem, or a bug that has already been logged."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: Job | None = None
        self._open: set[Job] = set()
        self.closed = False
        """Nothing more is done here: its owner is going away, and the store with it."""
        self.held: dict[str, object] = {}
        """What work of this lane keeps for later work. Only its own thread looks into it."""
        self._worker = _Worker(name, self)
        self._worker.ended.connect(self._deliver)
        self.told.connect(self._tell)
        self._worker.start()

    @property
    def busy(self) -> bool:
        """Whether any work is still waited for."""
        return bool(self._open)

    def run(
        self,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        progressed: Progressed | None = None,
    ) -> Job:
        """Do ``work`` and call ``then`` with its answer, unless a later ``run`` takes its place."""
        if self._newest:
            self._newest.give_up()
        self._newest = self.queue(work, then, failed, progressed)
        return self._newest

    def queue(
        self,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        progressed: Progressed | None = None,
    ) -> Job:
        """Do ``work`` after everything asked for before. A job stopped by the user ends with ``failed(Stopped())``."""
        job = Job(self, then, failed, progressed)
        self._open.add(job)
        self._worker.todo.put((job, work))
        return job

    def at_end(self, end: Callable[[], object]) -> None:
        """Call this in the lane's own thread, after its last work: what was opened there is closed there."""
        self._worker.endings.append(end)

    def close(self) -> None:
        """Stop everything and wait: a thread must not outlive its owner."""
        self.closed = True
        for job in self._open:
            job.give_up()
        self._open.clear()
        self._worker.todo.put(None)
        self._worker.wait()

    @Slot(object, int, object, str)
    def _tell(self, job: Job, done: int, total: int | None, text: str) -> None:
        if not job.stopped and _alive(job.told):
            job.told(done, total, text)  # type: ignore[misc]

    @Slot(object, object, object)
    def _deliver(self, job: Job, answer: Any, error: BaseException | None) -> None:
        self._open.discard(job)
        then, failed = job.then, job.failed
        gone = job.done
        job.forget()
        if job is self._newest:
            self._newest = None
        if error is not None and not isinstance(error, (Problem, Stopped)):
            log.error("%s", place_of(error))
        if not gone:
            self._answer(then, failed, answer, error)
        self.ended.emit(job)

    def _answer(
        self, then: Callable[[Any], None] | None, failed: Failed | None, answer: Any, error: BaseException | None
    ) -> None:
        if error is None:
            if then and _alive(then):
                then(answer)
        elif failed:
            if _alive(failed):
                failed(error)
        elif not isinstance(error, Stopped):
            self.trouble.emit(error)


def _alive(callback: Callable[..., None] | None) -> bool:
    """Whether a callback can be called: the page it belongs to may be gone by now."""
    bound: Any = callback
    while isinstance(bound, partial):
        bound = bound.func
    owner = getattr(bound, "__self__", None)
    return callback is not None and (not isinstance(owner, QObject) or isValid(owner))
