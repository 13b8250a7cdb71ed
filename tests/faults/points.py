"""Named points: right before such a step, or right behind it, a process ends itself."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from planner.storage import engine

End = Callable[[], None]

STEPS: dict[str, tuple[object, str]] = {
    "before a rename": (Path, "replace"),
    "before a deletion": (Path, "unlink"),
    "before a sync": (os, "fsync"),
    "before a copy of a database": (engine, "copy"),
    "before a copy of a file": (shutil, "copyfile"),
    "before the log is emptied": (engine, "checkpoint"),
}
COMMITS = ("before a commit", "behind a commit")
ONLY_COMMITS = ("typing", "importing", "undoing")
"""Who does this touches no file but the store."""
STEPS_MOST, COMMITS_MOST = 8, 60


def point_for(activity: str, dice: random.Random) -> str:
    """A point that this activity comes to."""
    if activity in ONLY_COMMITS:
        return dice.choice(COMMITS)
    point = dice.choice((*STEPS, *COMMITS))
    if point == "before a copy of a file" and activity != "restoring":
        return "before a sync" if activity == "exporting" else "before a commit"
    return point


def times_before(point: str, dice: random.Random) -> int:
    """How often the step is done before it is the last."""
    return dice.randrange(COMMITS_MOST if point in COMMITS else STEPS_MOST)


def end_at(point: str, left: int, end: End) -> None:
    """From now on call ``end`` at such a step, when it has been done ``left`` times."""
    todo = [left]

    def at_last() -> bool:
        todo[0] -= 1
        return todo[0] < 0

    if point in COMMITS:
        _end_at_commit(point == COMMITS[0], at_last, end)
        return
    owner, name = STEPS[point]
    real = getattr(owner, name)

    def counted(*args: object, **more: object) -> object:
        if at_last():
            end()
        return real(*args, **more)

    setattr(owner, name, counted)


def _end_at_commit(before: bool, at_last: Callable[[], bool], end: End) -> None:
    real = engine.writing

    @contextmanager
    def counted(db: Database) -> Iterator[Database]:
        last = at_last()
        with real(db):
            yield db
            if last and before:
                end()
        if last:
            end()

    engine.writing = counted
