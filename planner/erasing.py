"""彻底删除: everything a workspace knows of a creator goes, from every file of it, for good.

The data file comes last: what a crash interrupts can be asked for again as long as the creator still stands in the list.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.backup import LOGS
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.traces import Person, Traces, count, person_of, remove
from planner.storage.trouble import Damaged

__all__ = ["Person", "Traces", "erase", "look_up"]

LOOK = "look.json"
"""Where the window stood: of the cache, the only file that holds nothing of anybody."""

Check = Callable[[], None]
Progress = Callable[[int, int | None, str], None]


def look_up(store: Store, account_id: str) -> tuple[Person, Traces]:
    """Who an account is, under all the names it was seen with, and what would go. Raises Problem when there is none."""
    with engine.reading(store.db) as db:
        person = person_of(db, account_id)
        if not person.ids:
            raise Problem("这个账号已经不在了", "它的导入可能已被撤销，或已被删除")
        found = count(db, person)
    sql = "select count(*) from private_detail where account_id in (select value from json_each(?))"
    private = engine.value(store.private, sql, (dumps(list(person.ids)),))
    return person, Traces(found.accounts, found.notes, found.comments, int(private))


@dataclass(frozen=True, slots=True)
class Erased:
    """What went from the data file, how many older files were cleaned, and how many could not be read and were deleted."""

    traces: Traces
    cleaned: int
    deleted: int


def erase(
    workspace: Workspace, person: Person, check: Check = lambda: None, progress: Progress = lambda *_: None
) -> Erased:
    """Remove a creator from the data file, the private file, every backup and every file kept aside; the cache goes as a whole.

    No store of the workspace may be open. Raises Problem when the disk refuses; what was not reached then is as it was, and it
    can be asked for again.
    """
    others = list(_older_files(workspace))
    total = len(others) + 2
    cleaned = deleted = 0
    for done, path in enumerate(others):
        check()
        progress(done, total, "正在清理备份")
        if _clean_copy(path, person):
            cleaned += 1
        else:
            deleted += 1
    check()
    progress(total - 2, total, "正在清理缓存")
    _clear_cache(workspace)
    progress(total - 1, total, "正在清理数据文件")
    with Store.open(workspace) as store:
        if workspace.private.exists():
            remove(store.private, person)
            engine.compact(store.private)
        traces = remove(store.db, person)
        engine.compact(store.db)
    return Erased(traces, cleaned, deleted)


def _older_files(workspace: Workspace) -> Iterator[Path]:
    """Backups and what was moved aside; also what a crash left half written."""
    folders = (workspace.backups, *sorted(workspace.folder.glob("aside-[0-9]*")))
    for folder in folders:
        if folder.is_dir():
            yield from sorted(path for path in folder.iterdir() if path.is_file() and not path.name.endswith(LOGS))
    yield from workspace.folder.glob("*.restoring*")


def _clean_copy(path: Path, person: Person) -> bool:
    """Put a cleaned copy in the place of a file; one that is no sound file of ours cannot be cleaned and is deleted: False."""
    part = path.with_name(path.name + ".part")
    _forget(part)
    try:
        if path.suffix != ".db" or not _cleaned(path, part, person):
            _forget(path)
            return False
        part.replace(path)
        for log in LOGS:
            path.with_name(path.name + log).unlink(missing_ok=True)
        return True
    except OSError as error:
        raise Problem("磁盘不让写，没有全部清理完", "请检查剩余空间和文件夹权限，再做一次") from error
    finally:
        _forget(part)


def _cleaned(path: Path, part: Path, person: Person) -> bool:
    """Write the copy; False when the file is damaged."""
    try:
        source = engine.connect(path)
        try:
            engine.copy(source, part)
        finally:
            source.close()
        copy = engine.connect(part)
        try:
            remove(copy, person)
            engine.compact(copy)
            sound = not engine.trouble(copy)
        finally:
            engine.settle(copy)
            copy.close()
    except Damaged:
        return False
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    return sound


def _forget(path: Path) -> None:
    for end in ("", *LOGS):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _clear_cache(workspace: Workspace) -> None:
    try:
        for path in workspace.cache.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != LOOK and path.suffix != ".lock":
                path.unlink()
    except OSError as error:
        raise Problem("缓存删不掉，没有全部清理完", "请关闭别的草田窗口和终端命令，再做一次") from error
