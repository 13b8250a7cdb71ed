"""Opening a workspace: what may take a while happens in the library lane, before any page exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from planner.problems import Problem
from ui.pages import FIRST, FRONT, RAIL

if TYPE_CHECKING:
    from pathlib import Path

    from planner.paths import Workspace
    from planner.storage.backup import Backup
    from planner.storage.health import Health
    from ui.jobs import Job

BACKUP_EVERY = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Opened:
    """``fresh``: nobody has used this workspace before. ``unclean``: the last one to use it did not close it."""

    fresh: bool
    unclean: bool


def prepare(workspace: Workspace, job: Job) -> Opened:
    """Bring the store up to date, tidy what a crash left, and fill a new workspace with the sample.

    Raises Problem when the workspace cannot be used.
    """
    from planner.batches import Batches
    from planner.settings import SAMPLE_OFFERED, WINDOW, Settings
    from planner.storage.store import Store

    fresh = not workspace.store.exists()
    with Store.open(workspace) as store:
        Batches(store).sweep(job.check)
        settings = Settings(store)
        if fresh and not settings.get(SAMPLE_OFFERED):
            from planner.samples import install

            install(store)
            settings.set(SAMPLE_OFFERED, True)
        _load_first(settings.get(WINDOW).get(FRONT))
        return Opened(fresh, store.unclean)


def _load_first(front: object) -> None:
    """Import the modules of the pages that are made first here: on the GUI thread the window would stand still meanwhile."""
    for page in RAIL:
        if page.id in (front, FIRST):
            import_module(page.module)


def back_up_daily(workspace: Workspace, job: Job) -> bool:
    """Make today's backup unless there is one; True when one was made."""
    from planner.storage.backup import back_up, backups
    from planner.storage.store import Store

    last = next(iter(backups(workspace)), None)
    if last is not None and datetime.now(UTC) - last.made_at < BACKUP_EVERY:
        return False
    with Store.open(workspace) as store:
        back_up(workspace, store.db, "每天", check=job.check)
    return True


def examine(workspace: Workspace, job: Job) -> Health:
    """Look through the whole data file, and remember when it was last found sound. A damaged one is not written to."""
    from planner.settings import LAST_CHECK, Settings
    from planner.storage import health
    from planner.storage.store import Store

    found = health.examine(workspace)
    if found.sound:
        with Store.open(workspace) as store:
            Settings(store).set(LAST_CHECK, store.now())
    return found


def put_back(workspace: Workspace, backup: Backup, job: Job) -> str:
    """Put a backup in the place of the data file; every store is closed. Gives back what to say."""
    from planner.storage.backup import restore

    restore(workspace, backup)
    return "已恢复备份"


def tidy(workspace: Workspace, job: Job) -> None:
    """Empty the write-ahead logs."""
    from planner.storage.store import Store

    with Store.open(workspace) as store:
        store.idle()


def set_damaged_aside(workspace: Workspace, job: Job) -> Path | None:
    """Move the data files into a folder of their own, as they are. Returns the folder, if there was anything to move."""
    from planner.storage.backup import set_aside

    try:
        return set_aside(workspace, workspace.store, workspace.private)
    except OSError as error:
        raise Problem("文件移不开", "请检查文件夹权限，或手动把它移走再试") from error
