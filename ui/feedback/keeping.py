"""Keeps the claim ledger in step with feedback, notes and drafts, in the index lane; drafts are held against it at every keystroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.feedback import has_any
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.store import Store
from ui.jobs import Job, Stopped
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.claims.desk import ClaimDesk
    from planner.paths import Workspace
    from ui.services import Services

SOON_MS, LATER_MS = 1_200, 30_000
"""After an import; after a draft was written or a slot moved: those come all day long and change little."""
SOON = ("feedback", "product", "batch", "comment")
LATER = ("note", "draft", "slot")
NOT_KEPT = "写稿和导入不受影响；下次导入评价时会再试"


class Keeping(QObject):
    """``start`` prepares what is stale; the hub is told of ``claim`` when the ledger is another."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked = 0
        self._soon = one_shot(self, SOON_MS, self.start)
        self._later = one_shot(self, LATER_MS, self.start)
        services.hub.changed.connect(self._changed)

    @property
    def busy(self) -> bool:
        """Whether the ledger is being prepared, or is about to be."""
        return self._asked > 0 or self._soon.isActive()

    @Slot()
    def start(self) -> None:
        """Prepare the ledger now."""
        self._soon.stop()
        self._later.stop()
        services = self._services
        if services.index_lane.closed:
            # The session ended while a timer ran, and its store is closed.
            return
        if not has_any(services.store):
            self._take(None)
            return
        self._asked += 1
        workspace = services.workspace
        job = services.index_lane.queue(lambda job: prepare_desk(workspace, job), self._prepared, self._failed)
        services.status.progress(job, "正在读评价")

    def _prepared(self, desk: ClaimDesk | None) -> None:
        self._asked -= 1
        self._take(desk)

    def _take(self, desk: ClaimDesk | None) -> None:
        if desk is not None or self._services.claims.desk is not None:
            self._services.claims.desk = desk
            self._services.hub.tell(Changes.everything("claim"))

    def _failed(self, error: BaseException) -> None:
        self._asked -= 1
        if not isinstance(error, Stopped):
            why = error.what if isinstance(error, Problem) else "原因已记录"
            self._services.status.trouble(Problem(f"评价没有读完：{why}", NOT_KEPT))

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(noun) for noun in SOON):
            self._soon.start()
        elif any(changes.touches(noun) for noun in LATER) and self._services.claims.desk is not None:
            self._later.start()


def prepare_desk(workspace: Workspace, job: Job) -> ClaimDesk | None:
    """Read what is new in a worker process and count it; None where there is no feedback."""
    from planner.claims.desk import claim_desk
    from planner.claims.kept import prepare

    with Store.open(workspace) as store:
        prepare(workspace, job.check, job.progress)
        return claim_desk(store)
