"""Reading new comments in the background: a line of progress, 取消, and what was read stays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.problems import Problem
from planner.storage.store import Store
from ui.jobs import Job, Stopped
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.inbox.clock import ResponseClock
    from planner.paths import Workspace
    from planner.storage.changes import Changes
    from ui.services import Services

SHOW_EVERY_MS = 2500
"""While many are read the page shows what has been, now and then."""


class Reader(QObject):
    """Asks in the library lane, where imports are done, so that neither waits in the middle of the other."""

    told = Signal(int)
    """So many comments are still to be read."""
    grew = Signal()
    """More comments have been read, or there were none to read."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._job: Job | None = None
        self._wanted = False
        self.unread = 0
        self._look = one_shot(self, SHOW_EVERY_MS, self._grew)

    @property
    def busy(self) -> bool:
        """Whether comments are being read."""
        return self._job is not None

    def read(self) -> None:
        """Read what waits; asked again while it runs, it looks once more afterwards."""
        if self._job is not None:
            self._wanted = True
            return
        self._begin(partial(_read, self._services.workspace, False))

    def read_all(self) -> None:
        """Read everything anew."""
        if self._job is None:
            self._begin(partial(_read, self._services.workspace, True))

    def retime(self, clock: ResponseClock) -> None:
        """Another response clock from now on."""
        if self._job is None:
            self._begin(partial(_retime, self._services.workspace, clock))
        else:
            self._services.status.say("正在读评论，读完再改时限")

    def _begin(self, work: partial[Changes]) -> None:
        self._wanted = False
        lane = self._services.library_lane
        self._job = lane.queue(work, self._done, self._failed, self._progressed)
        self._services.status.progress(self._job, "读评论")
        self._look.start()

    def _progressed(self, done: int, total: int | None, _text: str) -> None:
        self.unread = (total or 0) - done
        self.told.emit(self.unread)

    def _done(self, changes: Changes) -> None:
        self._end(0)
        self._services.hub.tell(changes)
        if not changes:
            self.grew.emit()
        if self._wanted:
            self.read()

    def _failed(self, error: BaseException) -> None:
        self._end(self.unread)
        if isinstance(error, Stopped):
            self._services.status.say("已停下，读过的都在；点“接着读”可以继续")
        elif isinstance(error, Problem):
            self._services.status.trouble(error)
        else:
            self._services.status.failed(error)
        self.grew.emit()

    def _end(self, unread: int) -> None:
        self._job, self.unread = None, unread
        self._look.stop()
        self.told.emit(unread)

    def _grew(self) -> None:
        if self._job is not None:
            self.grew.emit()
            self._look.start()


def _read(workspace: Workspace, anew: bool, job: Job) -> Changes:
    from planner.inbox.reading import Readings

    with Store.open(workspace) as store:
        readings = Readings(store)
        if anew:
            readings.forget()
        return readings.read(job.check, job.progress)


def _retime(workspace: Workspace, clock: ResponseClock, job: Job) -> Changes:
    from planner.inbox.clock import CLOCK
    from planner.inbox.reading import Readings
    from planner.settings import Settings

    with Store.open(workspace) as store:
        changes = Settings(store).set(CLOCK, clock)
        return changes | Readings(store).retime(job.check, job.progress)
