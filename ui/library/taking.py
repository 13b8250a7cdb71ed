"""Notes for elsewhere: onto the clipboard as a table, or into a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.exporting.cells import guarded
from planner.storage.store import Store
from ui.jobs import Job
from ui.library.columns import COLUMNS
from ui.saving import ask_for_file, save
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.storage.records import NoteLine

COPIED_MOST = 2000
COUNTED = ("engagement", "likes", "collects", "comments", "shares", "fans")
"""Numbers are copied with every digit."""


class Taking(QObject):
    """Copies and exports."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent
        self._ids: Sequence[str] = ()

    def copy(self, ids: Sequence[str]) -> None:
        """Copy notes as rows that a spreadsheet takes."""
        if len(ids) > COPIED_MOST:
            self._services.status.say(f"一次最多复制 {COPIED_MOST:,} 篇，更多请用导出")
        elif ids:
            QGuiApplication.clipboard().setText(table_text(self._services.notes.lines(ids)))
            self._services.status.say(f"已复制 {len(ids):,} 篇，可以粘贴到表格里")

    def export(self, ids: Sequence[str], name: str) -> None:
        """Ask for a file and write these notes into it."""
        if not ids:
            self._services.status.say("没有可导出的笔记")
            return
        self._ids = ids
        ask_for_file(self._services, self._parent, f"导出 {len(ids):,} 篇笔记", name, self.write)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the notes that were asked for into this file."""
        file = Path(path)
        work = partial(export_to, self._services.workspace, tuple(self._ids), file)
        save(self._services, file, work, "篇")


def export_to(workspace: Workspace, ids: Sequence[str], file: Path, job: Job) -> int:
    """Write notes into a file; the number of rows."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting import export

    with Store.open(workspace) as store:
        return export(store, "notes", file, ids=ids, check=job.check, progress=job.progress)


def table_text(lines: Sequence[NoteLine]) -> str:
    """Rows with tabs between the cells, under the headings of the table."""
    rows = ["\t".join(column.heading for column in COLUMNS)]
    for line in lines:
        cells = [getattr(line, column.sort) if column.sort in COUNTED else column.show(line) for column in COLUMNS]
        # A tab or a line break would begin another cell; what looks like a formula would be computed.
        rows.append("\t".join(" ".join(str(guarded("" if cell is None else cell)).split()) for cell in cells))
    return "\n".join(rows)
