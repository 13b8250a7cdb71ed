"""A file is asked for, written in the library lane, and can then be found: the same for the export of every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.problems import Problem
from planner.settings import LAST_FOLDER
from ui.jobs import Job
from ui.links import open_folder
from ui.services import Services
from ui.status import Status

FORMATS = "Excel 工作簿 (*.xlsx);;CSV 表格 (*.csv)"
ENDING = re.compile(r"\*\.(\w+)")


def ask_for_file(
    services: Services,
    parent: QWidget,
    title: str,
    name: str,
    write: Callable[[str], object],
    formats: str = FORMATS,
) -> QFileDialog:
    """Ask for a file of one of the ``formats``, the first unless the person says otherwise, called ``name`` likewise; ``write`` gets
    its path."""
    folder = Path(services.settings.get(LAST_FOLDER) or Path.home())
    start = folder if folder.is_dir() else Path.home()
    first, *_others = ENDING.findall(formats)
    dialog = QFileDialog(parent, title, str(start / f"{name}.{first}"), formats)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDefaultSuffix(first)
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(next(iter(ENDING.findall(chosen)), first)))
    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog


def save(services: Services, file: Path, work: Callable[[Job], int], noun: str) -> None:
    """Do ``work`` in the library lane, which writes the file and tells how many rows it has; then say that so many were exported, with
    a way to their folder. ``noun`` is what rows are called there: 个账号."""
    status = services.status
    job = services.library_lane.queue(work, partial(_saved, status, file, noun), status.failed)
    status.progress(job, f"正在导出 {file.name}")


def _saved(status: Status, file: Path, noun: str, rows: int) -> None:
    status.say(f"已导出 {rows:,} {noun}到 {file.name}", partial(_show, status, file), undo_text="打开文件夹")


def _show(status: Status, file: Path) -> None:
    try:
        open_folder(file.parent)
    except Problem as problem:
        status.trouble(problem)
