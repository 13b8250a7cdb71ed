"""A report is asked for, written in the library lane, and can then be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.campaigns import Campaigns
from planner.problems import Problem
from planner.storage.store import Store
from planner.storage.times import china_today
from ui.jobs import Job
from ui.links import open_file
from ui.reporting.sheet import BOOK, ReportSheet
from ui.saving import ask_for_file
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace

FORMATS = {"html": "网页 (*.html)", BOOK: "Excel 工作簿 (*.xlsx)"}
FORBIDDEN = str.maketrans("", "", '/\\:*?"<>|')
"""What the name of a file may not hold somewhere."""
NO_CAMPAIGN = Problem("还没有计划可以复盘", "先在矩阵里新建一个计划")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which campaign's report goes into which file."""

    campaign_id: str
    file: Path
    today: date


class Reporting(QObject):
    """Asks, writes, says so."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._page = services, page

    def ask(self, campaign_id: str | None) -> None:
        """Ask which campaign and which file."""
        campaigns = Campaigns(self._services.store).list()
        if not campaigns:
            self._services.status.trouble(NO_CAMPAIGN)
            return
        current = campaign_id if campaign_id in {one.id for one in campaigns} else campaigns[0].id
        sheet = ReportSheet(self._services.theme, campaigns, current or "", self._page.window())
        sheet.wished.connect(self._ask_file)
        sheet.open()

    @Slot(str, str)
    def _ask_file(self, campaign_id: str, ending: str) -> None:
        name = Campaigns(self._services.store).get(campaign_id).name.translate(FORBIDDEN)
        write = partial(self.write, campaign_id)
        ask_for_file(self._services, self._page, "复盘报告", f"{name} 复盘", write, FORMATS[ending])

    def write(self, campaign_id: str, path: str) -> None:
        """Write the report of a campaign into a file."""
        wanted = Wanted(campaign_id, Path(path), china_today())
        lane, status = self._services.library_lane, self._services.status
        job = lane.queue(partial(written, self._services.workspace, wanted), self._done, status.failed)
        status.progress(job, "正在写复盘")

    def _done(self, file: Path) -> None:
        self._services.status.say(f"复盘已写到 {file.name}", partial(self._open, file), undo_text="打开")

    def _open(self, file: Path) -> None:
        try:
            open_file(file)
        except Problem as problem:
            self._services.status.trouble(problem)


def written(workspace: Workspace, wanted: Wanted, job: Job) -> Path:
    """Write a report; its file."""
    # What a report is made of takes a while to load, and only who asks for one needs it.
    from planner.reporting.writing import write_report

    with Store.open(workspace) as store:
        write_report(store, wanted.campaign_id, wanted.file, wanted.today, job.check, job.progress)
    return wanted.file
