"""Batches as rows."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.storage import engine
from planner.storage.records import BatchRecord, BatchState, RowProblem
from planner.storage.store import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

BATCH = (
    "select b.id, b.no, b.state, b.noun, b.kind, b.file_name, b.source_hash, b.mapping, b.rows, b.added, b.updated,"
    " b.skipped, (select count(*) from batch_problem p where p.batch = b.no), b.sample, b.created_at from batch b"
)


SHOWN = "b.hidden = 0 and b.deleted_at is null"
"""Finished imports that were not taken back."""


def batches_where(db: Database, condition: str, *parameters: object) -> list[BatchRecord]:
    """The batches that a condition in SQL holds of, newest first."""
    return [_record(row) for row in engine.rows(db, f"{BATCH} where {condition} order by b.no desc", parameters)]


def problems_of(db: Database, batch: str) -> list[RowProblem]:
    """What was wrong with lines of the file, in their order."""
    sql = (
        "select p.row, p.field, p.message from batch_problem p join batch b on b.no = p.batch"
        " where b.id = ? order by p.row, p.rowid"
    )
    return [RowProblem(*row) for row in engine.rows(db, sql, (batch,))]


def _record(row: tuple[Any, ...]) -> BatchRecord:
    values = list(row)
    values[7] = MappingProxyType(json.loads(row[7]))
    values[13] = bool(row[13])
    return BatchRecord(*values)


def set_state(store: Store, number: int, state: BatchState, *, hidden: bool) -> None:
    """One tiny transaction: everybody sees a batch, or nobody does."""
    with engine.writing(store.db) as db:
        db.execute(
            "update batch set state = ?, hidden = ?, updated_at = ? where no = ?",
            (state, int(hidden), store.now(), number),
        )
