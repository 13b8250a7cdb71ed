"""``check``: whether the store is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.terminal.saying import FOUND_PROBLEMS, as_json, say

if TYPE_CHECKING:
    from planner.paths import Workspace


@click.command()
@as_json
@click.pass_obj
def check(workspace: Workspace, as_json: bool) -> None:
    """Look whether the store is sound."""
    from planner.storage.health import examine
    from ui.terminal.answers import health_answer, health_lines

    health = examine(workspace)
    say(as_json, health_answer(health), health_lines(health))
    if health.problems:
        raise SystemExit(FOUND_PROBLEMS)
