"""关于."""

from __future__ import annotations

import platform
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QWidget

from ui.links import open_folder
from ui.services import Services
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

PROMISES = (
    "不登录、不抓取、不上传、不代发：复制出去、按下“发布”的永远是你。",
    "全部内容只在这台电脑的数据文件夹里。",
    "日志只记出错的类型和位置，不记你写的内容。",
)


class AboutSection(Section):
    """What this is, which version, and what it never does."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(
            services.theme, "关于草田", "草，草稿与种草；田，一格一格的内容矩阵。离线写小红书笔记的工作台。", parent
        )
        for promise in PROMISES:
            self.column.addWidget(PlainLabel(f"· {promise}", wrap=True))
        self.column.addSpacing(8)
        self.row("版本", PlainLabel(_version(), "soft"))
        self.row(
            "运行环境",
            PlainLabel(f"Python {platform.python_version()} · PySide6 {_version('PySide6-Essentials')}", "soft"),
        )
        logs = Button("打开日志文件夹")
        logs.clicked.connect(partial(open_folder, services.workspace.logs))
        self.row("日志", logs, "报告问题时可以附上")
        self.row("许可", PlainLabel("MIT", "soft"))
        self.end()


def _version(package: str = "caotian") -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "开发中"
