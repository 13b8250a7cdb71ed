"""Any view of the matrix into a file: asked for here, written in the library lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.storage.records import SlotFilter
from planner.storage.store import Store
from ui.jobs import Job
from ui.saving import ask_for_file, save
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace

EVERY = SlotFilter()
View = str | tuple[str, str]
"""``"sheet"``, ``"pyramid"``, or the names of two axes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written; ``ids`` takes these slots in this order instead of all that fit."""

    campaign_id: str | None
    view: View
    wanted: SlotFilter = EVERY
    ids: tuple[str, ...] | None = None


class Taking(QObject):
    """Exports what is looked at."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self._wanted: Wanted | None = None

    def export(
        self,
        campaign_id: str | None,
        view: View,
        name: str,
        wanted: SlotFilter = EVERY,
        ids: Sequence[str] | None = None,
    ) -> None:
        """Ask for a file, called ``name`` unless the person says otherwise, and write this view into it."""
        self._wanted = Wanted(campaign_id, view, wanted, None if ids is None else tuple(ids))
        ask_for_file(self._services, self._page, "导出矩阵", name, self.write)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write what was asked for into this file."""
        if self._wanted is None:
            return
        file = Path(path)
        work = partial(export_to, self._services.workspace, self._wanted, file)
        save(self._services, file, work, "行")


def export_to(workspace: Workspace, wanted: Wanted, file: Path, job: Job) -> int:
    """Write a view into a file; the number of rows."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting.matrix import export_matrix

    with Store.open(workspace) as store:
        return export_matrix(
            store,
            file,
            wanted.campaign_id,
            view=wanted.view,
            wanted=wanted.wanted,
            ids=wanted.ids,
            check=job.check,
            progress=job.progress,
        )
