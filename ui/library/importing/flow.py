"""From files to notes: look at each in the background, show it, take it in, say what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from planner.batches import Batches
from planner.importing.choice import Choice
from planner.importing.preview import Preview, preview
from planner.importing.report import BatchReport
from planner.importing.run import run
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.records import RowProblem
from planner.storage.store import Store
from ui.jobs import Job, Stopped
from ui.library.importing.looked import Looked
from ui.library.importing.report import ReportSheet, summary
from ui.library.importing.sheet import ImportSheet
from ui.services import Services

if TYPE_CHECKING:
    from planner.paths import Workspace

FILES_MOST = 200


class ImportFlow(QObject):
    """One for the page. Looking and taking in run in the library lane; nothing here ever waits."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._sheet: ImportSheet | None = None

    def begin(self, files: Sequence[Path]) -> None:
        """Look at files, or at the files of folders, and show what they hold."""
        found = list(_files(files))
        if not found:
            self._services.status.say("这里没有能导入的文件")
            return
        if len(found) > FILES_MOST:
            self._services.status.say(f"一次最多看 {FILES_MOST} 个文件，先看前 {FILES_MOST} 个")
        work = partial(look_at_all, self._services.workspace, found[:FILES_MOST])
        job = self._services.library_lane.queue(work, self._looked, self._services.status.failed)
        self._services.status.progress(job, "正在看文件")

    def look_again(self, looked: Looked, choice: Choice) -> None:
        """A person chose another kind or column: show what that would bring."""
        work = partial(look_at_one, self._services.workspace, looked, choice)
        self._services.library_lane.queue(work, self._looked_again, self._services.status.failed)

    def take_in(self, chosen: Sequence[tuple[Path, Choice | None]]) -> None:
        """Import these files, one after another."""
        work = partial(take_in_all, self._services.workspace, list(chosen))
        job = self._services.library_lane.queue(work, self._taken, self._failed)
        self._services.status.progress(job, "正在导入")

    def take_back(self, batches: Sequence[str]) -> None:
        """Undo imports, the newest first."""
        work = partial(undo_all, self._services.workspace, list(batches))
        job = self._services.library_lane.queue(work, self._taken_back, self._services.status.failed)
        self._services.status.progress(job, "正在撤销导入")

    def _looked(self, looked: list[Looked]) -> None:
        if self._sheet is not None:
            self._sheet.add(looked)
            return
        self._sheet = ImportSheet(self._services.theme, looked, self._page.window())
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheet.correction_wished.connect(self.look_again)
        self._sheet.import_wished.connect(self.take_in)
        self._sheet.finished.connect(self._closed)
        self._sheet.open()

    def _looked_again(self, looked: Looked) -> None:
        if self._sheet is not None:
            self._sheet.replace(looked)

    def _closed(self) -> None:
        self._sheet = None

    def _taken(self, reports: list[BatchReport]) -> None:
        changes = Changes()
        for report in reports:
            changes |= report.changes
        self._services.hub.tell(changes)
        batches = [report.id for report in reports if report.id and (report.added or report.updated)]
        take_back = partial(self.take_back, batches) if batches else None
        self._services.status.say(summary(reports), take_back)
        if any(report.problems for report in reports):
            ReportSheet(self._services.theme, reports, self._page.window()).open()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._services.status.say("已取消导入，这个文件没有留下任何内容")
        else:
            self._services.status.failed(error)

    def _taken_back(self, changes: Changes) -> None:
        self._services.hub.tell(changes)
        self._services.status.say("已撤销导入")


def look_at_all(workspace: Workspace, files: Sequence[Path], job: Job) -> list[Looked]:
    """What each table of the files would be; a file that cannot be read is there with the reason."""
    found: list[Looked] = []
    with Store.open(workspace) as store:
        for number, file in enumerate(files):
            job.progress(number, len(files), file.name)
            found += _look(file, store, job)
    return found


def look_at_one(workspace: Workspace, looked: Looked, choice: Choice, job: Job) -> Looked:
    """What a table would be with another choice."""
    with Store.open(workspace) as store:
        seen = preview(looked.path, store, choice, job.check)
    return looked.corrected(seen, choice)


def take_in_all(
    workspace: Workspace, chosen: Sequence[tuple[Path, Choice | None]], job: Job
) -> list[BatchReport]:
    """Import the files. One that fails is reported and keeps no other from coming in."""
    reports: list[BatchReport] = []
    with Store.open(workspace) as store:
        for path, choice in chosen:
            try:
                reports += run(path, store, choice, job.progress, job.check)
            except Problem as problem:
                reports.append(_refused(path, problem))
    return reports


def undo_all(workspace: Workspace, batches: Sequence[str], job: Job) -> Changes:
    """Take imports back, the newest first."""
    changes = Changes()
    with Store.open(workspace) as store:
        for batch in reversed(batches):
            changes |= Batches(store).undo(batch, job.check)
    return changes


def _look(file: Path, store: Store, job: Job) -> Iterable[Looked]:
    try:
        seen = preview(file, store, check=job.check)
    except Problem as problem:
        return [Looked(file, refusal=str(problem))]
    tables: tuple[Preview, ...] = (seen, *seen.others)
    return [Looked(file, table, several=len(tables) > 1) for table in tables]


def _refused(path: Path, problem: Problem) -> BatchReport:
    return BatchReport(None, path.name, "", "", None, problems=(RowProblem(0, "", str(problem)),))


def _files(chosen: Sequence[Path]) -> Iterable[Path]:
    for path in chosen:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith((".", "~$")))
        else:
            yield path
