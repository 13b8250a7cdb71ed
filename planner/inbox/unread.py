"""What has not been read yet, and how it is read: with word lists and rules, a few ten thousand comments a second and more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.intents import CommentReader, asks_for, print_of_lists
from planner.inbox.naming import Names
from planner.paths import Workspace
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.visible import visible
from planner.worker import Outbox

SHAPE = 1
"""Counted up when what is kept of a reading changes."""
PAGE = 500
QUESTION = "提问"
UNREAD = "from comment c left join comment_state s on s.comment = c.no where c.deleted_at is null and {visible}"
NEEDED = "(s.comment is null or s.stale = 1 or s.reader <> ?)"


@dataclass(frozen=True, slots=True)
class Understood:
    """A comment, by its number, as it was read."""

    no: int
    intent: str
    level: int
    why: str
    sign: int
    aspects: tuple[tuple[str, int], ...]
    asked: tuple[tuple[str, str], ...]

    def plain(self) -> list[Any]:
        """As JSON can hold it."""
        return [self.no, self.intent, self.level, self.why, self.sign, self.aspects, self.asked]

    @classmethod
    def of(cls, plain: list[Any]) -> Understood:
        """From its plain form."""
        no, intent, level, why, sign, aspects, asked = plain
        return cls(
            no,
            intent,
            level,
            why,
            sign,
            tuple((name, found) for name, found in aspects),
            tuple((kind, text) for kind, text in asked),
        )


def reader_print() -> int:
    """Names the lists of words and the shape of readings: what was read with others is read anew."""
    return print_of_lists() * 16 + SHAPE


def count_unread(store: Store) -> int:
    """How many comments wait to be read, anew or for the first time."""
    with engine.reading(store.db) as db:
        sql = f"select count(*) {UNREAD.format(visible=visible(db, 'c.batch'))} and {NEEDED}"
        return int(engine.value(db, sql, (reader_print(),)))


def understand(store: Store, check: Callable[[], None] = lambda: None) -> Iterator[list[Understood]]:
    """Read what waits, a page at a time, in the order it came in; ``check`` may raise to stop."""
    reader, names, last, mark = CommentReader(), Names(store), 0, reader_print()
    while True:
        check()
        with engine.reading(store.db) as db:
            page = engine.rows(
                db,
                f"select c.no, c.text, c.likes {UNREAD.format(visible=visible(db, 'c.batch'))} and {NEEDED}"
                f" and c.no > ? order by c.no limit {PAGE}",
                (mark, last),
            )
        if not page:
            return
        last = page[-1][0]
        yield [_understood(reader, no, names.hide(text), likes) for no, text, likes in page]


def understand_in_child(outbox: Outbox, folder: str) -> int:
    """The same in a worker process: every page is sent as it is read. Returns how many were read."""
    done = 0
    with Store.open(Workspace(Path(folder))) as store:
        for page in understand(store):
            outbox.send([one.plain() for one in page])
            done += len(page)
    return done


def _understood(reader: CommentReader, no: int, text: str, likes: int | None) -> Understood:
    read = reader.read(text, likes)
    asked = tuple(sorted(asks_for(text))) if read.intent == QUESTION else ()
    aspects = tuple(sorted({(told.aspect, told.sign) for told in read.opinion.aspects}))
    return Understood(no, read.intent, read.severity.level, read.severity.why, read.opinion.sign, aspects, asked)
