"""Who answered whom: by the comment a reply names, else by its place in the file, right behind what it answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.storage import engine
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

OUR_ROLE = "官方"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment belongs. ``thread`` is the number of the comment its conversation begins with."""

    thread: int
    is_reply: bool
    ours: bool
    batch: int
    published_at: str | None
    likes: int | None


def place(db: Database, nos: Sequence[int]) -> dict[int, Place]:
    """Where these comments belong, by their numbers in rising order; a reply that names no comment stands behind another one.

    Replies that came before what they answer are put right once that is known.
    """
    us = our_names(db)
    places: dict[int, Place] = {}
    notes: dict[int, str | None] = {}
    rows = engine.rows(
        db,
        "select c.no, c.batch, c.note_key, c.level, c.parent, c.author, c.published_at, c.likes, p.no, ps.thread,"
        " n.author, n.author_name, b.comment, b.thread, b.is_reply"
        " from json_each(?) w join comment c on c.no = w.value left join comment p on p.key = c.parent"
        " left join comment_state ps on ps.comment = p.no left join note n on n.key = 'p:' || c.note_key"
        " left join comment before on before.no = c.no - 1 and before.batch = c.batch"
        " and before.note_key is c.note_key left join comment_state b on b.comment = before.no order by c.no",
        (dumps(list(nos)),),
    )
    for row in rows:
        no, batch, note, level, parent, author, published_at, likes, parent_no, parent_thread, *rest = row
        note_author, note_name, before, before_thread, _ = rest
        is_reply = (level or 1) > 1 or parent is not None
        thread = no
        if parent_no is not None:
            known = places.get(parent_no)
            thread = known.thread if known else (parent_thread or parent_no)
        elif is_reply and parent is None:
            earlier = places.get(no - 1)
            if earlier is not None and earlier.batch == batch and notes.get(no - 1) == note:
                thread = earlier.thread
            elif before is not None:
                thread = before_thread
        ours = author is not None and (author in us or author in (note_author, note_name))
        notes[no] = note
        places[no] = Place(thread, is_reply, ours, batch, published_at, likes)
    _gather(db, places)
    return places


def our_names(db: Database) -> Collection[str]:
    """Every name and key under which our side speaks: authors marked as ours, and official accounts."""
    found = engine.rows(db, "select author, null, null from own_author")
    found += engine.rows(
        db, "select key, name, platform_name from account where role = ? and deleted_at is null", (OUR_ROLE,)
    )
    return frozenset(name for row in found for name in row if name)


def _gather(db: Database, places: dict[int, Place]) -> None:
    """Replies that were read before the comment they name join it now."""
    heads = [no for no, where in places.items() if where.thread == no]
    db.execute(
        "update comment_state set thread = found.head from (select c.no reply, p.no head from json_each(?) w"
        " join comment p on p.no = w.value join comment c on c.parent = p.key) found"
        " where comment_state.comment = found.reply",
        (dumps(heads),),
    )
