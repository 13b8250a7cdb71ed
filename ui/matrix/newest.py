"""A question to a lane of which only the newest is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from ui.jobs import Job, Lane, Stopped

if TYPE_CHECKING:
    from ui.services import Services

T = TypeVar("T")


class Newest(QObject):
    """``ask`` gives up the question before. Several of these share a lane, each with its own newest question."""

    def __init__(self, services: Services, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._lane = services, lane
        self._asked = 0
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._job is not None

    def ask(self, work: Callable[[Job], T], then: Callable[[T], None], told: str = "") -> None:
        """Do ``work`` in the lane and call ``then`` with its answer; ``told`` shows its progress with 取消."""
        self.give_up()
        self._asked += 1
        number = self._asked
        self._job = self._lane.queue(work, partial(self._answered, number, then), partial(self._failed, number))
        if told:
            self._services.status.progress(self._job, told)

    def give_up(self) -> None:
        """Nobody waits for the answer any more."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._asked += 1

    def _answered(self, number: int, then: Callable[[Any], None], answer: Any) -> None:
        if number == self._asked:
            self._job = None
            then(answer)

    def _failed(self, number: int, error: BaseException) -> None:
        # Stopped by a newer question, which is on its way; or by a person, who is told so.
        if number == self._asked:
            self._job = None
            self._services.status.failed(error)
        elif not isinstance(error, Stopped):
            self._services.status.failed(error)
