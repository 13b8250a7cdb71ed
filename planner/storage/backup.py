"""Copies of the data file that are known to be good, and the way back to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.paths import Workspace
from planner.storage.times import Clock, now_utc

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: ``number`` grows by one each time, whatever the clock says."""

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
    """Copy the data file (and the private one), verify the copy, and thin the old ones."""
    raise NotImplementedError


def backups(workspace: Workspace) -> list[Backup]:
    """All backups, newest first."""
    raise NotImplementedError


def restore(workspace: Workspace, backup: Backup) -> Path | None:
    """Put a backup in the place of the data file, which is kept aside; every store of the workspace must be closed.

    Returns where the replaced file lies now. Raises Problem when the backup is not whole; then nothing was changed.
    """
    raise NotImplementedError
