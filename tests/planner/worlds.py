"""Imports in a few words, and what a store says without its keys and clocks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from nlp.note import Note
from planner.batches import Batches
from planner.importing.rows import NoteRow
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.visible import visible


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.time = datetime(2025, 3, 1, 4, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **by: float) -> None:
        self.time += timedelta(**by)


def row(id: str = "", likes: int | None = None, *, seen: str | None = None, **more: Any) -> NoteRow:
    """A row of a file: ``more`` are fields of the note."""
    metrics = more.pop("metrics", {})
    return NoteRow(Note(id, likes=likes, **more), crawled_at=seen, metrics=metrics)


def bring(batches: Batches, rows: Sequence[NoteRow], name: str = "笔记.csv") -> str:
    """Import rows as one file."""
    batch = batches.begin(name, "test", "note", name, {})
    batches.write_notes(batch, rows)
    batches.finish(batch)
    return batch


def logical(store: Store) -> list[dict[str, Any]]:
    """What the notes that can be seen say: no keys, no moments of writing, no numbers of batches."""
    columns = (
        "n.key, n.platform_id, n.title, n.author, n.author_name, n.type, n.published_at, n.likes, n.collects, n.comments,"
        " n.shares, n.likes_least, n.collects_least, n.comments_least, n.shares_least, n.engagement, n.fans, n.images,"
        " n.query, n.source, n.url, n.place, n.own, t.body, t.topics"
    )
    with engine.reading(store.db) as db:
        notes = db.conn.execute(
            f"select n.no, {columns} from note n join note_text t on t.note = n.no where {visible(db, 'n.batch')}"
            " order by n.key"
        )
        names = [column[0] for column in notes.description]
        found = [dict(zip(names, note, strict=True)) for note in notes]
        for note in found:
            no = note.pop("no")
            note["queries"] = engine.rows(
                db, "select query, source from note_query where note = ? order by 1, 2", (no,)
            )
            note["metrics"] = sorted(
                engine.rows(
                    db,
                    "select metric, window, as_of, value from note_metric"
                    f" where note = ? and {visible(db, 'batch')} order by 1, 2, 3, 4",
                    (no,),
                )
            )
    return [json.loads(json.dumps(note)) for note in found]


def rows_left(store: Store, table: str) -> int:
    return int(engine.value(store.db, f"select count(*) from {table}"))
