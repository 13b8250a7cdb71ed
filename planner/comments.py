"""Comments under notes, as imports brought them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.storage import engine
from planner.storage.records import CommentRecord
from planner.storage.store import Store
from planner.storage.visible import visible

ROW = "select c.id, c.key, c.note_key, c.text, c.likes, c.published_at, c.level, c.author, c.place from comment c"
PAGE = 1_000


class Comments:
    """The comments of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """How many comments there are."""
        with engine.reading(self._store.db) as db:
            seen = visible(db, "batch")
            return int(engine.value(db, f"select count(*) from comment where deleted_at is null and {seen}"))

    def of_note(self, platform_id: str, most: int = 200) -> list[CommentRecord]:
        """The comments under a note by the platform's id, the most liked first."""
        with engine.reading(self._store.db) as db:
            return [
                CommentRecord(*row)
                for row in engine.rows(
                    db,
                    f"{ROW} where c.note_key = ? and c.deleted_at is null and {visible(db, 'c.batch')}"
                    " order by c.likes desc, c.published_at limit ?",
                    (platform_id, most),
                )
            ]

    def each(self) -> Iterator[CommentRecord]:
        """Every comment, in the order they came in, a page at a time."""
        last = 0
        while True:
            with engine.reading(self._store.db) as db:
                page = engine.rows(
                    db,
                    f"select c.no, {ROW.removeprefix('select ')} where c.no > ? and c.deleted_at is null"
                    f" and {visible(db, 'c.batch')} order by c.no limit {PAGE}",
                    (last,),
                )
            if not page:
                return
            yield from (CommentRecord(*row[1:]) for row in page)
            last = page[-1][0]
