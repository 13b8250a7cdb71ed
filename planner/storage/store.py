"""The open data file of one thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, cast

from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.backup import back_up, resume
from planner.storage.migrations import migrate, migrations
from planner.storage.times import Clock, now_utc, stamp
from planner.storage.trouble import Damaged
from planner.storage.uuid7 import Keys

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


class Store:
    """The data file, the private file and the search file of a workspace, for the thread that opened it.

    Another thread or process opens its own with ``Store.open``, which is cheap. ``unclean`` says that the last user of the
    file did not close it: then the library lane should run ``storage.health.examine``.
    """

    def __init__(self, workspace: Workspace, db: Database, *, unclean: bool, clock: Clock) -> None:
        self.workspace = workspace
        self.db = db
        self.unclean = unclean
        self.clock = clock
        self._keys = Keys(lambda: clock().timestamp())
        self._others: dict[str, Database] = {}
        self._beside: dict[type, object] = {}

    @classmethod
    def open(cls, workspace: Workspace, clock: Clock = now_utc) -> Self:
        """Open or make the data file and bring its schema up to date, with a backup before it changes.

        Raises Problem when the folder cannot be used or a newer Caotian wrote the file, Damaged when the file is broken.
        """
        try:
            workspace.ensure()
            resume(workspace)
        except OSError as error:
            raise Problem("数据文件夹不能使用", "请检查它是否存在、能否写入，或换一个文件夹") from error
        unclean = left_open(workspace.store)
        db = engine.connect(workspace.store)
        try:
            migrate(db, migrations("store"), lambda old: _before_upgrade(workspace, db, old, clock))
        except BaseException:
            db.close()
            raise
        return cls(workspace, db, unclean=unclean, clock=clock)

    @property
    def private(self) -> Database:
        """Contacts and prices of creators; opened when first asked for."""
        return self._other("private", self.workspace.private, lambda db: migrate(db, migrations("private")))

    @property
    def generation(self) -> str:
        """Names this data file as it is; a restored one gets another, so that nothing made from the old one is believed."""
        sql = "select value from setting where name = 'generation'"
        found = engine.value(self.db, sql)
        if found is None:
            with engine.writing(self.db) as db:
                db.execute(
                    "insert or ignore into setting (name, value, updated_at) values ('generation', ?, ?)",
                    (self.key(), self.now()),
                )
            found = engine.value(self.db, sql)
        return str(found)

    def now(self) -> str:
        """This moment as it is stored."""
        return stamp(self.clock())

    def key(self) -> str:
        """A new key."""
        return self._keys.new()

    def beside(self, kind: type[T], make: Callable[[Store], T]) -> T:
        """Something of this kind that is made once, when first asked for, and lives as long as this store is open."""
        if kind not in self._beside:
            self._beside[kind] = make(self)
        return cast(T, self._beside[kind])

    def rebuildable(self, name: str, path: Path, prepare: Callable[[Database], object]) -> Database:
        """A file of the cache, opened once and closed with the store; a damaged one is made anew."""
        try:
            return self._other(name, path, prepare, precious=False)
        except Damaged:
            for part in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + part).unlink(missing_ok=True)
            return self._other(name, path, prepare, precious=False)

    def forget(self, name: str) -> None:
        """Close another file again."""
        db = self._others.pop(name, None)
        if db:
            db.close()

    def claim(self, name: str) -> bool:
        """Hold a lock of the workspace against every other store and process until ``forget`` or ``close``.

        A process that dies lets go of it. False when somebody holds it already.
        """
        if name in self._others:
            return False
        held = engine.claim(self.workspace.cache / f"{name}.lock")
        if held:
            self._others[name] = held
        return held is not None

    def idle(self) -> None:
        """Nothing to do for a while: tidy the write-ahead log."""
        engine.checkpoint(self.db)

    def close(self) -> None:
        """Close every file; the last one to close empties the write-ahead log."""
        for name in list(self._others):
            self.forget(name)
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _other(self, name: str, path: Path, prepare: Callable[[Database], object], precious: bool = True) -> Database:
        db = self._others.get(name)
        if db is None:
            db = engine.connect(path, precious=precious)
            try:
                prepare(db)
            except BaseException:
                db.close()
                raise
            self._others[name] = db
        return db


def left_open(path: Path) -> bool:
    """Whether a log with content lies beside a data file: somebody has it open now, or the last one never closed it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _before_upgrade(workspace: Workspace, db: Database, old: int, clock: Clock) -> None:
    back_up(workspace, db, f"升级前（第 {old} 版）", clock)
