"""Is the data file sound? Asked after an unclean end, by ``main.py check``, and by a person in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.migrations import version
from planner.storage.schema import columns
from planner.storage.trouble import Damaged
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

COUNTED = (
    ("note", "笔记"),
    ("draft", "草稿"),
    ("comment", "评论"),
    ("account", "账号"),
    ("keyword", "关键词"),
    ("figure", "数据行"),
    ("feedback", "评价"),
    ("batch", "导入批次"),
)


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong, as sentences (nothing, in a sound file), and how many rows of each noun there are."""

    problems: tuple[str, ...]
    rows: Mapping[str, int]

    @property
    def sound(self) -> bool:
        return not self.problems


def examine(workspace: Workspace) -> Health:
    """Check every page and every reference of the data file and the private one. Never writes; raises Problem only when
    the file cannot be opened at all for a reason other than damage."""
    problems: list[str] = []
    rows: dict[str, int] = {}
    for path in (workspace.store, workspace.private):
        if not path.exists():
            continue
        try:
            db = engine.connect(path, readonly=True)
        except Damaged as damaged:
            problems.append(str(damaged))
            continue
        try:
            found = engine.trouble(db)
            if found:
                problems.append(f"数据文件 {path.name} 有 {len(found)} 处损坏。损坏的文件会原样保留，请从备份恢复")
            if path == workspace.store:
                try:
                    rows = _rows(db)
                except Problem as problem:
                    # Its header says that it is no file of ours: somebody else's, or a single flipped bit.
                    problems.append(str(problem))
        finally:
            db.close()
    return Health(tuple(problems), MappingProxyType(rows))


def _rows(db: Database) -> dict[str, int]:
    try:
        if version(db) == 0:
            return {}
        with engine.reading(db):
            # An older file has fewer tables.
            there = columns(db)
            return {
                label: int(
                    engine.value(db, f"select count(*) from {table} where deleted_at is null and {_seen(db, table)}")
                )
                for table, label in COUNTED
                if table in there
            }
    except Damaged:
        return {}


def _seen(db: Database, table: str) -> str:
    if table == "draft":
        return "true"
    return "hidden = 0" if table == "batch" else visible(db, "batch")
