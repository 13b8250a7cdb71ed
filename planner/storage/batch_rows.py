"""Batches as rows."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

from planner.storage import engine
from planner.storage.records import BatchRecord, BatchState
from planner.storage.store import Store

BATCH = (
    "select b.id, b.no, b.state, b.noun, b.kind, b.file_name, b.source_hash, b.mapping, b.rows, b.added, b.updated,"
    " b.skipped, (select count(*) from batch_problem p where p.batch = b.no), b.sample, b.created_at from batch b"
)


def batch_record(row: tuple[Any, ...]) -> BatchRecord:
    """A row of ``BATCH``."""
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
