"""One question at a time: a newer one takes the place of an older one, whose answer nobody hears."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from ui.jobs import Failed

if TYPE_CHECKING:
    from ui.jobs import Job, Lane

T = TypeVar("T")


class Newest(QObject):
    """Asks in a lane. ``failed`` hears of errors, and of Stopped when a person stopped the newest question."""

    def __init__(self, lane: Lane, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane, self._failed = lane, failed
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._job is not None

    def ask(self, work: Callable[[Job], T], then: Callable[[T], None]) -> Job:
        """Do ``work`` and call ``then`` with its answer; what was asked before and is still open is given up."""
        self.give_up()
        self._job = self._lane.queue(work, partial(self._answered, then), self._ended)
        return self._job

    def give_up(self) -> None:
        """Nobody waits for the answer any more."""
        if self._job is not None:
            self._job.give_up()
            self._job = None

    def _answered(self, then: Callable[[Any], None], answer: Any) -> None:
        self._job = None
        then(answer)

    def _ended(self, error: BaseException) -> None:
        self._job = None
        self._failed(error)


class NewestOf(QObject):
    """The same for questions of several kinds: each kind has its own newest one."""

    def __init__(self, lane: Lane, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane, self._failed = lane, failed
        self._kinds: dict[str, Newest] = {}

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return any(newest.busy for newest in self._kinds.values())

    def asks(self, kind: str) -> bool:
        """Whether a question of this kind is open."""
        return kind in self._kinds and self._kinds[kind].busy

    def ask(self, kind: str, work: Callable[[Job], T], then: Callable[[T], None]) -> Job:
        """As `Newest.ask`."""
        if kind not in self._kinds:
            self._kinds[kind] = Newest(self._lane, self._failed, self)
        return self._kinds[kind].ask(work, then)

    def give_up(self, kind: str) -> None:
        """As `Newest.give_up`."""
        if kind in self._kinds:
            self._kinds[kind].give_up()
