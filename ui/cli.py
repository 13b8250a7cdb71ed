"""The terminal commands: the same verbs as the window, without Qt.

Exit codes: 0 done, 1 problems were found, 2 cannot, with one plain sentence on stderr.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from planner.paths import Workspace, default_folder
from planner.problems import Problem
from ui.terminal.checking import check
from ui.terminal.claims import claims
from ui.terminal.comments import comments
from ui.terminal.exporting import export
from ui.terminal.funnel import funnel
from ui.terminal.importing import import_files, undo
from ui.terminal.learning import backtest, keywords
from ui.terminal.matrix import matrix
from ui.terminal.plan import plan
from ui.terminal.report import report
from ui.terminal.reviewing import review
from ui.terminal.showing import demo, shots

CANNOT = 2


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
        from ui.imports import for_the_window

        for_the_window()
        from ui.app import open_window

        raise SystemExit(open_window(context.obj))


for command in (
    import_files,
    undo,
    review,
    keywords,
    backtest,
    export,
    matrix,
    plan,
    comments,
    claims,
    funnel,
    report,
    check,
    demo,
    shots,
):
    commands.add_command(command)


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
