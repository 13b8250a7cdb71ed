"""What stands in the window when the workspace cannot be opened: what is wrong, and every way out."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.paths import Workspace
from planner.problems import Problem
from planner.storage.backup import Backup, backups
from planner.storage.trouble import Damaged
from ui.links import open_folder
from ui.show import day_and_time, size_text
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel

SHOWN = 8


class Rescue(QWidget):
    """Never touches a damaged file itself: it is asked for what to do, and every way keeps that file aside."""

    retry_requested = Signal()
    restore_requested = Signal(object)
    fresh_requested = Signal()
    """Begin with an empty data file, the damaged one moved aside."""

    def __init__(self, theme: Theme, workspace: Workspace, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(12)
        column.addWidget(PlainLabel(problem.what, "page", wrap=True))
        if problem.todo:
            column.addWidget(PlainLabel(problem.todo, wrap=True))
        column.addWidget(ElidedLabel(str(workspace.folder), "soft", mode=Qt.TextElideMode.ElideMiddle))
        row = QHBoxLayout()
        again = Button("再试一次", kind="primary")
        again.clicked.connect(self.retry_requested)
        folder = Button("打开数据文件夹")
        folder.clicked.connect(partial(open_folder, workspace.folder))
        row.addWidget(again)
        row.addWidget(folder)
        if isinstance(problem, Damaged):
            fresh = Button("移开它，从空的开始")
            fresh.clicked.connect(self.fresh_requested)
            row.addWidget(fresh)
        row.addStretch(1)
        column.addLayout(row)
        kept = backups(workspace)[:SHOWN]
        if kept:
            column.addSpacing(12)
            column.addWidget(PlainLabel("从备份恢复（损坏的文件会留在旁边）", "section"))
        elif isinstance(problem, Damaged):
            column.addWidget(PlainLabel("这个文件夹里没有备份", "soft"))
        for backup in kept:
            column.addLayout(self._line(backup))
        column.addStretch(1)

    def _line(self, backup: Backup) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(PlainLabel(day_and_time(backup.made_at, date.today())))
        line.addWidget(PlainLabel(f"{size_text(backup.size)} · {backup.why}", "soft"))
        line.addStretch(1)
        button = Button("恢复这一份", kind="link")
        button.clicked.connect(partial(self.restore_requested.emit, backup))
        line.addWidget(button)
        return line
