"""The questions the page asks the store, in a lane: which notes, and what the filters can offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.notes import Notes
from planner.storage.records import Facets, NoteFilter, NoteSort
from planner.storage.store import Store
from ui.jobs import Job

if TYPE_CHECKING:
    from planner.library import Library
    from planner.paths import Workspace


@dataclass(frozen=True, slots=True)
class Question:
    """What the page wants to show; ``number`` tells the newest question from older ones."""

    number: int
    wanted: NoteFilter
    sort: NoteSort
    descending: bool
    with_facets: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one question; ``facets`` only when they were asked for."""

    question: Question
    ids: list[str]
    facets: Facets | None


def find(workspace: Workspace, library: Library, question: Question, job: Job) -> Found:
    """Ask the store. Search texts are cut with the library's own words."""
    reference = library.reference
    cut = reference.cutter.keys if reference else None
    with Store.open(workspace) as store:
        notes = Notes(store, cut)
        ids = notes.find(question.wanted, (question.sort, question.descending))
        job.check()
        return Found(question, ids, notes.facets() if question.with_facets else None)
