"""The schema, one numbered SQL file per step; a step is never edited once it has shipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.problems import Problem
from planner.storage import engine
from planner.storage.trouble import Damaged

if TYPE_CHECKING:
    from sqlite_utils import Database

SQL = Path(__file__).parent / "sql"
OURS = 0x43_54_4E_31
"""The application id in the header of our files: ``CTN1``."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    path: Path


def migrations(name: str) -> tuple[Migration, ...]:
    """The steps of one kind of file (``store``, ``private``, ``search``) in order."""
    return tuple(Migration(int(path.name[:4]), path) for path in sorted((SQL / name).glob("[0-9]*.sql")))


def version(db: Database) -> int:
    """How many steps the file has taken; 0 for a new one. Raises Problem when the file belongs to another program."""
    found = int(engine.value(db, "pragma user_version"))
    mark = int(engine.value(db, "pragma application_id"))
    if mark != OURS and (found or mark or engine.value(db, "select 1 from sqlite_schema limit 1")):
        raise Problem("这不是草田的数据文件", "请在设置里换一个数据文件夹")
    return found


def migrate(
    db: Database,
    steps: tuple[Migration, ...],
    before: Callable[[int], None] = lambda _: None,
) -> int:
    """Take the missing steps, each in one transaction, so that a kill leaves old or new and nothing between.

    ``before`` is called with the old version when a file that holds something is about to change. Returns the new version.
    Raises Problem when the file was written by a newer Caotian.
    """
    now = version(db)
    newest = steps[-1].number if steps else 0
    if now > newest:
        raise Problem("数据文件是更新版本的草田写的，为免损坏没有打开", "请安装最新版草田，或打开另一个数据文件夹")
    if now == newest:
        return now
    if now:
        before(now)
    for step in steps:
        if step.number > now:
            _take(db, step)
    return newest


def _take(db: Database, step: Migration) -> None:
    with engine.writing(db):
        # Another process may have taken this step while we waited for the lock.
        if version(db) >= step.number:
            return
        for statement in engine.statements(step.path.read_text(encoding="utf-8")):
            db.conn.execute(statement)
        db.conn.execute(f"pragma application_id = {OURS}")
        db.conn.execute(f"pragma user_version = {step.number}")
        if engine.value(db, "select 1 from pragma_foreign_key_check limit 1"):
            raise Damaged("升级数据文件时发现内容不完整，没有做任何改动", "请从备份恢复")
