"""What covers keywords, asked in the review lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.problems import Problem
from planner.storage.store import Store
from ui.keywords.asking import known
from ui.newest import Newest
from ui.services import Services

if TYPE_CHECKING:
    from planner.library import Reference
    from planner.paths import Workspace
    from planner.research.rows import Collision, Covered
    from ui.jobs import Job


@dataclass(frozen=True, slots=True)
class Coverage:
    """What covers some keywords: ``keys`` are the texts asked for as the library knows them, folded."""

    texts: tuple[str, ...]
    keys: tuple[str, ...]
    covered: tuple[Covered, ...]
    clashes: tuple[Collision, ...]


class CoverageAsker(QObject):
    """The newest question wins. ``told`` shows its progress with 取消."""

    answered = Signal(object)
    """Coverage."""
    trouble = Signal(object)
    """A Problem: nothing has been learned yet, for example."""

    def __init__(self, services: Services, parent: QObject | None = None, *, told: str = "") -> None:
        super().__init__(parent)
        self._services, self._text = services, told
        self._newest = Newest(services.review_lane, self._failed, self)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def ask(self, texts: Sequence[str]) -> None:
        """Ask what covers these keywords."""
        work = partial(cover, self._services.workspace, self._services.library.reference, tuple(texts))
        job = self._newest.ask(work, self.answered.emit)
        if self._text:
            self._services.status.progress(job, self._text)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Problem):
            self.trouble.emit(error)
        else:
            self._services.status.failed(error)


def cover(workspace: Workspace, reference: Reference | None, texts: Sequence[str], job: Job) -> Coverage:
    """Ask the library and our own texts."""
    from nlp.suggest.facts import key_of
    from planner.research import collisions, coverage

    with Store.open(workspace) as store:
        covered = coverage(known(reference), store, texts, job.check)
    return Coverage(tuple(texts), tuple(map(key_of, texts)), covered, collisions(covered))
