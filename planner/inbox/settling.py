"""Working out anew where conversations stand, and keeping it: what a person has said comes before what is automatic."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from planner.inbox.clock import ResponseClock
from planner.inbox.standing import Member, standings
from planner.storage import engine
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

MEMBERS = (
    "select s.thread, s.comment, s.is_reply, s.ours, s.intent, s.level, c.author, c.level is not null or c.parent is not null,"
    " c.published_at, c.created_at, h.status, h.owner, h.due from comment_state s join comment c on c.no = s.comment"
    " left join handling h on h.comment_key = c.key"
    " where s.thread in (select value from json_each(?)) order by s.thread, c.published_at, s.comment"
)


def settle(db: Database, threads: Iterable[int], clock: ResponseClock) -> None:
    """Work out where every comment of these conversations stands, inside the caller's transaction."""
    written = []
    for _, rows in groupby(engine.rows(db, MEMBERS, (dumps(sorted(threads)),)), key=itemgetter(0)):
        told = sorted(rows, key=lambda row: bool(row[2]))
        members = [
            Member(no, bool(is_reply), bool(ours), intent, level, author, bool(known), published, imported)
            for _, no, is_reply, ours, intent, level, author, known, published, imported, *_ in told
        ]
        for row, standing in zip(told, standings(members, clock), strict=True):
            status, owner, due = row[10:]
            written.append(
                (
                    standing.answered,
                    standing.status,
                    standing.due,
                    status or standing.status,
                    owner or "",
                    due if due is not None else standing.due,
                    row[1],
                )
            )
    db.conn.executemany(
        "update comment_state set answered = ?, auto_status = ?, auto_due = ?, status = ?, owner = ?, due = ?"
        " where comment = ?",
        written,
    )
