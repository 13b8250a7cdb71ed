"""The view that is looked at, as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.problems import Problem
from planner.storage.records import Campaign, SlotFilter
from planner.storage.store import Store
from ui.jobs import Job
from ui.library.saving import ask_for_file
from ui.links import open_folder
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace


@dataclass(frozen=True, slots=True)
class View:
    """What to export: ``view`` is sheet, pyramid or the names of two axes; ``text`` is what people call it."""

    campaign: Campaign
    view: str | tuple[str, str]
    text: str
    wanted: SlotFilter


class Taking(QObject):
    """Asks for a file and writes in the library lane, with progress and 取消."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent
        self._view: View | None = None

    def export(self, view: View) -> None:
        """Ask for a file and write this view into it."""
        self._view = view
        name = f"{view.campaign.name} {view.text}".replace("/", " ").replace("×", "x")
        ask_for_file(self._services, self._parent, f"导出 {view.text}", name, self.write)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write what was asked for into this file."""
        if self._view is None:
            return
        file = Path(path)
        work = partial(export_to, self._services.workspace, self._view, file)
        job = self._services.library_lane.queue(work, partial(self._written, file), self._services.status.failed)
        self._services.status.progress(job, f"正在导出 {file.name}")

    def _written(self, file: Path, rows: int) -> None:
        said = f"已导出 {rows:,} 行到 {file.name}"
        self._services.status.say(said, partial(self._show, file), undo_text="打开文件夹")

    def _show(self, file: Path) -> None:
        try:
            open_folder(file.parent)
        except Problem as problem:
            self._services.status.trouble(problem)


def export_to(workspace: Workspace, view: View, file: Path, job: Job) -> int:
    """Write a view into a file; the number of its rows."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting.matrix import export_matrix

    with Store.open(workspace) as store:
        return export_matrix(
            store, file, view.campaign.id, view=view.view, wanted=view.wanted, check=job.check, progress=job.progress
        )
