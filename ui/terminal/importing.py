"""``import`` and ``undo``: files in, and a batch out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.problems import Problem
from ui.terminal.opened import opened_store, progress_line
from ui.terminal.saying import FOUND_PROBLEMS, as_json, say

if TYPE_CHECKING:
    from planner.importing.choice import Choice
    from planner.importing.report import BatchReport
    from planner.paths import Workspace


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "kind", help="Read the files as this kind instead of recognising it.")
@click.option("--map", "mapping", multiple=True, metavar="FIELD=HEADER", help="Take a field from this column.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported and write nothing.")
@click.option(
    "--headings", is_flag=True, help="Only print the headings, without any data, to send to who maintains Caotian."
)
@as_json
@click.pass_obj
def import_files(
    workspace: Workspace,
    files: tuple[Path, ...],
    kind: str | None,
    mapping: tuple[str, ...],
    dry_run: bool,
    headings: bool,
    as_json: bool,
) -> None:
    """Take notes, comments, accounts, keywords or figures out of FILES."""
    from planner.importing.choice import Choice
    from planner.importing.report import refused
    from planner.importing.run import run
    from ui.terminal.answers import batch_lines, batches_answer

    choice = Choice.of(kind, [_pair(text) for text in mapping])
    if headings:
        found = [one for file in files for one in _headings(file, choice)]
        say(as_json, {"tables": found}, (line for one in found for line in _heading_lines(one)))
        return
    reports: list[BatchReport] = []
    unread: list[Problem] = []
    with opened_store(workspace) as store:
        for file in files:
            try:
                reports += run(file, store, choice, None if as_json else progress_line(file.name), dry_run=dry_run)
            except Problem as problem:
                unread.append(problem)
                reports.append(refused(file, problem))
    say(as_json, batches_answer(reports), batch_lines(reports))
    if len(unread) == len(files):
        raise Problem("；".join(map(str, unread)))
    if any(report.noun is None for report in reports):
        raise SystemExit(FOUND_PROBLEMS)


@click.command()
@click.argument("batch")
@click.pass_obj
def undo(workspace: Workspace, batch: str) -> None:
    """Take one import back."""
    from planner.batches import Batches

    with opened_store(workspace) as store:
        Batches(store).undo(batch)
    click.echo("已撤销这一批次")


def _headings(file: Path, choice: Choice) -> list[dict[str, Any]]:
    """The headings of every table of a file and what they were taken for; nothing below them is told."""
    from planner.importing.preview import preview

    seen = preview(file, choice=choice)
    return [
        {
            "sheet": one.sheet or None,
            "kind": one.kind if one.noun else None,
            "headings": list(one.header) if one.fingerprint else [],
            "understood": {field: header for field, header in one.mapping.items() if one.fingerprint},
        }
        for one in (seen, *seen.others)
    ]


def _heading_lines(one: dict[str, Any]) -> Iterator[str]:
    yield f"{one['sheet'] or '表'}  {one['kind'] or '看不出来'}"
    yield " · ".join(one["headings"]) or "（没有列名）"
    missed = [name for name in one["headings"] if name not in one["understood"].values()]
    if missed:
        yield f"没有用到：{'、'.join(missed)}"


def _pair(text: str) -> tuple[str, str]:
    field, equals, header = text.partition("=")
    if not (field and equals and header):
        raise Problem(f"--map 要写成 字段=列名，这里是 {text}")
    return field, header
