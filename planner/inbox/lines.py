"""The rows of the list, and one comment with everything around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from planner.inbox.log import log_of
from planner.inbox.notes_of import product_of
from planner.inbox.records import Conversation, Decided, InboxLine, NoteOf, Said
from planner.inbox.threads import our_names
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

SAID_MOST = 200
"""Comments of one conversation that are shown."""
OPENING = 300
"""Characters of a note that remind of what it says."""
OURS, AUTHOR = "我方", "作者"
LINE = (
    "select c.no, c.text, c.author, c.likes, c.published_at, s.is_reply, s.intent, s.level, s.why, s.answered, s.status,"
    " s.owner, s.due, coalesce(nullif(n.title, ''), nullif(n.author_name, '')),"
    " case when s.thread = s.comment then (select count(*) from comment_state r where r.thread = s.thread) - 1 else 0 end"
    " from json_each(?) w join comment_state s on s.comment = cast(w.value as integer) join comment c on c.no = s.comment"
    " left join note n on n.key = 'p:' || c.note_key order by w.key"
)


def lines(store: Store, ids: Sequence[str]) -> list[InboxLine]:
    """These comments in this order; ids that are gone are left out."""
    with engine.reading(store.db) as db:
        return [_line(row) for row in engine.rows(db, LINE, (dumps(list(ids)),))]


def decided(store: Store) -> dict[str, Decided]:
    """Where every comment that was read stands, by its key."""
    with engine.reading(store.db) as db:
        rows = engine.rows(
            db,
            "select c.key, s.status, s.owner, s.due from comment_state s join comment c on c.no = s.comment"
            f" where {visible(db, 's.batch')}",
        )
    return {key: Decided(status, owner, due) for key, status, owner, due in rows}


def conversation(store: Store, id: str) -> Conversation | None:
    """One comment with its conversation, its note and what was done; None when it is gone."""
    with engine.reading(store.db) as db:
        found = engine.rows(db, LINE, (dumps([id]),))
        if not found:
            return None
        line = _line(found[0])
        sql = (
            "select c.key, c.note_key, s.thread, h.status is not null, h.due is not null, coalesce(h.reply, '')"
            " from comment_state s join comment c on c.no = s.comment left join handling h on h.comment_key = c.key"
            " where s.comment = ?"
        )
        key, note_key, thread, by_hand, due_by_hand, reply = engine.rows(db, sql, (int(id),))[0]
        note = _note(db, note_key) if note_key else None
        said, more = _said(db, thread, note)
        log = log_of(db, key)
    return Conversation(line, key, said, note, log, reply, bool(by_hand), bool(due_by_hand), more)


def _said(db: Database, thread: int, note: NoteOf | None) -> tuple[tuple[Said, ...], int]:
    us = our_names(db)
    rows = engine.rows(
        db,
        "select c.no, c.text, c.author, c.likes, c.published_at, c.place, s.is_reply, s.ours from comment_state s"
        f" join comment c on c.no = s.comment where s.thread = ? and {visible(db, 's.batch')}"
        " order by s.is_reply, c.published_at, c.no limit ?",
        (thread, SAID_MOST),
    )
    count = engine.value(db, "select count(*) from comment_state where thread = ?", (thread,))
    said = []
    for no, text, author, likes, at, place, is_reply, ours in rows:
        side = (OURS if author in us or note is None else AUTHOR) if ours else ""
        said.append(Said(str(no), text, author, likes, at, place, bool(is_reply), side))
    return tuple(said), int(count) - len(said)


def _note(db: Database, key: str) -> NoteOf:
    found = engine.rows(
        db,
        "select n.id, nullif(n.title, ''), coalesce(n.author_name, n.author), n.published_at, substr(t.body, 1, ?)"
        " from note n left join note_text t on t.note = n.no where n.key = 'p:' || ?"
        f" and n.deleted_at is null and {visible(db, 'n.batch')}",
        (OPENING, key),
    )
    if not found:
        return NoteOf(key, None, None, None, None, None)
    id, title, author, published_at, opening = found[0]
    return NoteOf(key, id, title, author, published_at, product_of(db, key), " ".join((opening or "").split()))


def _line(row: Any) -> InboxLine:
    no, text, author, likes, at, is_reply, *rest = row
    return InboxLine(str(no), text, author, likes, at, bool(is_reply), *rest)
