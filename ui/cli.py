"""The terminal commands: the same verbs as the window, without Qt.

Exit codes: 0 done, 1 problems were found, 2 cannot, with one plain sentence on stderr.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.paths import Workspace, default_folder
from planner.problems import Problem
from ui.comments_command import comments
from ui.matrix_command import matrix
from ui.plan import plan
from ui.terminal import answers, lines_of, opened_desk, opened_store, progress_line

if TYPE_CHECKING:
    from planner.importing.report import BatchReport

FOUND_PROBLEMS = 1
CANNOT = 2

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
on_cluster = click.option("--cluster", metavar="ADDRESS", help="Learn on the Dask cluster at this address.")


@click.group(invoke_without_command=True)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=None,
    help="The workspace folder (default: this user's data folder).",
)
@click.version_option(package_name="caotian", prog_name="草田 Caotian")
@click.pass_context
def commands(context: click.Context, data: Path | None) -> None:
    """草田 Caotian: plan and write Xiaohongshu notes, offline. Without a command the window opens."""
    context.obj = Workspace((data or default_folder()).expanduser().absolute())
    if context.invoked_subcommand is None:
        from ui.app import open_window

        raise SystemExit(open_window(context.obj))


@commands.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "kind", help="Read the files as this kind instead of recognising it.")
@click.option("--map", "mapping", multiple=True, metavar="FIELD=HEADER", help="Take a field from this column.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported and write nothing.")
@as_json
@click.pass_obj
def import_files(
    workspace: Workspace,
    files: tuple[Path, ...],
    kind: str | None,
    mapping: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take notes, comments, accounts or keywords out of FILES."""
    from planner.importing.choice import Choice
    from planner.importing.report import refused
    from planner.importing.run import run
    from ui.answers import batch_lines, batches_answer

    choice = Choice.of(kind, [_pair(text) for text in mapping])
    reports: list[BatchReport] = []
    unread: list[Problem] = []
    with opened_store(workspace) as store:
        for file in files:
            try:
                reports += run(file, store, choice, None if as_json else progress_line(file.name), dry_run=dry_run)
            except Problem as problem:
                unread.append(problem)
                reports.append(refused(file, problem))
    _say(as_json, batches_answer(reports), batch_lines(reports))
    if len(unread) == len(files):
        raise Problem("；".join(map(str, unread)))
    if any(report.noun is None for report in reports):
        raise SystemExit(FOUND_PROBLEMS)


@commands.command()
@click.argument("draft", required=False, type=click.Path(path_type=Path))
@click.option("--jsonl", type=click.Path(path_type=Path), help="Review a draft a line, and answer a line each.")
@as_json
@click.pass_obj
def review(workspace: Workspace, draft: Path | None, jsonl: Path | None, as_json: bool) -> None:
    """Score a DRAFT: title on the first line, body, topics as #话题 at the end."""
    from planner.drafting import draft_from_text
    from planner.review import review as reviewed
    from ui.answers import review_answer, review_lines

    if (draft is None) == (jsonl is None):
        raise Problem("请给出一个草稿文件，或用 --jsonl 给出一批草稿")
    with opened_desk(workspace) as desk:
        if jsonl is not None:
            for answer in answers(jsonl, desk):
                click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False))
        elif draft is not None:
            found = reviewed(draft_from_text("".join(lines_of(draft))), desk)
            _say(as_json, review_answer(found), review_lines(found))


@commands.command()
@click.argument("seeds", nargs=-1)
@click.option("--top", default=50, show_default=True, type=click.IntRange(1, 1000))
@on_cluster
@as_json
@click.pass_obj
def keywords(workspace: Workspace, seeds: tuple[str, ...], top: int, cluster: str | None, as_json: bool) -> None:
    """Long-tail keywords around SEEDS, or the best of the library."""
    from ui.answers import keyword_lines, keywords_answer

    with opened_desk(workspace, cluster) as desk:
        found = desk.learned.suggester.longtails(seeds, top) if desk.learned else []
        _say(as_json, keywords_answer(found), keyword_lines(found))


@commands.command()
@on_cluster
@as_json
@click.pass_obj
def backtest(workspace: Workspace, cluster: str | None, as_json: bool) -> None:
    """How well the forecast ranks notes it has not seen, authors kept apart."""
    from ui.answers import backtest_answer, backtest_lines

    with opened_desk(workspace, cluster) as desk:
        tested = desk.backtest
        _say(as_json, backtest_answer(tested), backtest_lines(tested))


@commands.command()
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
    from ui.terminal import exported

    with opened_store(workspace) as store:
        rows = exported(store, what, file, private=private, campaign=campaign)
    click.echo(f"已导出 {rows:,} 行到 {file.name}")


@commands.command()
@click.argument("batch")
@click.pass_obj
def undo(workspace: Workspace, batch: str) -> None:
    """Take one import back."""
    from planner.batches import Batches

    with opened_store(workspace) as store:
        Batches(store).undo(batch)
    click.echo("已撤销这一批次")


@commands.command()
@as_json
@click.pass_obj
def check(workspace: Workspace, as_json: bool) -> None:
    """Look whether the store is sound."""
    from planner.storage.health import examine
    from ui.answers import health_answer, health_lines

    health = examine(workspace)
    _say(as_json, health_answer(health), health_lines(health))
    if health.problems:
        raise SystemExit(FOUND_PROBLEMS)


@commands.command()
@click.pass_obj
def demo(workspace: Workspace) -> None:
    """Fill an empty workspace with the notes of an invented brand, and review its first draft."""
    from planner.drafts import Drafts
    from planner.review import review as reviewed
    from planner.samples import install
    from planner.shelving import has_sample
    from ui.answers import review_lines

    with opened_store(workspace) as store:
        if not has_sample(store):
            install(store)
        lines = Drafts(store).list()
        first = Drafts(store).get(lines[0].id) if lines else None
    with opened_desk(workspace) as desk:
        if first is not None:
            click.echo(first.content.title)
            click.echo("\n".join(review_lines(reviewed(first.content.draft(), desk, keywords=first.content.keywords))))


@commands.command()
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


commands.add_command(plan)
commands.add_command(matrix)
commands.add_command(comments)


def main() -> None:
    """Run the command line. A Problem ends with exit code 2 and one sentence, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Texts from files may hold lone surrogates, and a Windows console may not be UTF-8.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        _end(error.format_message())
    except click.Abort:
        _end("已取消")
    except Problem as problem:
        _end(str(problem))
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to be said, not even by the interpreter at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(sentence: str) -> None:
    click.echo(sentence, err=True)
    raise SystemExit(CANNOT)


def _pair(text: str) -> tuple[str, str]:
    field, equals, header = text.partition("=")
    if not (field and equals and header):
        raise Problem(f"--map 要写成 字段=列名，这里是 {text}")
    return field, header


def _say(as_json: bool, answer: dict[str, Any], lines: Iterable[str]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=1) if as_json else "\n".join(lines))
