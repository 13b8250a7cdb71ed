"""Copies of the data file that are known to be good, and the way back to them."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.migrations import migrations, version
from planner.storage.rotation import Stamp, kept
from planner.storage.times import Clock, now_utc
from planner.storage.trouble import Damaged

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = re.compile(r"(?P<number>\d{6,})-(?P<made>\d{8}T\d{6})Z-(?P<why>[^/\\]*)\.db")
PRIVATE = ".private"
LOGS = ("-wal", "-shm", "-journal")
"""What may lie beside a database and must never be read with another one."""

NOT_WRITTEN = "备份没有写成", "请检查剩余空间和备份文件夹的权限"

UNSAFE = re.compile(r"[^\w（）]+")


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: ``number`` grows by one each time, whatever the clock says; ``private`` lies beside it if there is one."""

    number: int
    made_at: datetime
    why: str
    path: Path
    private: Path | None
    size: int


def back_up(
    workspace: Workspace,
    db: Database,
    why: str,
    clock: Clock = now_utc,
    check: Callable[[], None] = lambda: None,
) -> Backup:
    """Copy the data file (``db`` is open on it) and the private one, verify the copies, and thin the old ones.

    Raises Damaged when the data file is not sound, Problem when the copy cannot be written; then nothing was changed.
    """
    try:
        workspace.ensure()
    except OSError as error:
        raise Problem(*NOT_WRITTEN) from error
    now = clock().astimezone(UTC)
    number = 1 + max((backup.number for backup in backups(workspace)), default=0)
    path = workspace.backups / f"{number:06d}-{now:%Y%m%dT%H%M%S}Z-{UNSAFE.sub('_', why)[:40]}.db"
    private = path.with_name(path.stem + PRIVATE + ".db")
    if workspace.private.exists():
        other = engine.connect(workspace.private)
        try:
            _copy(other, private, check)
        finally:
            other.close()
    try:
        # The data file comes last: a backup exists when its name does.
        _copy(db, path, check)
    except BaseException:
        private.unlink(missing_ok=True)
        raise
    thin(workspace, now)
    return _backup(path)


def backups(workspace: Workspace) -> list[Backup]:
    """All backups, newest first."""
    return sorted(map(_backup, _paths(workspace)), key=lambda backup: backup.number, reverse=True)


def thin(workspace: Workspace, now: datetime) -> None:
    """Remove the backups that the rotation does not keep."""
    found = backups(workspace)
    keep = kept([Stamp(backup.number, backup.made_at) for backup in found], now)
    for backup in found:
        if backup.number not in keep:
            remove(backup)


def remove(backup: Backup) -> None:
    """Delete one backup."""
    backup.path.unlink(missing_ok=True)
    if backup.private:
        backup.private.unlink(missing_ok=True)


def verify(backup: Backup) -> None:
    """Read a backup from end to end; raises Damaged when it is not whole, Problem when this Caotian is too old for it."""
    for path, steps in ((backup.path, "store"), (backup.private, "private")):
        if path is None:
            continue
        if not path.exists() or not path.stat().st_size:
            raise Damaged(f"备份 {path.name} 是空的", "请选另一份备份")
        db = engine.connect(path, readonly=True)
        try:
            if engine.trouble(db):
                raise Damaged(f"备份 {path.name} 已损坏", "请选另一份备份")
            number = version(db)
        finally:
            db.close()
        if not 0 < number <= migrations(steps)[-1].number:
            raise Problem(f"备份 {path.name} 是更新版本的草田写的", "请安装最新版草田后再恢复")


def newest_good(workspace: Workspace) -> Backup | None:
    """The newest backup that is whole."""
    for backup in backups(workspace):
        with contextlib.suppress(Problem):
            verify(backup)
            return backup
    return None


def restore(workspace: Workspace, backup: Backup) -> Path | None:
    """Put a backup in the place of the data file, which is kept aside; every store of the workspace must be closed.

    Returns where the replaced file lies now. Raises Problem when the backup is not whole or the disk refuses; then the old file is
    where it was, or ``resume`` brings the restore to its end when the workspace is next opened.
    """
    verify(backup)
    pairs = [(backup.path, workspace.store)]
    if backup.private:
        pairs.append((backup.private, workspace.private))
    try:
        for source, target in pairs:
            _copy_file(source, _beside(target))
            if target == workspace.store:
                _forget_generation(_beside(target))
            _to_disk(_beside(target))
        aside = set_aside(workspace, *(target for _, target in pairs))
        resume(workspace)
    except OSError as error:
        raise Problem("恢复备份时磁盘不让写", "请检查剩余空间和文件夹权限，再试一次") from error
    return aside / workspace.store.name if aside else None


def resume(workspace: Workspace) -> None:
    """Tidy up after a restore: bring it to its end when the old file has been moved away already, else forget it."""
    ready = _beside(workspace.store)
    pairs = [(_beside(target), target) for target in (workspace.private, workspace.store)]
    if ready.exists() and not workspace.store.exists():
        # A log that stayed behind would be read with the new file and spoil it.
        set_aside(workspace, *(target for beside, target in pairs if beside.exists()))
        for beside, target in pairs:
            if beside.exists():
                beside.replace(target)
        _folder_to_disk(workspace.folder)
    for beside, _ in pairs:
        beside.unlink(missing_ok=True)


def set_aside(workspace: Workspace, *paths: Path) -> Path | None:
    """Move data files and what lies beside them to a folder of their own, as they are. Returns the folder, if there was any."""
    present = [
        part for path in paths for part in (path, *(path.with_name(path.name + log) for log in LOGS)) if part.exists()
    ]
    if not present:
        return None
    taken = [int(folder.name[-4:]) for folder in workspace.folder.glob("aside-[0-9][0-9][0-9][0-9]")]
    aside = workspace.folder / f"aside-{max(taken, default=0) + 1:04d}"
    aside.mkdir(mode=0o700)
    moved: list[Path] = []
    try:
        for part in present:
            part.replace(aside / part.name)
            moved.append(part)
    except OSError:
        for part in moved:
            (aside / part.name).replace(part)
        raise
    return aside


def _copy(source: Database, target: Path, check: Callable[[], None]) -> None:
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        counts = engine.copy(source, part, check)
        copy = engine.connect(part, readonly=True)
        try:
            if engine.trouble(copy):
                raise Damaged("数据文件已损坏，没有做备份", "损坏的文件会原样保留，请从较早的备份恢复")
            if counts != engine.row_counts(copy):
                raise Problem("备份和数据文件对不上，没有留下这份备份", "请再试一次")
        finally:
            copy.close()
        _to_disk(part)
        part.replace(target)
        _folder_to_disk(target.parent)
    except OSError as error:
        raise Problem(*NOT_WRITTEN) from error
    finally:
        part.unlink(missing_ok=True)


def _forget_generation(path: Path) -> None:
    """What was built from the replaced file (the search index) must not be believed any more."""
    db = engine.connect(path)
    try:
        with engine.writing(db):
            db.execute("delete from setting where name = 'generation'")
        engine.checkpoint(db)
    finally:
        db.close()


def _copy_file(source: Path, target: Path) -> None:
    """A plain copy of a file that nobody has open. Only its owner can read it, from its first byte on."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, engine.OWNER_ONLY))
    shutil.copyfile(source, target)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".restoring")


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    # Windows has no way to ask for this, and no need: NTFS logs renames.
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _paths(workspace: Workspace) -> list[Path]:
    found = workspace.backups.iterdir() if workspace.backups.is_dir() else ()
    return [path for path in found if NAME.fullmatch(path.name) and not path.stem.endswith(PRIVATE)]


def _backup(path: Path) -> Backup:
    name = NAME.fullmatch(path.name)
    assert name
    private = path.with_name(path.stem + PRIVATE + ".db")
    return Backup(
        int(name["number"]),
        datetime.strptime(name["made"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC),
        name["why"],
        path,
        private if private.exists() else None,
        path.stat().st_size,
    )
