"""The one door to SQLite.

pysqlite3 brings its own SQLite: the one inside Python has the WAL-reset bug, and two SQLite libraries on one file in one
process cancel each other's locks. Nobody else imports SQLite. sqlite-utils takes 0.1 s and more to load, so that happens
when the first file is opened and never when this module is imported.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from planner.problems import Problem
from planner.storage.trouble import Damaged, damaged, problem_of
from planner.storage.turns import turns_of

if TYPE_CHECKING:
    from sqlite_utils import Database

SAFE_WAL = (3, 51, 3)
"""The first SQLite without the WAL-reset bug; an older one keeps a rollback journal instead."""

BUSY_MS = 10_000
CHECKPOINT_PAGES = 1000
CACHE_KB = 4_096
"""Each connection fills its cache in the course of a day, and a window has a dozen. The system keeps the file in memory anyway: with 32 MB
nothing over 100,000 notes is faster."""
OWNER_ONLY = 0o600


def connect(path: Path, *, readonly: bool = False, precious: bool = True) -> Database:
    """Open a file of ours with the pragmas that keep it whole; it is made, readable by its owner only, when missing.

    Every statement outside ``writing`` commits by itself. What is not ``precious`` can be rebuilt and need not wait for the disk.
    Raises Problem when the file cannot be opened, Damaged when it is no database any more.
    """
    import pysqlite3.dbapi2 as sqlite
    from sqlite_utils import Database

    if not readonly:
        _make(path)
    mode = "ro" if readonly and not _orphaned_log(path) else "rw"
    with translated(path):
        conn = sqlite.connect(
            f"file:{_url_path(path)}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_MS / 1000
        )
        try:
            for pragma in pragmas(sqlite.sqlite_version_info, readonly, precious):
                conn.execute(f"pragma {pragma}").close()
        except BaseException:
            conn.close()
            raise
    return Database(conn, recursive_triggers=False, execute_plugins=False)


def pragmas(version: tuple[int, ...], readonly: bool, precious: bool) -> Iterator[str]:
    """What every connection is told first, for a version of SQLite."""
    yield f"busy_timeout = {BUSY_MS}"
    yield "trusted_schema = off"
    yield "foreign_keys = on"
    yield f"cache_size = -{CACHE_KB}"
    yield "temp_store = memory"
    if readonly:
        yield "query_only = on"
        return
    yield f"journal_mode = {'wal' if version >= SAFE_WAL else 'truncate'}"
    yield f"synchronous = {'full' if precious else 'normal'}"
    yield "secure_delete = on"
    yield f"wal_autocheckpoint = {CHECKPOINT_PAGES}"


def _url_path(path: Path) -> str:
    if os.name == "nt":
        from urllib.request import pathname2url

        return pathname2url(str(path))
    # The same, everywhere else, without loading HTTP and TLS for it: 20 ms of every start.
    return quote(str(path))


def _orphaned_log(path: Path) -> bool:
    """Whether a log lies beside a file that must first be worked in: who may only read cannot do that.

    A write-ahead log without its index, as after a power cut, or a journal of what must be rolled back. Such a file is opened
    for writing and then told to write nothing (``query_only``).
    """
    log, index, journal = (path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))
    return (_holds(log) and not index.exists()) or _holds(journal)


def _holds(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
    except OSError as error:
        raise Problem(f"打不开数据文件 {path.name}", "请检查数据文件夹是否存在、能否写入") from error


@contextmanager
def translated(path: Path | None = None) -> Iterator[None]:
    """Turn SQLite's errors about the world (full, read-only, locked, damaged…) into Problems; bugs pass as they are."""
    import pysqlite3.dbapi2 as sqlite

    try:
        yield
    except sqlite.DatabaseError as error:
        problem = problem_of(getattr(error, "sqlite_errorname", None) or "", str(error), path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:
        # A text that is none, or an error that quotes one: nothing but damage writes such into our files.
        raise damaged(path) from error


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """Take the write lock first, so two connections queue instead of failing; commit at the end, roll back on any error."""
    with translated(), _turn(db):
        db.execute("begin immediate")
        try:
            yield db
            db.execute("commit")
        except BaseException:
            # SQLite rolls some failures back by itself.
            if db.conn.in_transaction:
                db.execute("rollback")
            raise


def _turn(db: Database) -> AbstractContextManager[None]:
    """The turn to write to the file of this connection; who writes already is told so by SQLite."""
    file = db.conn.execute("pragma database_list").fetchone()[2]
    return nullcontext() if db.conn.in_transaction or not file else turns_of(file).taken(BUSY_MS / 1000)


@contextmanager
def reading(db: Database) -> Iterator[Database]:
    """Several statements see one state of the file. Inside ``writing`` they see the writer's."""
    with translated():
        if db.conn.in_transaction:
            yield db
            return
        db.execute("begin")
        try:
            yield db
        finally:
            if db.conn.in_transaction:
                db.execute("commit")


def rows(db: Database, sql: str, parameters: Any = ()) -> list[Any]:
    """All rows of a question as tuples."""
    with translated():
        found: list[Any] = db.conn.execute(sql, parameters).fetchall()
        return found


def value(db: Database, sql: str, parameters: Any = ()) -> Any:
    """The first column of the first row, or None."""
    with translated():
        row = db.conn.execute(sql, parameters).fetchone()
        return row[0] if row else None


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; ``executescript`` would commit before the first."""
    import pysqlite3.dbapi2 as sqlite

    text = ""
    for line in script.splitlines(keepends=True):
        text += line
        if line.rstrip().endswith(";") and sqlite.complete_statement(text):
            yield text
            text = ""
    if text.strip():
        yield text


def trouble(db: Database) -> list[str]:
    """What integrity_check and foreign_key_check complain about; empty when the file is whole."""
    try:
        with translated():
            found = [row[0] for row in db.conn.execute("pragma integrity_check(20)") if row[0] != "ok"]
            orphans = [f"orphan in {row[0]}" for row in db.conn.execute("pragma foreign_key_check")]
            return found + orphans[:20]
    except Damaged as damaged:
        return [damaged.what]


def row_counts(db: Database) -> dict[str, int]:
    """How many rows each table has: a backup of 0 bytes passes every other test."""
    tables = rows(db, "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'")
    return {name: int(value(db, f'select count(*) from "{name}"')) for (name,) in tables}


def copy(source: Database, target: Path, check: Callable[[], None] = lambda: None) -> dict[str, int]:
    """Copy a live database with the backup API; returns the rows of each table as copied.

    ``check`` is called between steps and may raise to stop.
    """
    import pysqlite3.dbapi2 as sqlite

    _make(target)
    with translated(target):
        conn = sqlite.connect(str(target), isolation_level=None)
        try:
            # A read transaction pins what is copied: writers neither disturb nor restart it.
            with reading(source):
                counts = row_counts(source)
                source.conn.backup(conn, pages=4096, progress=lambda *_: check())
            conn.execute("pragma journal_mode = delete").close()
        finally:
            conn.close()
    return counts


def checkpoint(db: Database) -> None:
    """Move what the write-ahead log holds into the file itself, as far as readers allow.

    While it is moved others may write; only to shorten the log takes a turn.
    """
    with translated():
        db.conn.execute("pragma wal_checkpoint(passive)").fetchall()
    with translated(), _turn(db):
        db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()


def compact(db: Database) -> None:
    """Write the file anew without what was deleted, so that nothing of it is left between the rows or in the log."""
    checkpoint(db)
    with translated():
        db.conn.execute("vacuum").close()
    checkpoint(db)


def settle(db: Database) -> None:
    """Leave no log beside a file that will be moved."""
    with translated():
        db.conn.execute("pragma journal_mode = delete").close()


def claim(path: Path) -> Database | None:
    """Hold a lock that ends with this process however it ends; None when somebody else holds it. Close it to let go.

    Raises Problem when the file cannot be used.
    """
    import pysqlite3.dbapi2 as sqlite
    from sqlite_utils import Database

    _make(path)
    with translated(path):
        conn = sqlite.connect(str(path), isolation_level=None, timeout=0)
    try:
        with translated(path):
            conn.execute("pragma journal_mode = memory").close()
            conn.execute("begin exclusive")
    except Problem as problem:
        conn.close()
        if isinstance(problem.__cause__, sqlite.OperationalError) and "locked" in str(problem.__cause__):
            return None
        raise
    return Database(conn, recursive_triggers=False, execute_plugins=False)
