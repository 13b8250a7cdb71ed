"""What the terminal commands need around them: the store, a desk that is up to date, files of text, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.problems import Problem
from planner.storage.times import china_today

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.review import Desk
    from planner.storage.store import Store

Progress = Callable[[int, "int | None", str], None]


@contextmanager
def opened_store(workspace: Workspace) -> Iterator[Store]:
    """The store of a workspace while a command runs."""
    from planner.storage.store import Store

    with Store.open(workspace) as store:
        yield store


@contextmanager
def opened_desk(workspace: Workspace, cluster: str | None = None) -> Iterator[Desk]:
    """A desk whose library is up to date: what changed since the last fit is learned first, on a ``cluster`` if one is named."""
    from planner.library import Library
    from planner.review import Desk

    with opened_store(workspace) as store:
        library = Library(workspace)
        # Opening comes first: arrays that turn out to be damaged are forgotten, and then learned again.
        library.open_saved()
        if library.stale():
            library.fit(progress=progress_line("学习笔记库"), cluster=cluster)
        yield Desk.of(store, library, china_today())


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file, read as they are asked for; raises Problem when it cannot be read."""
    try:
        lines = path.open(encoding="utf-8-sig")
    except OSError as error:
        raise Problem(f"打不开 {path.name}", "请看看文件是否存在、是否可读") from error
    with lines:
        try:
            yield from lines
        except UnicodeDecodeError as error:
            raise Problem(f"{path.name} 不是 UTF-8 编码", "请另存为 UTF-8 后再试") from error


def progress_line(name: str) -> Progress | None:
    """Progress as one line that is written over, where a person watches."""
    return partial(_show, name) if sys.stderr.isatty() else None


def _show(name: str, done: int, total: int | None, text: str) -> None:
    share = f"{done / total:.0%}" if total else f"{done:,}"
    click.echo(f"\r{name} {text} {share}", nl=done == total, err=True)
