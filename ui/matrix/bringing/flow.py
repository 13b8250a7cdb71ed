"""From a chosen file to one step that can be taken back: looked at in the library lane, shown, written there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.campaigns import Campaigns
from planner.storage.store import Store
from ui.jobs import Job
from ui.library.importing.choosing import choose_files
from ui.matrix.bringing.sheet import BringSheet
from ui.services import Services

if TYPE_CHECKING:
    from planner.matrix.bringing.brought import BroughtPlan, Kind
    from planner.matrix.written import Written
    from planner.paths import Workspace

COUNTED: tuple[tuple[Kind, str], ...] = (("new", "新增"), ("changed", "修改"))
NO_CAMPAIGN = "先选一个计划，再导入计划表"


class Bringing(QObject):
    """One for each page that takes plan sheets. ``stack`` is the undo stack its imports go on."""

    brought = Signal()
    """A plan sheet was taken in."""

    def __init__(self, services: Services, page: QWidget, stack: str) -> None:
        super().__init__(page)
        self._services, self._page, self._stack = services, page, stack

    def choose_file(self, campaign_id: str | None) -> None:
        """Ask for a file and look at it."""
        if not campaign_id:
            self._services.status.say(NO_CAMPAIGN)
            return
        window = self._page.window()
        choose_files(self._services, window, lambda files: self.begin(files[0], campaign_id), "导入计划表")

    def begin(self, file: Path, campaign_id: str | None) -> None:
        """Look at a file, and show what it would change in a campaign."""
        if not campaign_id:
            self._services.status.say(NO_CAMPAIGN)
            return
        work = partial(look_at, self._services.workspace, file, campaign_id)
        job = self._services.library_lane.queue(work, self._looked, self._services.status.failed)
        self._services.status.progress(job, f"正在看 {file.name}")

    def _looked(self, plan: BroughtPlan) -> None:
        campaign = Campaigns(self._services.store).get(plan.campaign_id).name
        sheet = BringSheet(self._services.theme, plan, campaign, self._page.window())
        sheet.wished.connect(self._take)
        sheet.open()

    def _take(self, plan: BroughtPlan, accounts: Sequence[str], products: Sequence[str]) -> None:
        work = partial(take, self._services.workspace, plan, tuple(accounts), tuple(products))
        job = self._services.library_lane.queue(work, partial(self._taken, plan), self._services.status.failed)
        self._services.status.progress(job, f"正在导入 {plan.file}")

    def _taken(self, plan: BroughtPlan, written: Written) -> None:
        undo = self._services.undo
        # It was written with the lane's store, and is taken back with that of the window.
        if undo.done(self._stack, "导入计划表", replace(written, store=self._services.store)):
            told = [f"{word} {plan.count(kind)} 条" for kind, word in COUNTED if plan.count(kind)]
            self._services.status.say(f"已导入 {plan.file}：{'，'.join(told)}", undo.back(self._stack))
            self.brought.emit()


def look_at(workspace: Workspace, file: Path, campaign_id: str, job: Job) -> BroughtPlan:
    """What a file would change."""
    from planner.matrix.bringing.run import look

    with Store.open(workspace) as store:
        return look(store, file, campaign_id, job.check, job.progress)


def take(
    workspace: Workspace, plan: BroughtPlan, accounts: tuple[str, ...], products: tuple[str, ...], job: Job
) -> Written:
    """Write it."""
    from planner.matrix.bringing.run import bring

    job.check()
    with Store.open(workspace) as store:
        return bring(store, plan, accounts, products)
