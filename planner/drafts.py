"""Drafts and the states of them that were kept."""

from __future__ import annotations

from planner.storage.changes import Changes
from planner.storage.records import (
    DraftContent,
    DraftFilter,
    DraftLine,
    DraftRecord,
    DraftVersion,
    Status,
)
from planner.storage.store import Store

EVERY = DraftFilter()
Lines = list[DraftLine]
Versions = list[DraftVersion]


class Drafts:
    """What is being written in a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def new(self, template: str | None = None) -> tuple[DraftRecord, Changes]:
        """An empty draft, or one begun from a template's name."""
        raise NotImplementedError

    def add(
        self, content: DraftContent, *, status: Status = "初稿", sample: bool = False
    ) -> tuple[DraftRecord, Changes]:
        """A draft that is written already, such as a sample or a copy."""
        raise NotImplementedError

    def get(self, id: str) -> DraftRecord:
        """One draft, also a deleted one; raises Problem when there is none."""
        raise NotImplementedError

    def list(self, wanted: DraftFilter = EVERY) -> Lines:
        """The drafts to show, the last changed first."""
        raise NotImplementedError

    def save(self, id: str, content: DraftContent) -> Changes:
        """Write what the person typed; when this returns it is on disk. A version is kept every five minutes of editing."""
        raise NotImplementedError

    def remember_score(self, id: str, score: int | None) -> Changes:
        """The last total that was shown, for the list."""
        raise NotImplementedError

    def versions(self, id: str) -> Versions:
        """The kept states, newest first."""
        raise NotImplementedError

    def keep_version(self, id: str, why: str) -> Changes:
        """Keep the present state unless the newest version is the same (at copy, status change, restore and close)."""
        raise NotImplementedError

    def restore(self, version_id: str) -> Changes:
        """Go back to a kept state; what was there before is kept as a version too."""
        raise NotImplementedError

    def delete(self, *ids: str) -> Changes:
        """Put drafts into the waste basket."""
        raise NotImplementedError

    def undelete(self, *ids: str) -> Changes:
        """Take drafts out of the waste basket again."""
        raise NotImplementedError

    def next(self, status: Status) -> tuple[Status, ...]:
        """Where a draft can go from a status by hand; 已发 is reached by ``mark_posted`` only."""
        raise NotImplementedError

    def move(self, id: str, status: Status) -> Changes:
        """Change the status; raises Problem for a step that is not offered."""
        raise NotImplementedError

    def mark_posted(self, id: str, day: str, url: str | None = None) -> Changes:
        """A person published the note on a day (``2025-01-31``); raises Problem for an impossible day or link."""
        raise NotImplementedError

    def unmark_posted(self, id: str) -> Changes:
        """It was marked by mistake: back to 待发."""
        raise NotImplementedError
