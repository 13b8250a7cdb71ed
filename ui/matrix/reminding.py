"""What to look at in a campaign, gathered in a lane of its own: looking for drafts that are too alike may take a while."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.matrix.reminding import Reminding as Reminders
from planner.routes import Routes
from planner.storage.records import Reminder
from planner.storage.store import Store
from ui.jobs import Job
from ui.matrix.newest import Newest

if TYPE_CHECKING:
    from planner.paths import Workspace
    from ui.services import Services


class Reminding(QObject):
    """``found`` carries the reminders of the campaign that was asked for last."""

    found = Signal(object)
    """tuple[Reminder, ...]."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        # The index lane: what a person waits for in the review lane does not wait for this.
        self._newest = Newest(services, services.index_lane, self)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def ask(self, campaign_id: str) -> None:
        """Gather them anew."""
        self._newest.ask(partial(look, self._services.workspace, campaign_id), self.found.emit)


def look(workspace: Workspace, campaign_id: str, job: Job) -> tuple[Reminder, ...]:
    """Gather them with a store of this thread's own."""
    with Store.open(workspace) as store:
        job.check()
        return Reminders(campaign_id, Routes.load(), date.today()).reminders(store, job.check)
