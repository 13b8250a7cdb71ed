"""Imports: all or nothing, and every one can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from planner.importing.rows import AccountRow, CommentRow, KeywordRow, NoteRow
from planner.notes import Cut
from planner.storage.changes import Changes
from planner.storage.records import BatchRecord, RowProblem
from planner.storage.store import Store

Records = list[BatchRecord]
Problems = list[RowProblem]


class Batches:
    """The imports of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(
        self,
        file_name: str,
        kind: str,
        noun: str,
        source_hash: str,
        mapping: Mapping[str, str],
        *,
        sample: bool = False,
    ) -> str:
        """A new batch that no query sees yet; raises Problem while another import runs in this workspace. Returns its id."""
        raise NotImplementedError

    def write_notes(self, batch: str, rows: Sequence[NoteRow], cut: Cut | None = None) -> None:
        """Write rows in chunks; words that are not cut now can be cut later (``planner.cutting``)."""
        raise NotImplementedError

    def write_comments(self, batch: str, rows: Sequence[CommentRow]) -> None:
        raise NotImplementedError

    def write_accounts(self, batch: str, rows: Sequence[AccountRow]) -> None:
        raise NotImplementedError

    def write_keywords(self, batch: str, rows: Sequence[KeywordRow]) -> None:
        raise NotImplementedError

    def add_problems(self, batch: str, problems: Sequence[RowProblem]) -> None:
        raise NotImplementedError

    def finish(self, batch: str, check: Callable[[], None] = lambda: None) -> tuple[BatchRecord, Changes]:
        """Show the batch to everybody."""
        raise NotImplementedError

    def abandon(self, batch: str) -> None:
        """Remove an unfinished batch (stopped, or the file broke off): nothing of it stays."""
        raise NotImplementedError

    def undo(self, batch: str, check: Callable[[], None] = lambda: None) -> Changes:
        """Take a finished batch back; raises Problem when there is no such batch or another import runs."""
        raise NotImplementedError

    def sweep(self, check: Callable[[], None] = lambda: None) -> Changes:
        """At the start: remove what was never finished and bring half-done finishes and undos to their end."""
        raise NotImplementedError

    def get(self, batch: str) -> BatchRecord:
        raise NotImplementedError

    def list(self) -> Records:
        """Finished imports, newest first."""
        raise NotImplementedError

    def problems(self, batch: str) -> Problems:
        raise NotImplementedError

    def same_file(self, source_hash: str) -> BatchRecord | None:
        """The finished import of exactly this file, if there was one."""
        raise NotImplementedError
