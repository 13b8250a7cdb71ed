"""How notes are stored: one lean row to filter and sort by, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from nlp.note import Note
from nlp.text import fold_plain
from planner.importing.rows import NoteRow
from planner.storage import engine
from planner.storage.payloads import Values
from planner.storage.sightings import Sight, Thing, rewrite
from planner.storage.texts import dumps, joined, storable
from planner.storage.times import china, utc
from planner.storage.uuid7 import Keys

if TYPE_CHECKING:
    from sqlite_utils import Database

COUNTS = ("likes", "collects", "comments", "shares")
COLUMNS = (
    "platform_id",
    "author",
    "author_name",
    "type",
    "published_at",
    *COUNTS,
    *(f"{name}_least" for name in COUNTS),
    "fans",
    "images",
    "query",
    "source",
    "url",
    "place",
)
"""Columns that hold a known value or NULL; title and own are never NULL."""

LIFETIME = "累计"
"""The window of a number that counts from the day of publishing on."""

MINUTE = len("2024-06-06T12:01")


def note_key(note: Note, author_name: str | None = None) -> str:
    """What tells two notes apart: the platform's id; without one, title, minute of publishing and author; else the text."""
    if note.id:
        return f"p:{note.id}"
    title = "".join(fold_plain(note.title).split())
    author = note.author or author_name or ""
    if title and note.published_at:
        return f"t:{digest(title, (china(note.published_at) or '')[:MINUTE], author)}"
    return f"h:{digest(title, note.body, note.published_at or '', '' if title or note.body else author)}"


def digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def note_values(note: Note) -> Values:
    """What a note knows, as a sighting keeps it."""
    values: Values = {
        "platform_id": note.id,
        "title": storable(note.title),
        "body": storable(note.body),
        "topics": [storable(topic) for topic in note.topics],
        "type": note.type,
        "published_at": china(note.published_at),
        "fans": note.fans,
        "author": note.author and storable(note.author),
        "query": note.query and storable(note.query),
        "source": note.source and storable(note.source),
        "own": note.own or None,
    }
    for name in COUNTS:
        values[name] = getattr(note, name)
        values[f"{name}_least"] = getattr(note, f"{name}_least")
    if note.query or note.source:
        values["queries"] = [[values["query"] or "", values["source"] or ""]]
    return {name: value for name, value in values.items() if value not in (None, "", [])}


class NoteKind:
    """Notes in ``planner.storage.sightings``."""

    noun = "note"
    table = "note"
    sightings = "sighting"
    column = "note"
    tracked: tuple[str, ...] = ()
    kept_by_person = ""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def key(self, row: NoteRow) -> str:
        return note_key(row.note, row.author_name)

    def seen_at(self, row: NoteRow) -> str | None:
        return utc(row.crawled_at)

    def pack(self, row: NoteRow) -> Values:
        values = note_values(row.note)
        more = {
            "url": row.url and storable(row.url),
            "author_name": row.author_name and storable(row.author_name),
            "place": row.place and storable(row.place),
            "images": row.images,
            "metrics": dict(row.metrics),
        }
        return values | {name: value for name, value in more.items() if value not in (None, "", {})}

    def insert(self, db: Database, things: Sequence[Thing], now: str) -> None:
        if not things:
            return
        ours = _own_authors(db, things)
        revision = next_revision(db)
        db.conn.executemany(
            "insert into note (no, id, key, batch, revision, title, own, created_at, updated_at,"
            f" {', '.join(COLUMNS)}) values (?, ?, ?, ?, ?, ?, ?, ?, ?{', ?' * len(COLUMNS)})",
            [
                (
                    thing.no,
                    self._keys.new(),
                    thing.key,
                    thing.batch,
                    revision,
                    thing.values.get("title", ""),
                    _own(thing.values, ours),
                    now,
                    now,
                    *map(thing.values.get, COLUMNS),
                )
                for thing in things
            ],
        )
        _write_texts(db, things)
        _write_queries(db, things)

    def update(self, db: Database, things: Sequence[Thing], now: str) -> None:
        if not things:
            return
        changed = _with_other_text(db, things)
        ours = _own_authors(db, things)
        rewrite(
            db,
            "note",
            ("batch", "title", "own", *COLUMNS),
            [
                (
                    thing.no,
                    (
                        thing.batch,
                        thing.values.get("title", ""),
                        _own(thing.values, ours),
                        *map(thing.values.get, COLUMNS),
                    ),
                )
                for thing in things
            ],
            now,
        )
        if changed:
            revision = next_revision(db)
            _write_texts(db, [thing for thing in things if thing.no in changed])
            # Words of a text that changed must be cut again; until then the note cannot be found by them.
            db.conn.executemany("delete from note_words where note = ?", [(no,) for no in changed])
            db.conn.executemany("update note set revision = ? where no = ?", [(revision, no) for no in changed])
        db.conn.executemany("delete from note_query where note = ?", [(thing.no,) for thing in things])
        _write_queries(db, things)

    def beside(self, db: Database, kept: Sequence[tuple[int, Sight]]) -> None:
        """Numbers beyond the four public ones, each with the batch that brought it."""
        db.conn.executemany(
            "insert or replace into note_metric (note, metric, window, as_of, batch, value) values (?, ?, ?, ?, ?, ?)",
            [
                (no, metric, LIFETIME, sight.seen_at[:10], sight.batch, float(value))
                for no, sight in kept
                for metric, value in sight.values.get("metrics", {}).items()
            ],
        )


def next_revision(db: Database) -> int:
    """A number greater than that of any write before: the search index catches up by it."""
    return 1 + int(
        engine.value(
            db,
            "select max((select coalesce(max(revision), 0) from note), (select coalesce(max(revision), 0) from note_gone))",
        )
    )


def _own(values: Values, ours: frozenset[str]) -> int:
    return int(bool(values.get("own")) or values.get("author") in ours)


def _own_authors(db: Database, things: Iterable[Thing]) -> frozenset[str]:
    authors = {thing.values["author"] for thing in things if "author" in thing.values}
    found = engine.rows(
        db, "select author from own_author where author in (select value from json_each(?))", (dumps(sorted(authors)),)
    )
    return frozenset(author for (author,) in found)


def _write_texts(db: Database, things: Sequence[Thing]) -> None:
    db.conn.executemany(
        "insert into note_text (note, body, topics) values (?, ?, ?)"
        " on conflict do update set body = excluded.body, topics = excluded.topics",
        [(thing.no, thing.values.get("body", ""), joined(thing.values.get("topics", ()))) for thing in things],
    )


def _write_queries(db: Database, things: Sequence[Thing]) -> None:
    db.conn.executemany(
        "insert or ignore into note_query (note, query, source) values (?, ?, ?)",
        [(thing.no, query, source) for thing in things for query, source in thing.values.get("queries", ())],
    )


def _with_other_text(db: Database, things: Sequence[Thing]) -> set[int]:
    """The notes whose title, body, topics or author's name will read differently."""
    before = {
        no: texts
        for no, *texts in engine.rows(
            db,
            "select n.no, n.title, coalesce(n.author_name, ''), t.body, t.topics from note n"
            " join note_text t on t.note = n.no where n.no in (select value from json_each(?))",
            (dumps([thing.no for thing in things]),),
        )
    }
    return {
        thing.no
        for thing in things
        if before.get(thing.no)
        != [
            thing.values.get("title", ""),
            thing.values.get("author_name", ""),
            thing.values.get("body", ""),
            joined(thing.values.get("topics", ())),
        ]
    }
