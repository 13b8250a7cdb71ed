"""Published notes: finding, showing and weighing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from nlp.note import Note
from planner.cutting import Cut
from planner.storage.changes import Changes
from planner.storage.records import Facets, NoteFilter, NoteLine, NoteRecord, NoteSort
from planner.storage.store import Store

__all__ = ["Cut", "Notes"]

EVERY = NoteFilter()


class Notes:
    """The notes of a workspace. ``cut_query`` cuts a search text into words; without it pieces of text are looked for."""

    def __init__(self, store: Store, cut_query: Callable[[str], Iterable[str]] | None = None) -> None:
        self._store = store
        self._cut_query = cut_query

    def find(self, wanted: NoteFilter = EVERY, sort: tuple[NoteSort, bool] = ("published_at", True)) -> list[str]:
        """The ids of all notes that fit, sorted; ``(column, True)`` begins with the greatest; unknown always comes last."""
        raise NotImplementedError

    def count(self, wanted: NoteFilter = EVERY) -> int:
        raise NotImplementedError

    def lines(self, ids: Sequence[str]) -> list[NoteLine]:
        """A page of the table, in the order of the ids; ids that are gone are left out."""
        raise NotImplementedError

    def get(self, id: str) -> NoteRecord:
        """All that is known of one note; raises Problem when there is none."""
        raise NotImplementedError

    def facets(self) -> Facets:
        raise NotImplementedError

    def set_weight(self, ids: Sequence[str], weight: int | None) -> Changes:
        """How much these notes are a benchmark, 0 (a bad example) to 5; None is no opinion."""
        raise NotImplementedError

    def delete(self, ids: Sequence[str]) -> Changes:
        raise NotImplementedError

    def restore(self, ids: Sequence[str]) -> Changes:
        raise NotImplementedError

    def mark_own(self, authors: Iterable[str], own: bool = True) -> Changes:
        """These authors (platform ids) are ours: their notes are our own, also those that come later."""
        raise NotImplementedError

    def for_fitting(self) -> list[Note]:
        """Every note that can be seen, in the order of ``cuts``."""
        raise NotImplementedError
