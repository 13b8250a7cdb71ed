"""Another SQLite under the shipping code: apsw, which lets us stand between SQLite and the disk.

``installed`` puts it in the place of pysqlite3 for a while. Everything above, from ``planner.storage.engine`` on, is what ships,
with the pragmas that ship.
"""

from __future__ import annotations

import contextlib
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import apsw
import pysqlite3

Calm = Callable[[], AbstractContextManager[None]]

NAMES = {code: name for name, code in apsw.mapping_extended_result_codes.items() if isinstance(name, str)}
NAMES |= {code: name for name, code in apsw.mapping_result_codes.items() if isinstance(name, str)}


class DatabaseError(Exception):
    """As pysqlite3 raises it."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        code = getattr(error, "extendedresult", 0) or getattr(error, "result", 0)
        self.sqlite_errorname = NAMES.get(code, NAMES.get(code & 0xFF, ""))


class OperationalError(DatabaseError):
    """As pysqlite3 raises it."""


def _told(call: Callable[..., Any], *args: Any) -> Any:
    try:
        return call(*args)
    except apsw.Error as error:
        raise OperationalError(error) from error


class Cursor:
    """What ``execute`` gives back. All rows are read at once: apsw holds the statement open otherwise."""

    def __init__(self, conn: apsw.Connection, sql: str, parameters: Any, many: bool = False) -> None:
        cursor = conn.cursor()
        self.description: Any = None

        def describe(_cursor: Any, description: Any) -> bool:
            self.description = description
            return True

        cursor.exec_trace = None
        run = cursor.executemany if many else cursor.execute
        self._rows = _told(lambda: list(run(sql, parameters)))
        self.rowcount = conn.changes()

    def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())

    def close(self) -> None:
        """Nothing is open."""


class Connection:
    """The part of a DB-API connection that the planner uses."""

    DatabaseError = DatabaseError

    def __init__(self, path: str, vfs: str, before: Callable[[str], None], calm: Calm) -> None:
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
        if "mode=ro" in path:
            flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        self._conn: apsw.Connection = _told(apsw.Connection, path, flags, vfs)
        self._before, self._calm = before, calm
        self.row_factory = None

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        self._before(sql)
        return Cursor(self._conn, sql, tuple(parameters) if isinstance(parameters, list) else parameters)

    def executemany(self, sql: str, rows: Any) -> Cursor:
        self._before(sql)
        return Cursor(self._conn, sql, list(rows), many=True)

    @property
    def in_transaction(self) -> bool:
        return bool(self._conn.in_transaction)

    def create_function(self, name: str, number: int, function: Callable[..., Any], **_more: Any) -> None:
        self._conn.create_scalar_function(name, function, number)

    def backup(self, target: Connection, *, pages: int = -1, progress: Callable[..., None] = lambda *_: None) -> None:
        backup = _told(target._conn.backup, "main", self._conn, "main")
        try:
            while not backup.done:
                _told(backup.step, pages)
                progress(0, backup.remaining, backup.page_count)
        finally:
            # apsw cannot bear a disk that fails here as well; what went wrong has been told by the step.
            with self._calm():
                backup.close(True)

    def close(self) -> None:
        # SQLite itself keeps quiet about a log it could not empty at the end; apsw tells what the VFS raised.
        with contextlib.suppress(apsw.Error):
            self._conn.close()


@contextmanager
def installed(
    vfs: str, before: Callable[[str], None] = lambda _sql: None, calm: Calm = contextlib.nullcontext
) -> Iterator[None]:
    """Every file that is opened meanwhile goes through this VFS; ``before`` is told every statement and may raise.

    Nothing may fail inside ``calm()``.
    """

    def connect(path: str, **_more: Any) -> Connection:
        return Connection(path, vfs, before, calm)

    fake = types.ModuleType("pysqlite3.dbapi2")
    fake.__dict__.update(
        connect=connect,
        DatabaseError=DatabaseError,
        OperationalError=OperationalError,
        sqlite_version_info=tuple(map(int, apsw.sqlite_lib_version().split("."))),
        complete_statement=apsw.complete,
    )
    real = sys.modules["pysqlite3.dbapi2"]
    sys.modules["pysqlite3.dbapi2"] = fake
    pysqlite3.dbapi2 = fake
    try:
        yield
    finally:
        sys.modules["pysqlite3.dbapi2"] = real
        pysqlite3.dbapi2 = real
