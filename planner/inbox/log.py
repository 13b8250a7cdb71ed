"""What was promised and done: entries are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.inbox.records import LogEntry, LogKind
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

REVOKED = "exists (select 1 from handling_log u where u.comment_key = {0}.comment_key and u.about = {0}.id and u.kind = '撤销')"
KEPT = (
    "exists (select 1 from handling_log e where e.comment_key = l.comment_key and e.about = l.id and e.kind = '兑现'"
    f" and not {REVOKED.format('e')})"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be logged of a comment by its key; ``about`` is the entry it keeps or takes back."""

    comment_key: str
    kind: LogKind
    before: str = ""
    after: str = ""
    day: str | None = None
    about: str | None = None


def write(store: Store, db: Database, entries: Iterable[Entry], who: str) -> list[str]:
    """Log entries, inside the write they speak of; returns their ids."""
    now = store.now()
    rows = [
        (
            store.key(),
            one.comment_key,
            one.kind,
            storable(one.before),
            storable(one.after),
            one.day,
            one.about,
            who,
            now,
        )
        for one in entries
    ]
    db.conn.executemany(
        "insert into handling_log (id, comment_key, kind, before, after, day, about, who, created_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    return [row[0] for row in rows]


def log_of(db: Database, comment_key: str) -> tuple[LogEntry, ...]:
    """The entries of one comment, the newest first."""
    found = engine.rows(
        db,
        "select l.id, l.kind, l.before, l.after, l.day, l.who, l.created_at,"
        f" {KEPT}, {REVOKED.format('l')} from handling_log l where l.comment_key = ? order by l.id desc",
        (comment_key,),
    )
    return tuple(
        LogEntry(id, kind, before, after, day, who, at, bool(kept), bool(revoked))
        for id, kind, before, after, day, who, at, kept, revoked in found
    )
