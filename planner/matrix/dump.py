"""What the matrix holds, as lines that two stores or two moments can be compared by."""

from __future__ import annotations

import json
from collections.abc import Iterator

from planner.storage import engine
from planner.storage.store import Store

TABLES = (
    ("product", "id"),
    ("campaign", "id"),
    ("live", "id"),
    ("slot", "no"),
    ("slot_keyword", "slot, place"),
)
"""The tables and their order. The log is left out: it is only ever added to."""
COUNTED = ("rev",)
"""Columns that only ever count up."""


def dump(store: Store) -> str:
    """Every row, one canonical JSON object a line."""
    with engine.reading(store.db):
        return "".join(f"{line}\n" for table, order in TABLES for line in _lines(store, table, order))


def _lines(store: Store, table: str, order: str) -> Iterator[str]:
    found = store.db.conn.execute(f"select * from {table} order by {order}")
    names = [column[0] for column in found.description]
    for row in found:
        said = {name: value for name, value in zip(names, row, strict=True) if name not in COUNTED}
        yield json.dumps({"table": table, **said}, ensure_ascii=False, sort_keys=True)
