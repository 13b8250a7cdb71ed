"""Notes as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.note import Note
from planner.storage import engine
from planner.storage.payloads import unwrap
from planner.storage.records import NoteLine, NoteMetric, NoteRecord, Seen
from planner.storage.texts import parted
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

LINE = (
    "n.id, n.title, n.author_name, n.type, n.published_at, n.likes, n.collects, n.comments, n.shares, n.likes_least,"
    " n.collects_least, n.comments_least, n.shares_least, n.engagement, n.fans, n.query, n.source, n.own, n.weight, b.sample"
)
NOTE = (
    "n.id, n.title, t.body, t.topics, n.type, n.likes, n.collects, n.comments, n.shares, n.likes_least, n.collects_least,"
    " n.comments_least, n.shares_least, n.published_at, n.fans, n.author, n.query, n.source, n.own, n.weight"
)
RECORD = (
    f"select {NOTE}, n.no, n.platform_id, n.url, n.author_name, n.place, n.images, b.id, b.sample, n.created_at,"
    " n.updated_at, n.deleted_at from note n join note_text t on t.note = n.no join batch b on b.no = n.batch"
)


def line(row: tuple[Any, ...]) -> NoteLine:
    """A row of ``LINE``."""
    values = list(row)
    values[-3], values[-1] = bool(row[-3]), bool(row[-1])
    return NoteLine(*values)


def note(row: tuple[Any, ...]) -> Note:
    """The columns of ``NOTE``."""
    values = list(row)
    values[3], values[-2] = parted(row[3]), bool(row[-2])
    return Note(*values)


def record(db: Database, row: tuple[Any, ...]) -> NoteRecord:
    """A row of ``RECORD`` with everything that hangs on it."""
    width = NOTE.count(",") + 1
    no, platform_id, url, author_name, place, images, batch_id, sample, created, updated, deleted = row[width:]
    return NoteRecord(
        note(row[:width]),
        platform_id,
        url,
        author_name,
        place,
        images,
        _queries(db, no),
        _metrics(db, no),
        _seen(db, no),
        batch_id,
        bool(sample),
        created,
        updated,
        deleted,
    )


def _queries(db: Database, no: int) -> tuple[tuple[str, str], ...]:
    return tuple(engine.rows(db, "select query, source from note_query where note = ? order by query, source", (no,)))


def _metrics(db: Database, no: int) -> tuple[NoteMetric, ...]:
    found = engine.rows(
        db,
        "select m.metric, m.value, m.window, m.as_of, b.id from note_metric m join batch b on b.no = m.batch"
        f" where m.note = ? and {visible(db, 'm.batch')} order by m.metric, m.as_of desc, b.no desc",
        (no,),
    )
    return tuple(NoteMetric(*row) for row in found)


def _seen(db: Database, no: int) -> tuple[Seen, ...]:
    """What each import saw, the newest first."""
    found = engine.rows(
        db,
        "select b.id, b.file_name, s.seen_at, s.payload from sighting s join batch b on b.no = s.batch"
        f" where s.note = ? and {visible(db, 's.batch')} order by s.seen_at desc, b.no desc",
        (no,),
    )
    return tuple(
        Seen(batch, file, seen_at, *map(unwrap(payload).get, ("likes", "collects", "comments", "shares")))
        for batch, file, seen_at, payload in found
    )
