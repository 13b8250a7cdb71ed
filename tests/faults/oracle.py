"""What must hold whatever happened: asked of a workspace and of the diary of what was acknowledged in it.

A line of the diary is one JSON list: ``["saved", draft, n]`` (the body of that draft begins with n, and that was promised to be
on disk), ``["begun", batch, rows]``, ``["done", batch]``, ``["undoing", batch]``, ``["undone", batch]``, ``["file", path,
counts]`` (a file that was exported, with the numbers of rows it may have), ``["drafts", bodies…]`` (the only states there may be).
"""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from planner.batches import Batches
from planner.drafts import Drafts
from planner.importing.rows import NoteRow
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage import engine
from planner.storage.health import examine
from planner.storage.store import Store
from planner.storage.visible import visible
from tests.planner.worlds import row

Line = list[Any]


class Diary:
    """Lines in a file: what was written is in the system's hands and outlives the one who wrote it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8", buffering=1)

    def __call__(self, *line: Any) -> None:
        self._file.write(json.dumps(line) + "\n")

    def close(self) -> None:
        self._file.close()


def read(path: Path) -> list[Line]:
    """The lines of a diary; the last may have been cut short."""
    lines: list[Line] = []
    if path.exists():
        for text in path.read_text(encoding="utf-8").splitlines():
            try:
                lines.append(json.loads(text))
            except ValueError:
                break
    return lines


def body(number: int) -> str:
    """A body that tells which save it was."""
    return f"{number:06d} " + "今天的面霜厚涂不闷。" * (number % 40)


def notes(batch: str, count: int) -> list[NoteRow]:
    """Rows that belong to one batch alone."""
    return [row(f"{batch}-{at}", at, title=f"标题{at}", body="正文" * (at % 60)) for at in range(count)]


def wrongs(workspace: Workspace, diary: Iterable[Line]) -> list[str]:
    """Everything that is not as it must be, in words; opening the workspace brings what was cut short to its end."""
    lines = list(diary)
    found = list(_unsound(workspace))
    if found:
        return found
    try:
        with Store.open(workspace) as store:
            found += _partial(store, lines, "before the sweep")
            Batches(store).sweep()
            found += _partial(store, lines, "after the sweep")
            found += _lost(store, lines)
    except Problem as problem:
        found.append(f"it does not open: {problem}")
    return found + list(_unsound(workspace)) + _files(lines) + _modes(workspace)


def _unsound(workspace: Workspace) -> Iterator[str]:
    try:
        yield from (f"corrupt: {problem}" for problem in examine(workspace).problems)
    except Problem as problem:
        yield f"corrupt: {problem}"


def _lost(store: Store, lines: list[Line]) -> list[str]:
    promised = {draft: number for what, draft, *more in lines if what == "saved" for number in more}
    found = []
    for draft, number in promised.items():
        try:
            kept = int(Drafts(store).get(draft).content.body[:6])
        except Problem:
            found.append(f"lost: a draft with save {number}")
            continue
        if kept < number:
            found.append(f"lost: save {number} was promised, {kept} is there")
    states = [set(line[1:]) for line in lines if line[0] == "drafts"]
    if states:
        bodies = json.dumps(sorted(Drafts(store).get(line.id).content.body[:6] for line in Drafts(store).list()))
        if bodies not in states[-1]:
            found.append(f"lost: {bodies} is none of {states[-1]}")
    return found


def _partial(store: Store, lines: list[Line], when: str) -> list[str]:
    found = []
    ended = {line[1]: line[0] for line in lines if line[0] in ("done", "undoing", "undone")}
    with engine.reading(store.db) as db:
        for batch, rows in [line[1:] for line in lines if line[0] == "begun"]:
            seen = engine.value(
                db,
                f"select count(*) from note n where n.key >= ? and n.key < ? and {visible(db, 'n.batch')}",
                (f"p:{batch}-", f"p:{batch}."),
            )
            may = {"done": (rows,), "undone": (0,)}.get(ended.get(batch, ""), (0, rows))
            if seen not in may:
                found.append(f"partial batch {when}: {seen} of {rows} rows ({ended.get(batch, 'begun')})")
    return found


def _files(lines: list[Line]) -> list[str]:
    """Exports are the old file or the new one, whole."""
    found = []
    for name, counts in {line[1]: line[2] for line in lines if line[0] == "file"}.items():
        path = Path(name)
        if path.exists() and _rows(path) not in counts:
            found.append(f"an export with {_rows(path)} rows, none of {counts}")
    return found


def _rows(path: Path) -> int:
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as package:
                return -1 if package.testzip() else len(package.read("jsonl/note.jsonl").splitlines())
        return int(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).height) - 1
    except (OSError, zipfile.BadZipFile, KeyError):
        return -1


def _modes(workspace: Workspace) -> list[str]:
    files = [path for path in workspace.folder.rglob("*.db*") if path.is_file()]
    return [f"others can read {path.name}" for path in files if stat.S_IMODE(path.stat().st_mode) & 0o077]
