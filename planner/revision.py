"""The state of everything that is learned from, as numbers that differ whenever something changed."""

from __future__ import annotations

from typing import Any

from planner.cutting import fingerprint
from planner.keywords import TOLD
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.visible import hidden
from planner.vocabulary import lexicon_of

SOURCES = {
    "notes": "select max(revision), count(*), sum(weight + 1), max(updated_at) from note where deleted_at is null",
    "keywords": f"select count(*), max(updated_at) from keyword where deleted_at is null and {TOLD}",
    "comments": "select count(*), max(updated_at) from comment where deleted_at is null",
    "words": "select count(*), max(updated_at) from own_word",
}


def revision(store: Store) -> dict[str, Any]:
    """A JSON value to be compared with an earlier one."""
    with engine.reading(store.db) as db:
        found: dict[str, Any] = {name: [list(row) for row in engine.rows(db, sql)] for name, sql in SOURCES.items()}
        found["hidden"] = list(hidden(db))
    found["lexicon"] = fingerprint(lexicon_of(store))
    return found
