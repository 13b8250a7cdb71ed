"""The window without anything of the terminal commands, which take 40 ms to load: what `main.py` alone does."""

from __future__ import annotations

import sys

from planner.paths import Workspace, default_folder
from planner.problems import Problem
from ui.imports import for_the_window

CANNOT = 2
"""The exit code of whatever cannot be done, as the terminal commands have it."""


def main() -> None:
    """Open this user's workspace. A Problem ends with exit code 2 and one sentence."""
    for_the_window()
    from ui.app import open_window

    try:
        raise SystemExit(open_window(Workspace(default_folder().absolute())))
    except Problem as problem:
        if sys.stderr:
            # A Windows console may not be UTF-8.
            sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
            print(problem, file=sys.stderr)
        raise SystemExit(CANNOT) from None
