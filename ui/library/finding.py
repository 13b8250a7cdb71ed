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
    whole: bool = True
    """Else these are the first, and the others follow."""


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
        self._partial = False

    @property
    def partial(self) -> bool:
        """Whether only the first notes of the newest answer are there."""
        return self._partial

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._newest.busy

    def ask(self, question: Question) -> None:
        """Ask; an older question that is still open is given up."""
        # A person's question that was not answered yet must still bring its notes to the top.
        self._stay = question.stay and (self._stay or not self.busy)
        question = replace(question, stay=self._stay)
        self._ask(question, find_first)

    def look_again(self) -> None:
        """Notes came or went: with the next question ask what the filters can offer, too."""
        self._facets_wanted = True

    def _answered(self, found: Found) -> None:
        self._facets_wanted = self._facets_wanted and found.facets is None
        self._partial = not found.whole
        self.found.emit(found)
        # Whoever heard of it may have asked something else.
        if not found.whole and not self.busy:
            self._ask(replace(found.question, stay=True), find)

    def _ask(self, question: Question, way: Callable[..., Found]) -> None:
        work = partial(way, self._kept, self._services.library, question, self._facets_wanted)
        self._newest.ask(work, self._answered)


def find_first(kept: KeptStore, library: Library, question: Question, with_facets: bool, job: Job) -> Found:
    """As ``find``; where that takes long and much is found, only the first of it."""
    notes = _notes(kept, library)
    ids, whole = notes.find_first(question.wanted, (question.sort, question.descending))
    job.check()
    return Found(question, ids, notes.facets() if with_facets and whole else None, whole)


def find(kept: KeptStore, library: Library, question: Question, with_facets: bool, job: Job) -> Found:
    """Ask the store."""
    notes = _notes(kept, library)
    ids = notes.find(question.wanted, (question.sort, question.descending))
    job.check()
    return Found(question, ids, notes.facets() if with_facets else None)


def _notes(kept: KeptStore, library: Library) -> Notes:
    """Search texts are cut with the library's own words."""
    reference = library.reference
    cut: Callable[[str], list[str]] | None = reference.cutter.keys if reference else None
    return Notes(kept.get(), cut)
