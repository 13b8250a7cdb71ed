"""A process that has everything loaded and forks one that works, for each line it is given, until that is killed. Run as a module.

A line in: ``{"activity", "folder", "diary", "seed", "point", "left"}``; a line out: the number of the process that works.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

# Loaded once and here, so that a fork costs nothing.
import pysqlite3.dbapi2
import sqlite_utils

from planner.paths import Workspace
from tests.faults.activities import ACTIVITIES
from tests.faults.oracle import Diary
from tests.faults.points import end_at

LOADED = (pysqlite3.dbapi2.sqlite_version, sqlite_utils.Database)


def main() -> None:
    """Fork until nothing more is asked for."""
    # Nobody asks how they ended.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        task = json.loads(line)
        process = os.fork()
        if process == 0:
            work(task)
        print(process, flush=True)


def work(task: dict[str, object]) -> None:
    """What the fork does; it never returns."""
    code = 1
    try:
        dice = random.Random(str(task["seed"]))
        if task["point"]:
            end_at(str(task["point"]), int(str(task["left"])), lambda: os.kill(os.getpid(), signal.SIGKILL))
        ACTIVITIES[str(task["activity"])](Workspace(Path(str(task["folder"]))), Diary(Path(str(task["diary"]))), dice)
    except BaseException as error:
        Path(f"{task['diary']}.error").write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
        raise
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
