"""数据: where everything lies, how big it is, whether it is sound, and the sample."""

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
from ui.settings.section import Section
from ui.show import size_text
from ui.widgets.buttons import Button
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
        super().__init__(services.theme, "数据", "都在这台电脑上：草田不登录、不联网、不上传。", parent)
        self._services = services
        self._path = ElidedLabel(str(services.workspace.folder), mode=Qt.TextElideMode.ElideMiddle)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._size = PlainLabel("", "soft")
        self._open = Button("打开文件夹", theme=services.theme, icon_name="folder-open")
        self._check = Button("检查一次")
        self._toggle = Button("")
        self.group("数据文件夹")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._path, 1)
        line.addWidget(self._open)
        self.column.addLayout(line)
        self.column.addWidget(self._size)
        self.column.addWidget(
            PlainLabel("换一个文件夹：用 main.py --data 文件夹 打开。请不要放进网盘的同步目录。", "soft", wrap=True)
        )
        self.hairline()
        self.group("体检", "逐页检查数据文件是否完好。上次没有正常关闭时会自动检查。")
        self._sound = self.row("数据文件", self._check, "这次打开后还没有检查过")
        self.group("示例内容", "虚构品牌“青禾”的笔记、草稿、关键词和评论，用来熟悉草田。")
        self._sample = self.row("示例", self._toggle, "没有示例内容")
        self.end()
        self._open.clicked.connect(partial(open_folder, services.workspace.folder))
        self._check.clicked.connect(self._examine)
        self._toggle.clicked.connect(self._toggle_sample)
        services.commands.add("data.check", "检查数据文件", "", self._examine)
        services.hub.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._services.library_lane.queue(partial(measure, self._services.workspace), self._measured)
        self._show_sample()

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
