"""The funnel for elsewhere: the chart as a picture, rows for a spreadsheet, or the whole table as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.exporting.cells import Value, guarded
from ui.funnel.charts.canvas import Canvas
from ui.funnel.columns import MEASURE, STAGE
from ui.funnel.picture import picture
from ui.funnel.tables import KeptTable
from ui.jobs import Job
from ui.saving import ask_for_file, save
from ui.services import Services

COPIED_MOST = 2000
COUNTED = ("notes",)
"""Columns besides steps and measures whose numbers go as numbers."""


class Taking(QObject):
    """Copies and exports."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent
        self._name = ""
        self._headings: Sequence[str] = ()
        self._rows: Sequence[Sequence[Value]] = ()

    def copy_picture(self, charts: Sequence[Canvas], title: str, about: str, foot: str) -> None:
        """Copy charts, with what they show and where it comes from."""
        QGuiApplication.clipboard().setPixmap(picture(self._services.theme, charts, title, about, foot))
        self._services.status.say("已复制图片，可以粘贴到聊天或文档里")

    def copy_rows(self, table: KeptTable[Any]) -> None:
        """Copy the chosen rows, under the headings that are shown."""
        chosen = [line for line in map(table.model_of_lines.get, table.chosen_ids) if line is not None]
        if len(chosen) > COPIED_MOST:
            self._services.status.say(f"一次最多复制 {COPIED_MOST:,} 行，更多请用导出")
        elif chosen:
            rows: list[Sequence[Value]] = [headings_of(table), *(cells_of(table, line) for line in chosen)]
            # A tab or a line break would begin another cell; what looks like a formula would be computed.
            text = "\n".join(
                "\t".join(" ".join(str(guarded("" if cell is None else cell)).split()) for cell in row) for row in rows
            )
            QGuiApplication.clipboard().setText(text)
            self._services.status.say(f"已复制 {len(chosen):,} 行，可以粘贴到表格里")

    def export(self, table: KeptTable[Any], name: str) -> None:
        """Ask for a file and write every row of a table into it, with the columns that are shown."""
        lines = table.model_of_lines.lines
        if not lines:
            self._services.status.say("没有可导出的")
            return
        self._name, self._headings = name, headings_of(table)
        self._rows = [cells_of(table, line) for line in lines]
        ask_for_file(self._services, self._parent, f"导出 {len(lines):,} 行", f"链路 {name}", self.write)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the rows that were asked for into this file."""
        work = partial(export_to, self._name, tuple(self._headings), tuple(self._rows), Path(path))
        save(self._services, Path(path), work, "行")


def headings_of(table: KeptTable[Any]) -> list[str]:
    """The headings that are shown, in their order."""
    return [column.heading for column in table.columns]


def cells_of(table: KeptTable[Any], line: Any) -> list[Value]:
    """A line as it is exported: numbers with every digit, what is not known empty."""
    found: list[Value] = []
    for column in table.columns:
        if column.sort.startswith((STAGE, MEASURE)) or column.sort in COUNTED:
            found.append(table.value(line, column.sort))
        else:
            value = table.value(line, column.sort)
            found.append(column.show(line) if value is not None else None)
    return found


def export_to(name: str, headings: Sequence[str], rows: Sequence[Sequence[Value]], file: Path, job: Job) -> int:
    """Write rows into a file; how many there are."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting import export_rows

    return export_rows(name, headings, rows, file, check=job.check, progress=job.progress)
