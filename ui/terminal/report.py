"""The command ``report``: the report of a campaign as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.storage.times import china_today
from ui.terminal.opened import opened_store
from ui.terminal.saying import as_json, say

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.reporting.answers import Report


@click.command()
@click.argument("campaign")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.html|.xlsx")
@as_json
@click.pass_obj
def report(workspace: Workspace, campaign: str, file: Path, as_json: bool) -> None:
    """Write the report (复盘) of CAMPAIGN, by its name or id, as one HTML file or as a workbook."""
    from planner.campaigns import Campaigns
    from planner.reporting.writing import write_report

    today = china_today()
    with opened_store(workspace) as store:
        written = write_report(store, Campaigns(store).named(campaign, today).id, file, today)
    lines = [f"{chapter.title}：{chapter.lead.text}" for chapter in written.chapters]
    say(as_json, report_answer(written, file), [*lines, f"已写到 {file.name}"])


def report_answer(written: Report, file: Path) -> dict[str, Any]:
    """Every number by its key; null is unknown."""
    return {
        "campaign": written.title,
        "file": str(file),
        "chapters": [{"id": one.id, "title": one.title, "lead": one.lead.text} for one in written.chapters],
        "figures": {
            one.key: {"label": one.label, "value": one.value, "shown": one.shown, "formula": one.named.formula}
            for one in written.figures
        },
    }
