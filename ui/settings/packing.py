"""Everything as one package: where to write it, and with or without what is private."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.settings import LAST_FOLDER
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace
    from ui.jobs import Job

NAME = "草田全部内容"


def ask_for_package(services: Services, parent: QWidget, private: bool) -> QFileDialog:
    """Ask where to, then write in the library lane."""
    folder = Path(services.settings.get(LAST_FOLDER) or Path.home())
    start = folder if folder.is_dir() else Path.home()
    dialog = QFileDialog(parent, "导出全部内容", str(start / f"{NAME}.zip"), "压缩包 (*.zip)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDefaultSuffix("zip")
    dialog.fileSelected.connect(lambda chosen: write_package(services, Path(chosen), private))
    dialog.open()
    return dialog


def write_package(services: Services, file: Path, private: bool) -> None:
    """Write it; the status bar shows how far it is and what came of it."""
    job = services.library_lane.queue(
        partial(_write, services.workspace, file, private),
        lambda rows: services.status.say(f"已导出 {rows:,} 行到 {file.name}"),
        services.status.failed,
    )
    services.status.progress(job, "正在导出全部内容")


def _write(workspace: Workspace, file: Path, private: bool, job: Job) -> int:
    from planner.exporting.package import export_package
    from planner.storage.store import Store

    with Store.open(workspace) as store:
        return export_package(store, file, private=private, check=job.check, progress=job.progress)
