"""Long-tails for elsewhere: onto the clipboard, a keyword a line or as a table, or into a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.exporting.cells import Value, guarded
from planner.storage.store import Store
from ui.jobs import Job
from ui.keywords.columns import COLUMNS, Column
from ui.saving import ask_for_file, save
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.research.rows import Longtail

EXACT = ("support", "volume", "competition", "own_notes")
"""Numbers are copied with every digit."""


class Taking(QObject):
    """Copies and exports."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent
        self._rows: tuple[Longtail, ...] = ()
        self._ids: tuple[str, ...] = ()
        """Words of the bank to be exported, where the rows are none of the library."""

    def copy_texts(self, texts: Sequence[str]) -> None:
        """Copy keywords, one a line."""
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))
            self._services.status.say(f"已复制 {len(texts):,} 个词，一行一个")

    def copy_table(self, rows: Sequence[Longtail]) -> None:
        """Copy long-tails with their numbers as rows that a spreadsheet takes."""
        if rows:
            QGuiApplication.clipboard().setText(table_text(rows))
            self._services.status.say(f"已复制 {len(rows):,} 个词，可以粘贴到表格里")

    def export(self, rows: Sequence[Longtail], name: str) -> None:
        """Ask for a file and write these long-tails into it."""
        if not rows:
            self._services.status.say("没有可导出的词")
            return
        self._rows, self._ids = tuple(rows), ()
        ask_for_file(self._services, self._parent, f"导出 {len(rows):,} 个词", name, self.write)

    def export_words(self, ids: Sequence[str], name: str) -> None:
        """Ask for a file and write these keywords of the bank or of tables into it."""
        if not ids:
            self._services.status.say("没有可导出的词")
            return
        self._rows, self._ids = (), tuple(ids)
        ask_for_file(self._services, self._parent, f"导出 {len(ids):,} 个词", name, self.write)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the rows that were asked for into this file."""
        file = Path(path)
        work = partial(export_to, self._services.workspace, self._rows, self._ids, file)
        save(self._services, file, work, "个词")


def export_to(workspace: Workspace, rows: Sequence[Longtail], ids: Sequence[str], file: Path, job: Job) -> int:
    """Write long-tails, or else the keywords of these ids, into a file; the number of rows."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting import export, export_longtails

    if not rows:
        with Store.open(workspace) as store:
            return export(store, "keywords", file, ids=ids, check=job.check, progress=job.progress)
    return export_longtails(rows, file, check=job.check, progress=job.progress)


def table_text(rows: Sequence[Longtail]) -> str:
    """Rows with tabs between the cells, under the headings of the table."""
    columns = [column for column in COLUMNS if column.drawing != "months"]
    lines = ["\t".join(column.heading for column in columns)]
    lines += ["\t".join(_plain(_cell(column, row)) for column in columns) for row in rows]
    return "\n".join(lines)


def _plain(value: Value) -> str:
    # A tab or a line break would begin another cell; what looks like a formula would be computed.
    return " ".join(str(guarded(value)).split())


def _cell(column: Column[Longtail], row: Longtail) -> Value:
    if column.sort not in EXACT:
        return column.show(row)
    value: float | None = getattr(row, column.sort)
    return "" if value is None else value
