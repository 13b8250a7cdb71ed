"""What tables a file of ours has and how they hang together, asked of the file itself: new tables are found without being named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.storage import engine

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Reference:
    """``table.column`` names a row of ``to``; ``by`` is the column there. ``on_delete`` is ``CASCADE``, ``SET NULL``…"""

    table: str
    column: str
    to: str
    by: str
    on_delete: str


def columns(db: Database) -> Mapping[str, tuple[str, ...]]:
    """The tables in order of their making, each with its columns; nothing of SQLite's own, no virtual tables."""
    found = engine.rows(
        db,
        "select s.name, c.name from sqlite_schema s join pragma_table_info(s.name) c"
        " where s.type = 'table' and s.name not like 'sqlite\\_%' escape '\\' and s.sql not like 'create virtual%'"
        " order by s.rowid, c.cid",
    )
    tables: dict[str, tuple[str, ...]] = {}
    for table, column in found:
        tables[table] = (*tables.get(table, ()), column)
    return tables


def parents(db: Database, table: str) -> tuple[Reference, ...]:
    """What the rows of a table refer to, as declared."""
    return tuple(
        Reference(table, column, to, by or "no", on_delete)
        for column, to, by, on_delete in engine.rows(
            db,
            'select "from", lower("table"), "to", on_delete from pragma_foreign_key_list(?) order by id, seq',
            (table,),
        )
    )


def references(db: Database, to: str) -> tuple[Reference, ...]:
    """Every column that names a row of the table ``to``: declared ones, and those that are only called so (``account_id``)."""
    tables = columns(db)
    declared = [one for table in tables for one in parents(db, table) if one.to == to]
    known = {(one.table, one.column) for one in declared}
    called = [
        Reference(table, f"{to}_id", to, "id", "")
        for table, names in tables.items()
        if f"{to}_id" in names and (table, f"{to}_id") not in known
    ]
    return (*declared, *called)
