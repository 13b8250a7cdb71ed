"""Reading comments and keeping what was understood, so that the page can filter two hundred thousand of them in a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from planner import worker
from planner.inbox.clock import CLOCK
from planner.inbox.settling import settle
from planner.inbox.threads import Place, place
from planner.inbox.unread import Understood, count_unread, reader_print, understand, understand_in_child
from planner.settings import Settings
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.sightings import CHUNK
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.times import moment

if TYPE_CHECKING:
    from sqlite_utils import Database

HERE_MOST = 1_500
"""So few comments are read where one is, in a tenth of a second: another process takes a second to start."""
MEMORY_MB = 2048
READING = "正在读评论"

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]


class Readings:
    """What was understood of the comments of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def unread(self) -> int:
        """How many comments wait to be read."""
        return count_unread(self._store)

    def read(self, check: Check = lambda: None, progress: Progress = lambda *_: None) -> Changes:
        """Read what waits, many of them in a worker process. What was read stays when ``check`` raises to stop."""
        total = self.unread()
        if not total:
            return Changes()
        if total <= HERE_MOST:
            done = 0
            for page in understand(self._store, check):
                self._keep(page)
                done += len(page)
                progress(done, total, READING)
        else:
            self._read_in_child(total, check, progress)
        return Changes.everything("handling")

    def forget(self) -> None:
        """Let everything be read anew: our own authors or accounts were named since."""
        with engine.writing(self._store.db) as db:
            db.execute("update comment_state set stale = 1")

    def retime(self, check: Check = lambda: None, progress: Progress = lambda *_: None) -> Changes:
        """The response clock is another: every conversation is looked at anew."""
        clock = Settings(self._store).get(CLOCK)
        sql = "select distinct thread from comment_state where auto_status = '待处理' order by thread"
        threads = [no for (no,) in engine.rows(self._store.db, sql)]
        for start in range(0, len(threads), CHUNK):
            check()
            with engine.writing(self._store.db) as db:
                settle(db, threads[start : start + CHUNK], clock)
            progress(start, len(threads), "正在按新时限计时")
        return Changes.everything("handling")

    def _read_in_child(self, total: int, check: Check, progress: Progress) -> None:
        done = 0

        def take(page: list[list[Any]]) -> None:
            nonlocal done
            self._keep([Understood.of(one) for one in page])
            done += len(page)
            progress(done, total, READING)

        worker.run(
            understand_in_child,
            str(self._store.workspace.folder),
            check=check,
            each=take,
            memory_mb=MEMORY_MB,
        )

    def _keep(self, page: Sequence[Understood]) -> None:
        clock = Settings(self._store).get(CLOCK)
        for start in range(0, len(page), CHUNK):
            chunk = page[start : start + CHUNK]
            with engine.writing(self._store.db) as db:
                places = place(db, [one.no for one in chunk])
                _write(db, [one for one in chunk if one.no in places], places)
                settle(db, {places[one.no].thread for one in chunk if one.no in places}, clock)


def _write(db: Database, chunk: Iterable[Understood], places: dict[int, Place]) -> None:
    mark, read = reader_print(), list(chunk)
    columns = "comment, batch, thread, is_reply, ours, intent, level, why, sign, at, likes, auto_status, status, reader, stale"
    db.conn.executemany(
        f"insert into comment_state ({columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '不用回复', '不用回复', ?, 0)"
        " on conflict (comment) do update set batch = excluded.batch, thread = excluded.thread,"
        " is_reply = excluded.is_reply, ours = excluded.ours, intent = excluded.intent, level = excluded.level,"
        " why = excluded.why, sign = excluded.sign, at = excluded.at, likes = excluded.likes,"
        " reader = excluded.reader, stale = 0",
        [
            (
                one.no,
                where.batch,
                where.thread,
                int(where.is_reply),
                int(where.ours),
                one.intent,
                one.level,
                one.why,
                one.sign,
                _second(where.published_at),
                where.likes or 0,
                mark,
            )
            for one in read
            for where in (places[one.no],)
        ],
    )
    nos = (dumps([one.no for one in read]),)
    for table, values in (
        ("comment_aspect", [(one.no, *aspect) for one in read for aspect in one.aspects]),
        ("comment_asked", [(one.no, *asked) for one in read for asked in one.asked]),
    ):
        db.execute(f"delete from {table} where comment in (select value from json_each(?))", nos)
        db.conn.executemany(f"insert into {table} values (?, ?, ?)", values)


def _second(published_at: str | None) -> int | None:
    found = moment(published_at) if published_at else None
    return int(found.timestamp()) if found else None
