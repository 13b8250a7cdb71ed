"""Which rows can be seen: those of batches that are not hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage import engine

if TYPE_CHECKING:
    from sqlite_utils import Database


def hidden(db: Database) -> tuple[int, ...]:
    """The batches that are being written or taken away; nearly always none."""
    return tuple(no for (no,) in engine.rows(db, "select no from batch where hidden = 1"))


def visible(db: Database, column: str) -> str:
    """A condition on a column that names the batch a row belongs to (NULL: a person made it).

    Ask inside ``engine.reading`` and use it there: hidden batches come and go. Mostly it is ``true``, so that indexes serve the query.
    """
    gone = hidden(db)
    return f"({column} is null or {column} not in ({', '.join(map(str, gone))}))" if gone else "true"
