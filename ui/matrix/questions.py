"""Everything the page asks the store, in the review lane: it is idle while this page is looked at, and remembers what it has read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from ui.jobs import Job, Lane, Stopped
from ui.kept import KeptStore

if TYPE_CHECKING:
    from planner.storage.store import Store
    from ui.services import Services

T = TypeVar("T")
Work = Callable[["Store", Job], T]


class Questions(QObject):
    """Of each kind only the newest question is answered; ``queue`` drops nothing. Work is given the lane's own store."""

    def __init__(self, services: Services, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lane = services, lane
        self._kept = KeptStore(services.workspace, lane)
        self._jobs: dict[str, Job] = {}
        self._numbers: dict[str, int] = {}

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._jobs)

    def asks(self, kind: str) -> bool:
        """Whether a question of this kind is open."""
        return kind in self._jobs

    def ask(self, kind: str, work: Work[T], then: Callable[[T], None]) -> None:
        """Do ``work`` in the lane and call ``then`` with its answer, unless another question of this kind comes first."""
        self.give_up(kind)
        number = self._numbers[kind]
        self._jobs[kind] = self._lane.queue(
            lambda job: work(self._kept.get(), job),
            partial(self._answered, kind, number, then),
            partial(self._failed, kind, number),
        )

    def queue(self, work: Work[T], then: Callable[[T], None]) -> Job:
        """Do ``work`` in the lane, after everything asked before."""
        return self._lane.queue(lambda job: work(self._kept.get(), job), then, self._services.status.failed)

    def give_up(self, kind: str) -> None:
        """Nobody waits for the answer any more."""
        old = self._jobs.pop(kind, None)
        if old is not None:
            old.stop()
        self._numbers[kind] = self._numbers.get(kind, 0) + 1

    def _answered(self, kind: str, number: int, then: Callable[[Any], None], answer: Any) -> None:
        if self._numbers[kind] == number:
            self._jobs.pop(kind, None)
            then(answer)

    def _failed(self, kind: str, number: int, error: BaseException) -> None:
        # Stopped: a newer question is on its way.
        if self._numbers[kind] == number:
            self._jobs.pop(kind, None)
            if not isinstance(error, Stopped):
                self._services.status.failed(error)
