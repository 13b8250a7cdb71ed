"""Reading a SQLite file that somebody else made.

Such a file can hold triggers, views without end and calls of functions: so it is opened read-only, may only select from its real
tables, and is interrupted when one step takes too long. It is never attached to ours.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from planner.problems import Problem
from planner.storage import engine
from planner.storage.trouble import Damaged

OK, DENY, READ, SELECT, FUNCTION = 0, 1, 20, 21, 31
"""SQLite's own numbers for what a statement wants to do; stable since version 3.0."""
HARMLESS = frozenset(("count", "substr", "typeof", "min", "coalesce"))
LONGEST_TEXT = 100_000
LOOK_EVERY = 20_000
STEP_SECONDS = 20.0
PAGE = 500


class Foreign:
    """A foreign database, open for reading its real tables."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn
        self._deadline = 0.0
        conn.set_authorizer(self._allow)
        conn.set_progress_handler(self._late, LOOK_EVERY)

    def tables(self) -> list[str]:
        """The names of the ordinary tables: no views, no virtual tables, nothing of SQLite's own."""
        found = self._ask("select name, sql from sqlite_master where type = 'table' order by rowid limit 1000")
        return [
            name
            for name, sql in found
            if isinstance(name, str)
            and isinstance(sql, str)
            and not name.startswith("sqlite_")
            and not sql.lstrip().lower().startswith("create virtual")
        ]

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""
        self._deadline = time.monotonic() + STEP_SECONDS
        cursor = self._conn.execute(f"select * from {_quoted(table)} limit 0")
        return [column[0] for column in cursor.description]

    def count(self, table: str, most: int) -> int:
        """How many rows a table has, counted up to ``most``."""
        return int(self._ask(f"select count(*) from (select 1 from {_quoted(table)} limit {int(most)})")[0][0])

    def rows(self, table: str, columns: Sequence[str], most: int) -> Iterator[tuple[Any, ...]]:
        """The rows of a table, texts cut at 100,000 characters and binary values left out."""
        wanted = ", ".join(
            f"case typeof({name}) when 'blob' then null when 'text' then substr({name}, 1, {LONGEST_TEXT}) else {name} end"
            for name in map(_quoted, columns)
        )
        self._deadline = time.monotonic() + STEP_SECONDS
        cursor = self._conn.execute(f"select {wanted} from {_quoted(table)} limit {int(most)}")
        while page := cursor.fetchmany(PAGE):
            yield from page
            self._deadline = time.monotonic() + STEP_SECONDS

    def _ask(self, sql: str) -> list[tuple[Any, ...]]:
        self._deadline = time.monotonic() + STEP_SECONDS
        found: list[tuple[Any, ...]] = self._conn.execute(sql).fetchall()
        return found

    def _allow(self, action: int, first: str | None, second: str | None, *_: object) -> int:
        if action in (SELECT, READ) or (action == FUNCTION and (second or "").lower() in HARMLESS):
            return OK
        return DENY

    def _late(self) -> int:
        return int(time.monotonic() > self._deadline)


@contextmanager
def open_foreign(copy: Path, name: str) -> Iterator[Foreign]:
    """Open a copy of a foreign file for reading; ``name`` is what the user calls it. Raises Problem for all its faults."""
    try:
        db = engine.connect(copy, readonly=True)
    except (Problem, UnicodeError):
        raise _unreadable(name) from None
    conn = db.conn
    try:
        conn.text_factory = _text
        with engine.translated(copy):
            yield Foreign(conn)
    except (Damaged, conn.DatabaseError, UnicodeError):
        raise _unreadable(name) from None
    finally:
        conn.set_authorizer(None)
        conn.close()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _unreadable(name: str) -> Problem:
    return Problem(f"数据库 {name} 已损坏或不能安全地读取", "请关掉正在写它的程序，重新复制一份再导入")
