"""数据安全: is everything safe, where it lies, and what can be done with the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.jobs import Job
from ui.links import open_folder
from ui.opening import examine
from ui.samples import install_sample, remove_sample, sample_state
from ui.services import Services
from ui.settings.forgetting import ForgetSheet
from ui.settings.packing import ask_for_package
from ui.settings.section import Section
from ui.settings.standing import Standing, backup_words, check_words, look, summary
from ui.show import size_text
from ui.widgets.buttons import Button
from ui.widgets.choices import Check
from ui.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.storage.changes import Changes
    from planner.storage.health import Health


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of what is precious, of what can be rebuilt, and of the backups."""

    data: int
    cache: int
    backups: int


class DataSection(Section):
    """Looks anew each time it is shown."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "数据安全", "都在这台电脑上：草田不登录、不联网、不上传。", parent)
        self._services = services
        self._state = PlainLabel("", "soft", wrap=True)
        self._state.setAccessibleName("现状")
        self.column.addWidget(self._state)
        self._add_folder()
        self._add_safety()
        self._add_whole()
        self._add_sample()
        self.end()
        services.commands.add("data.check", "检查数据文件", "", self._examine)
        services.commands.add("data.package", "导出全部内容", "", self._package)
        services.commands.add("data.forget", "彻底删除一位创作者", "", self._forget)
        services.hub.changed.connect(self._changed)

    def _add_folder(self) -> None:
        folder = self._services.workspace.folder
        self._path = ElidedLabel(str(folder), mode=Qt.TextElideMode.ElideMiddle)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._size = PlainLabel("", "soft")
        open_it = Button("打开数据文件夹", theme=self.theme, icon_name="folder-open")
        open_it.clicked.connect(partial(open_folder, folder))
        self.group("数据文件夹")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._path, 1)
        line.addWidget(open_it)
        self.column.addLayout(line)
        self.column.addWidget(self._size)
        self.column.addWidget(
            PlainLabel("换一个文件夹：用 main.py --data 文件夹 打开。请不要放进网盘的同步目录。", "soft", wrap=True)
        )
        self.hairline()

    def _add_safety(self) -> None:
        self._check = Button("检查一次")
        self._check.clicked.connect(self._examine)
        backup = Button("备份与恢复…")
        backup.clicked.connect(self._show_backups)
        self.group("备份和体检", "每天第一次打开时自动备份；上次没有正常关闭时自动逐页检查。")
        self._backup = self.row("备份", backup, "…")
        self._sound = self.row("数据文件", self._check, "…")

    def _add_whole(self) -> None:
        self._private = Check(self.theme, "含联系方式和报价")
        package = Button("导出全部…")
        package.clicked.connect(self._package)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._private)
        line.addWidget(package)
        self.group("带走和删除")
        self.row("导出全部内容", line, "一个压缩包，里面是表格和纯文本，Excel 和别的程序都能读。")
        forget = Button("彻底删除…", kind="bad")
        forget.clicked.connect(self._forget)
        self.row("彻底删除一位创作者", forget, "从数据、联系方式、备份和缓存里一起删掉，不能撤销。")

    def _add_sample(self) -> None:
        self._toggle = Button("")
        self._toggle.clicked.connect(self._toggle_sample)
        self.group("示例内容", "虚构品牌“青禾”的账号、排期、笔记、草稿和关键词，用来熟悉草田。")
        self._sample = self.row("示例", self._toggle, "没有示例内容")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._services.library_lane.queue(partial(measure, self._services.workspace), self._measured)
        self._look()
        self._show_sample()

    def _look(self) -> None:
        self._services.library_lane.queue(partial(look, self._services.workspace), self._looked)

    def _looked(self, standing: Standing) -> None:
        # Asking is saving: what is said of it is then true.
        text, role = summary(standing, self._services.savers.save_all())
        self._state.setText(text)
        self._state.set_role(role)
        self._backup.setText(backup_words(standing))
        if self._sound.property("role") != "bad":
            self._sound.setText(check_words(standing))
        for label in (self._backup, self._sound):
            label.show()

    @Slot()
    def _show_backups(self) -> None:
        self._services.commands.get("settings.backups").action.trigger()

    @Slot()
    def _package(self) -> None:
        ask_for_package(self._services, self.window(), self._private.isChecked())

    @Slot()
    def _forget(self) -> None:
        ForgetSheet(self._services, self.window()).open()

    @Slot()
    def _examine(self) -> None:
        lane = self._services.library_lane
        job = lane.queue(partial(examine, self._services.workspace), self._examined, self._not_examined)
        self._check.setEnabled(False)
        self._services.status.progress(job, "正在检查数据文件")

    def _examined(self, health: Health) -> None:
        self._check.setEnabled(True)
        counted = " · ".join(f"{name} {number:,}" for name, number in health.rows.items())
        self._sound.setText(f"✓ 刚刚检查过，完好：{counted}" if health.sound else "✗ " + "\n".join(health.problems))
        self._sound.set_role("accent" if health.sound else "bad")

    def _not_examined(self, error: BaseException) -> None:
        self._check.setEnabled(True)
        self._services.status.failed(error)

    def _measured(self, sizes: Sizes) -> None:
        self._size.setText(
            f"数据 {size_text(sizes.data)} · 备份 {size_text(sizes.backups)} · 缓存 {size_text(sizes.cache)}（可随时删除）"
        )

    def _show_sample(self) -> None:
        state = sample_state(self._services)
        self._sample.setText(state.text)
        self._toggle.setText("清除示例" if state else "放入示例")

    @Slot()
    def _toggle_sample(self) -> None:
        (remove_sample if sample_state(self._services) else install_sample)(self._services)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.touches("batch") or changes.touches("draft")):
            self._show_sample()


def measure(workspace: Workspace, job: Job) -> Sizes:
    """Add up the files of a workspace."""

    def total(*paths: str) -> int:
        return sum(file.stat().st_size for path in paths for file in workspace.folder.glob(path) if file.is_file())

    return Sizes(total("*.db", "*.db-wal"), total("cache/**/*"), total("backups/**/*"))
