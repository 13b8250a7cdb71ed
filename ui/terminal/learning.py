"""``keywords`` and ``backtest``: what was learned from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.terminal.opened import opened_desk
from ui.terminal.saying import as_json, on_cluster, say

if TYPE_CHECKING:
    from planner.paths import Workspace


@click.command()
@click.argument("seeds", nargs=-1)
@click.option("--top", default=50, show_default=True, type=click.IntRange(1, 1000))
@on_cluster
@as_json
@click.pass_obj
def keywords(workspace: Workspace, seeds: tuple[str, ...], top: int, cluster: str | None, as_json: bool) -> None:
    """Long-tail keywords around SEEDS, or the best of the library."""
    from ui.terminal.answers import keyword_lines, keywords_answer

    with opened_desk(workspace, cluster) as desk:
        found = desk.learned.suggester.longtails(seeds, top) if desk.learned else []
        say(as_json, keywords_answer(found), keyword_lines(found))


@click.command()
@on_cluster
@as_json
@click.pass_obj
def backtest(workspace: Workspace, cluster: str | None, as_json: bool) -> None:
    """How well the forecast ranks notes it has not seen, authors kept apart."""
    from ui.terminal.answers import backtest_answer, backtest_lines

    with opened_desk(workspace, cluster) as desk:
        tested = desk.backtest
        say(as_json, backtest_answer(tested), backtest_lines(tested))
