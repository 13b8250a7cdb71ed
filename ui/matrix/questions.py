"""Everything the page asks the store, in the review lane: it is idle while this page is looked at, and remembers what it has read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from ui.kept import KeptStore
from ui.newest import NewestOf

if TYPE_CHECKING:
    from planner.storage.store import Store
    from ui.jobs import Job, Lane
    from ui.services import Services

T = TypeVar("T")
Work = Callable[["Store", "Job"], T]


class Questions(QObject):
    """Of each kind only the newest question is answered; ``queue`` drops nothing. Work is given the lane's own store."""

    def __init__(self, services: Services, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lane = services, lane
        self._kept = KeptStore(services.workspace, lane)
        self._newest = NewestOf(lane, services.status.failed, self)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def asks(self, kind: str) -> bool:
        """Whether a question of this kind is open."""
        return self._newest.asks(kind)

    def ask(self, kind: str, work: Work[T], then: Callable[[T], None]) -> None:
        """Do ``work`` in the lane and call ``then`` with its answer, unless another question of this kind comes first."""
        self._newest.ask(kind, lambda job: work(self._kept.get(), job), then)

    def queue(self, work: Work[T], then: Callable[[T], None]) -> Job:
        """Do ``work`` in the lane, after everything asked before."""
        return self._lane.queue(lambda job: work(self._kept.get(), job), then, self._services.status.failed)

    def give_up(self, kind: str) -> None:
        """Nobody waits for the answer any more."""
        self._newest.give_up(kind)
