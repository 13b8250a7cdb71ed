"""The questions the page asks the store, in a lane: which notes, and what the filters can offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.notes import Notes
from planner.storage.records import Facets, NoteFilter, NoteSort
from ui.kept import KeptStore
from ui.newest import Newest

if TYPE_CHECKING:
    from planner.library import Library
    from ui.jobs import Job
    from ui.services import Services


@dataclass(frozen=True, slots=True)
class Question:
    """What the page wants to show; ``stay``: nobody asked for other notes, only what is known of them changed."""

    wanted: NoteFilter
    sort: NoteSort
    descending: bool
    stay: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The answer; ``facets`` only when they were asked for."""

    question: Question
    ids: list[str]
    facets: Facets | None


class Finder(QObject):
    """Asks in the review lane, which is idle while this page is looked at. The newest question wins."""

    found = Signal(object)
    """Found."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._newest = Newest(services.review_lane, services.status.failed, self)
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._facets_wanted = True
        self._stay = True

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def ask(self, question: Question) -> None:
        """Ask; an older question that is still open is given up."""
        # A person's question that was not answered yet must still bring its notes to the top.
        self._stay = question.stay and (self._stay or not self.busy)
        question = replace(question, stay=self._stay)
        work = partial(find, self._kept, self._services.library, question, self._facets_wanted)
        self._newest.ask(work, self._answered)

    def look_again(self) -> None:
        """Notes came or went: with the next question ask what the filters can offer, too."""
        self._facets_wanted = True

    def _answered(self, found: Found) -> None:
        self._facets_wanted = self._facets_wanted and found.facets is None
        self.found.emit(found)


def find(kept: KeptStore, library: Library, question: Question, with_facets: bool, job: Job) -> Found:
    """Ask the store. Search texts are cut with the library's own words."""
    reference = library.reference
    cut: Callable[[str], list[str]] | None = reference.cutter.keys if reference else None
    notes = Notes(kept.get(), cut)
    ids = notes.find(question.wanted, (question.sort, question.descending))
    job.check()
    return Found(question, ids, notes.facets() if with_facets else None)
