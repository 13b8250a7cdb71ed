"""What an import does in the library lane: gather files, look at them, take them in, take them back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.batches import Batches
from planner.importing.choice import Choice
from planner.importing.kinds import kinds
from planner.importing.preview import preview
from planner.importing.report import BatchReport, refused
from planner.importing.run import run
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.store import Store
from ui.jobs import Job, Stopped
from ui.library.importing.looked import Looked

if TYPE_CHECKING:
    from planner.paths import Workspace

FILES_MOST = 200
OURS = "这是草田自己的数据文件，里面的笔记已经在笔记库里了"
SUFFIXES = (
    ".csv",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".json",
    ".jsonl",
    ".ndjson",
    ".db",
    ".sqlite",
    ".sqlite3",
)
"""What is looked at inside folders; a file chosen by itself may be called anything."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to look at, and how many were left out because there are too many."""

    files: tuple[Path, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the files; ``stopped`` when the person stopped before the last."""

    reports: tuple[BatchReport, ...]
    stopped: bool = False


def gather(workspace: Workspace, chosen: Sequence[Path], job: Job) -> Gathered:
    """Files, and the files inside folders, our own data among them left out."""
    found: dict[Path, None] = {}
    left_out = 0
    for path in chosen:
        for file in _inside(workspace, path, job) if path.is_dir() else [path]:
            if len(found) < FILES_MOST:
                found[file] = None
            else:
                left_out += file not in found
    return Gathered(tuple(found), left_out)


def look_at(workspace: Workspace, file: Path, job: Job) -> list[Looked]:
    """What each table of a file would be; one that cannot be read is there with the reason."""
    if _is_ours(workspace, file):
        return [Looked(file, refusal=OURS)]
    # Thirty small files, read once: here they hold up nobody.
    kinds()
    try:
        with Store.open(workspace) as store:
            seen = preview(file, store, check=job.check)
    except Problem as problem:
        return [Looked(file, refusal=str(problem))]
    tables = (seen, *seen.others)
    return [Looked(file, table, several=len(tables) > 1) for table in tables]


def look_again(workspace: Workspace, looked: Looked, choice: Choice, job: Job) -> Looked:
    """What a table would be with another choice."""
    with Store.open(workspace) as store:
        return looked.corrected(preview(looked.path, store, choice, job.check), choice)


def take_in(workspace: Workspace, chosen: Sequence[tuple[Path, Choice | None]], job: Job) -> Taken:
    """Import the files. One that fails is reported and keeps no other from coming in; of one that is stopped nothing stays."""
    reports: list[BatchReport] = []
    with Store.open(workspace) as store:
        for number, (path, choice) in enumerate(chosen, 1):
            name = path.name if len(chosen) == 1 else f"{path.name}（{number} / {len(chosen)}）"

            def tell(done: int, total: int | None, _text: str, name: str = name) -> None:
                job.progress(done, total, name)

            try:
                job.check()
                job.progress(0, None, name)
                reports += run(path, store, choice, tell, job.check)
            except Problem as problem:
                reports.append(refused(path, problem))
            except Stopped:
                return Taken(tuple(reports), stopped=True)
    return Taken(tuple(reports))


def take_back(workspace: Workspace, batches: Sequence[str], job: Job) -> Changes:
    """Undo imports, the newest first; those that were undone already are left alone."""
    changes = Changes()
    with Store.open(workspace) as store:
        nouns = Batches(store)
        there = {batch.id for batch in nouns.list()}
        for number, batch in enumerate(reversed([id for id in batches if id in there])):
            job.progress(number, len(batches), "")
            changes |= nouns.undo(batch, job.check)
    return changes


def _is_ours(workspace: Workspace, path: Path) -> bool:
    return path.resolve().is_relative_to(workspace.folder.resolve())


def _inside(workspace: Workspace, folder: Path, job: Job) -> Iterator[Path]:
    # A folder nobody may read holds nothing for us: os.walk passes over it.
    for place, folders, files in os.walk(folder):
        job.check()
        if _is_ours(workspace, Path(place)):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield Path(place, name)
