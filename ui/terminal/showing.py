"""``demo`` and ``shots``: the program with the notes of an invented brand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.problems import Problem
from ui.terminal.opened import opened_desk, opened_store

if TYPE_CHECKING:
    from planner.paths import Workspace


@click.command()
@click.pass_obj
def demo(workspace: Workspace) -> None:
    """Fill an empty workspace with the notes of an invented brand, and review its first draft."""
    from planner.drafts import Drafts
    from planner.review import review as reviewed
    from planner.samples import install
    from planner.shelving import has_sample
    from ui.terminal.answers import review_lines

    with opened_store(workspace) as store:
        if not has_sample(store):
            install(store)
        lines = Drafts(store).list()
        first = Drafts(store).get(lines[0].id) if lines else None
    with opened_desk(workspace) as desk:
        if first is not None:
            click.echo(first.content.title)
            click.echo("\n".join(review_lines(reviewed(first.content.draft(), desk, keywords=first.content.keywords))))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--size", default="1366x768", show_default=True, help="Width and height of the window in pixels.")
@click.option("--scale", default=1.0, show_default=True, type=click.FloatRange(1, 3), help="Device pixel ratio.")
@click.pass_obj
def shots(workspace: Workspace, folder: Path, size: str, scale: float) -> None:
    """Render every page to FOLDER as PNG, light and dark, with sample data."""
    from ui.shots import take_shots

    width, _, height = size.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise Problem("--size 要写成 1366x768 这样")
    for picture in take_shots(folder, (int(width), int(height)), scale):
        click.echo(picture.name)
