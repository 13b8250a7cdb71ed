"""The questions of this page, answered in the review lane, which is idle while the page is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.problems import Problem
from planner.storage.store import Store
from ui.jobs import Job, Stopped
from ui.services import Services

if TYPE_CHECKING:
    from planner.library import Reference
    from planner.paths import Workspace
    from planner.research.rows import Behind, Found

TOP = 1000
"""Long-tails shown for a seed: they come within 0.2 s from 100,000 notes, and are sorted and filtered in a blink."""
BEHIND_MOST = 50


class Asker(QObject):
    """Each kind of question has its own newest one: an older one that is still open is given up."""

    found = Signal(object, bool)
    """Found, and whether nobody asked for other seeds than before."""
    behind = Signal(str, object)
    """A keyword's key, and its notes as a tuple of Behind."""
    trouble = Signal(object)
    """A Problem: nothing has been learned yet, for example."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._finding: Job | None = None
        self._looking: Job | None = None
        self._asked = 0
        self._stay = True

    @property
    def busy(self) -> bool:
        """Whether long-tails are being looked for."""
        return self._finding is not None

    def ask(self, seeds: Sequence[str], *, stay: bool) -> None:
        """Ask for the long-tails of seeds; ``stay``: only what is known of them may have changed."""
        # A person's question that was not answered yet must still bring its rows to the top.
        self._stay = stay and (self._stay or not self.busy)
        if self._finding is not None:
            self._finding.stop()
        self._asked += 1
        work = partial(find, self._services.workspace, self._services.library.reference, tuple(seeds))
        lane, number = self._services.review_lane, self._asked
        self._finding = lane.queue(work, partial(self._answered, number), partial(self._not_found, number))
        self._services.status.progress(self._finding, "正在找长尾词")

    def ask_behind(self, key: str) -> None:
        """Ask for the notes behind a keyword."""
        if self._looking is not None:
            self._looking.stop()
        work = partial(look_behind, self._services.workspace, self._services.library.reference, key)
        self._looking = self._services.review_lane.queue(work, partial(self._told, key), self._not_told)

    def _answered(self, number: int, found: Found) -> None:
        if number == self._asked:
            self._finding = None
            self.found.emit(found, self._stay)

    def _not_found(self, number: int, error: BaseException) -> None:
        if number != self._asked:
            return
        self._finding = None
        if isinstance(error, Problem):
            self.trouble.emit(error)
        else:
            self._services.status.failed(error)

    def _told(self, key: str, notes: tuple[Behind, ...]) -> None:
        self._looking = None
        self.behind.emit(key, notes)

    def _not_told(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._services.status.failed(error)


def find(workspace: Workspace, reference: Reference | None, seeds: Sequence[str], job: Job) -> Found:
    """Ask the library. Raises Problem while there is nothing to ask."""
    from planner.research import research

    with Store.open(workspace) as store:
        return research(known(reference), store, seeds, TOP, job.check)


def look_behind(workspace: Workspace, reference: Reference | None, key: str, job: Job) -> tuple[Behind, ...]:
    """The notes behind a keyword."""
    from planner.research import behind

    with Store.open(workspace) as store:
        return behind(known(reference), store, key, BEHIND_MOST)


def known(reference: Reference | None) -> Reference:
    """What the library knows. Raises Problem before it has been opened."""
    if reference is None:
        raise Problem("笔记库还在打开", "稍等一会儿再试")
    return reference
