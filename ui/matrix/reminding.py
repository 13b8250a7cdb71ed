"""What to look at in a campaign, kept in step in a lane of its own: looking for drafts that are too alike may take a while."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.storage.changes import Changes
from planner.storage.records import Reminder
from planner.storage.times import china_today
from ui.jobs import Job
from ui.matrix.questions import Questions

if TYPE_CHECKING:
    from planner.matrix.reminding import Reminding as Kept
    from planner.storage.store import Store
    from ui.services import Services

KIND = "reminders"


class Reminding(QObject):
    """``found`` carries the reminders of the campaign that was asked for last."""

    found = Signal(object)
    """tuple[Reminder, ...]."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The index lane: what a person waits for in the review lane does not wait for this.
        self._questions = Questions(services, services.index_lane, self)
        self._held = _Held()
        self._changes = Changes()

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._questions.busy

    def note(self, changes: Changes) -> None:
        """Something was written: it counts when the next question is asked."""
        self._changes |= changes

    def ask(self, campaign_id: str) -> None:
        """Look again."""
        changes, self._changes = self._changes, Changes()
        # What was written is never dropped, an answer may be.
        self._questions.queue(partial(self._held.learn, changes), _nothing)
        self._questions.ask(KIND, partial(self._held.look, campaign_id, china_today()), self.found.emit)


class _Held:
    """Belongs to the lane: what is known of the campaign that was asked about last."""

    def __init__(self) -> None:
        self._kept: Kept | None = None

    def learn(self, changes: Changes, store: Store, _job: Job) -> None:
        if self._kept is not None:
            self._kept.changed(store, changes)

    def look(self, campaign_id: str, today: date, store: Store, job: Job) -> tuple[Reminder, ...]:
        kept = self._kept
        if kept is None or (kept.campaign_id, kept.today) != (campaign_id, today):
            from planner.matrix.reminding import Reminding
            from planner.routes import Routes

            kept = self._kept = Reminding(campaign_id, Routes.load(), today)
        return kept.reminders(store, job.check)


def _nothing(_answer: None) -> None:
    """Nobody waits for it."""
