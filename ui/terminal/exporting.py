"""``export``: notes, keywords, accounts, the matrix, the calendar or everything, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.terminal.opened import opened_store

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.storage.store import Store


@click.command()
@click.argument("what", type=click.Choice(["notes", "keywords", "accounts", "matrix", "calendar", "everything"]))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--private", is_flag=True, help="Also write creators' prices, rebates and contacts.")
@click.option(
    "--campaign", metavar="NAME", help="Of matrix and calendar: this campaign (default: the only one, or all)."
)
@click.pass_obj
def export(workspace: Workspace, what: str, file: Path, private: bool, campaign: str | None) -> None:
    """Write notes, keywords, accounts, the matrix or the calendar to FILE (.xlsx or .csv, the calendar also .ics), or everything
    to a .zip that any program can read."""
    with opened_store(workspace) as store:
        rows = _exported(store, what, file, private=private, campaign=campaign)
    click.echo(f"已导出 {rows:,} 行到 {file.name}")


def _exported(store: Store, what: str, file: Path, *, private: bool, campaign: str | None) -> int:
    """Write what was asked for to a file; the number of rows."""
    if what == "everything":
        from planner.exporting.package import export_package

        return export_package(store, file, private=private)
    if what not in ("matrix", "calendar"):
        from planner.exporting import export

        return export(store, what, file, private=private)
    from planner.exporting.calendar import export_calendar
    from planner.exporting.matrix import campaign_named, export_matrix

    return (export_matrix if what == "matrix" else export_calendar)(store, file, campaign_named(store, campaign))
