"""备份: the copies there are, one more now, and the way back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.storage.backup import Backup, back_up, backups
from planner.storage.store import Store
from ui.jobs import Job
from ui.links import open_folder
from ui.services import Services
from ui.settings.section import Section
from ui.show import day_and_time, size_text
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import ask

if TYPE_CHECKING:
    from planner.paths import Workspace

KEPT = "两天内的全留，之后每天、每周、每月各留一份；最近三份一直留着。每一份都验证过才算数。"


class BackupsSection(Section):
    """``restore_requested`` is handed over by the page: every store must be closed before."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "备份", KEPT, parent)
        self._services = services
        self._now = Button("立即备份", kind="primary")
        self._now.clicked.connect(self._back_up)
        folder = Button("打开备份文件夹")
        folder.clicked.connect(partial(open_folder, services.workspace.backups))
        line = QHBoxLayout()
        line.addWidget(self._now)
        line.addWidget(folder)
        line.addStretch(1)
        self.column.addLayout(line)
        self.hairline()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.end()
        services.commands.add("backup.now", "立即备份", "", self._back_up)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload()

    def _reload(self) -> None:
        self._services.library_lane.queue(partial(_list, self._services.workspace), self._listed)

    @Slot()
    def _back_up(self) -> None:
        self._now.setEnabled(False)
        job = self._services.library_lane.queue(partial(_make, self._services.workspace), self._made, self._not_made)
        self._services.status.progress(job, "正在备份")

    def _made(self, backup: Backup) -> None:
        self._now.setEnabled(True)
        self._services.status.say(f"已备份并验证，{size_text(backup.size)}")
        self._reload()

    def _not_made(self, error: BaseException) -> None:
        self._now.setEnabled(True)
        self._services.status.failed(error)

    def _listed(self, found: tuple[Backup, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for backup in found:
            self._rows.addWidget(self._row(backup))
        if not found:
            self._rows.addWidget(PlainLabel("还没有备份。每天第一次打开时会自动备份一份。", "soft"))

    def _row(self, backup: Backup) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        made = PlainLabel(day_and_time(backup.made_at, date.today()))
        made.setMinimumWidth(self.theme.px(150))
        line.addWidget(made)
        line.addWidget(PlainLabel(backup.why, "tag"))
        line.addWidget(PlainLabel(size_text(backup.size), "soft"))
        line.addWidget(PlainLabel("✓ 已验证", "accent"))
        line.addStretch(1)
        button = Button("恢复", kind="link")
        button.setAccessibleName(f"恢复 {made.text()} 的备份")
        button.clicked.connect(partial(self._ask, backup))
        line.addWidget(button)
        return row

    def _ask(self, backup: Backup) -> None:
        ask(
            self._services.theme,
            self.window(),
            "恢复这份备份？",
            f"所有内容会回到 {day_and_time(backup.made_at)}。现在的数据文件不会删除，会留在数据文件夹里。",
            "恢复",
            partial(self._services.restore, backup),
            bad=True,
        )


def _list(workspace: Workspace, job: Job) -> tuple[Backup, ...]:
    return tuple(backups(workspace))


def _make(workspace: Workspace, job: Job) -> Backup:
    with Store.open(workspace) as store:
        return back_up(workspace, store.db, "手动", check=job.check)
