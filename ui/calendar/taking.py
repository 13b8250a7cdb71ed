"""Slots for elsewhere: a draft onto the clipboard for posting, the calendar into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from nlp.limits import Limits, limits_of
from planner.drafts import Drafts
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from ui.draft.asking import ask_to_copy
from ui.draft.copying import BODY_LIMITS, TITLE_LIMITS, blanks, body_text, refusals, title_text
from ui.jobs import Job
from ui.saving import ask_for_file, save
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace

FORMATS = "Excel 工作簿 (*.xlsx);;日历文件 (*.ics);;CSV 表格 (*.csv)"


class Taking(QObject):
    """Copies and exports."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent
        self._drafts = Drafts(services.store)
        self._wanted: tuple[str | None, SlotFilter] = (None, SlotFilter())

    def copy_title(self, draft_id: str) -> None:
        """The title of a draft, for the title box of the platform."""
        draft = self._drafts.get(draft_id).content.draft()
        self._copy(title_text(draft), "标题", refusals(limits_of(draft, Limits()), TITLE_LIMITS))

    def copy_body(self, draft_id: str) -> None:
        """Body and topics of a draft."""
        draft = self._drafts.get(draft_id).content.draft()
        self._copy(body_text(draft), "正文和话题", refusals(limits_of(draft, Limits()), BODY_LIMITS))

    def export(self, campaign_id: str | None, wanted: SlotFilter, name: str) -> None:
        """Ask for a file and write the calendar of these slots into it."""
        self._wanted = campaign_id, wanted
        ask_for_file(self._services, self._parent, "导出日历", name, self.write, FORMATS)

    @Slot(str)
    def write(self, path: str) -> None:
        """Write what was asked for into this file."""
        file = Path(path)
        work = partial(export_to, self._services.workspace, *self._wanted, file)
        save(self._services, file, work, "项")

    def _copy(self, text: str, what: str, doubts: list[str]) -> None:
        if not text:
            self._services.status.say(f"{what}还是空的")
            return
        if left := len(blanks(text)):
            doubts = [*doubts, f"模板里还有 {left} 处【】没有填"]
        if doubts:
            ask_to_copy(self._services.theme, self._parent.window(), doubts, partial(self._copy_now, text, what))
        else:
            self._copy_now(text, what)

    def _copy_now(self, text: str, what: str) -> None:
        QApplication.clipboard().setText(text)
        self._services.status.say(f"已复制{what}，到小红书里粘贴")


def export_to(workspace: Workspace, campaign_id: str | None, wanted: SlotFilter, file: Path, job: Job) -> int:
    """Write the calendar of slots into a file; the number of slots."""
    # openpyxl takes 0.2 s to load, and only who exports needs it.
    from planner.exporting.calendar import export_calendar

    with Store.open(workspace) as store:
        return export_calendar(store, file, campaign_id, wanted=wanted, check=job.check, progress=job.progress)
