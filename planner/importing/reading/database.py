"""Tables of a foreign SQLite file, read from a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from planner.importing.reading.budgets import COLUMNS_MOST, ROWS_MOST
from planner.importing.reading.table import Row, Table, within_budget
from planner.problems import Problem
from planner.storage.foreign import Foreign, open_foreign


@contextmanager
def database_tables(path: Path, scratch: Path) -> Iterator[Iterator[Table]]:
    """The real tables that hold anything. The file is copied first, with the log that may lie beside it."""
    copy = scratch / "foreign.db"
    try:
        shutil.copyfile(path, copy)
        log = path.with_name(path.name + "-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
    except OSError:
        raise Problem(f"读不了 {path.name}", "请检查磁盘空间，以及它是否正被别的程序占用") from None
    with open_foreign(copy, path.name) as db:
        yield _tables(db)


def _tables(db: Foreign) -> Iterator[Table]:
    for name in db.tables():
        columns = db.columns(name)[:COLUMNS_MOST]
        count = db.count(name, ROWS_MOST + 1)
        if columns and count:
            yield Table(name, within_budget(_rows(db, name, columns)), tuple(columns), partial(int, count))


def _rows(db: Foreign, name: str, columns: list[str]) -> Iterator[Row]:
    yield from enumerate(db.rows(name, columns, ROWS_MOST + 1), 1)
