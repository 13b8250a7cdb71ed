"""The questions of this page, answered in the review lane, which is idle while the page is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.problems import Problem
from planner.storage.store import Store
from ui.newest import Newest
from ui.services import Services

if TYPE_CHECKING:
    from planner.library import Reference
    from planner.paths import Workspace
    from planner.research.rows import Behind, Found
    from ui.jobs import Job

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
        self._finding = Newest(services.review_lane, self._not_found, self)
        self._looking = Newest(services.review_lane, services.status.failed, self)
        self._stay = True

    @property
    def busy(self) -> bool:
        """Whether long-tails are being looked for."""
        return self._finding.busy

    def ask(self, seeds: Sequence[str], *, stay: bool) -> None:
        """Ask for the long-tails of seeds; ``stay``: only what is known of them may have changed."""
        # A person's question that was not answered yet must still bring its rows to the top.
        self._stay = stay and (self._stay or not self.busy)
        work = partial(find, self._services.workspace, self._services.library.reference, tuple(seeds))
        self._services.status.progress(self._finding.ask(work, self._answered), "正在找长尾词")

    def ask_behind(self, key: str) -> None:
        """Ask for the notes behind a keyword."""
        work = partial(look_behind, self._services.workspace, self._services.library.reference, key)
        self._looking.ask(work, partial(self.behind.emit, key))

    def _answered(self, found: Found) -> None:
        self.found.emit(found, self._stay)

    def _not_found(self, error: BaseException) -> None:
        if isinstance(error, Problem):
            self.trouble.emit(error)
        else:
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
