"""Files are looked at one after another in the background, and shown as they come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.importing.choice import Choice
from ui.jobs import Job, Stopped
from ui.library.importing import jobs
from ui.library.importing.jobs import Gathered
from ui.library.importing.looked import Looked
from ui.library.importing.sheet import ImportSheet
from ui.services import Services


class Looking(QObject):
    """Opens the dialog with the first file it has looked at; nothing is written before the person agrees."""

    import_wished = Signal(list)
    """Pairs of a path and a Choice or None."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._sheet: ImportSheet | None = None
        self._files: list[Path] = []
        self._total = 0
        self._job: Job | None = None
        self._correcting: Job | None = None

    @property
    def sheet(self) -> ImportSheet | None:
        """The dialog, if any; it opens with the first file."""
        return self._sheet

    @property
    def busy(self) -> bool:
        """Whether files are being looked at, for the first time or anew."""
        return self._job is not None or self._correcting is not None

    def begin(self, chosen: Sequence[Path]) -> None:
        """Look at files, and at the files of folders."""
        lane = self._services.library_lane
        job = lane.queue(
            partial(jobs.gather, self._services.workspace, tuple(chosen)), self._gathered, self._services.status.failed
        )
        self._services.status.progress(job, "正在找文件")

    def _gathered(self, gathered: Gathered) -> None:
        status = self._services.status
        if not gathered.files:
            status.say("这里没有能导入的文件")
            return
        if gathered.left_out:
            status.say(f"一次最多看 {jobs.FILES_MOST} 个文件，还有 {gathered.left_out:,} 个没有看")
        self._files += gathered.files
        self._total += len(gathered.files)
        if self._sheet is None:
            # Made while the first file is looked at, and shown with what that is: the window waits for neither.
            self._sheet = ImportSheet(self._services.theme, self._page.window())
            self._sheet.correction_wished.connect(self._correct)
            self._sheet.import_wished.connect(self.import_wished)
            self._sheet.finished.connect(self._closed)
        if self._job is None:
            self._next()

    def _next(self) -> None:
        if not self._files:
            self._job, self._total = None, 0
            return
        file = self._files.pop(0)
        work = partial(jobs.look_at, self._services.workspace, file)
        self._job = self._services.library_lane.queue(work, self._looked, self._given_up)
        self._services.status.progress(self._job, f"正在看 {file.name}")

    def _looked(self, looked: list[Looked]) -> None:
        if self._sheet is None:
            return
        if not self._sheet.isVisible():
            self._sheet.open()
        self._sheet.add(looked, self._total - len(self._files), self._total)
        self._next()

    def _given_up(self, error: BaseException) -> None:
        self._forget()
        if self._sheet is not None and not self._sheet.isVisible():
            self._sheet.deleteLater()
            self._sheet = None
        self._services.status.failed(error)

    @Slot(object, object)
    def _correct(self, looked: Looked, choice: Choice) -> None:
        if self._correcting is not None:
            self._correcting.stop()
        work = partial(jobs.look_again, self._services.workspace, looked, choice)
        self._correcting = self._services.library_lane.queue(work, self._corrected, self._not_corrected)

    def _corrected(self, looked: Looked) -> None:
        self._correcting = None
        if self._sheet is not None:
            self._sheet.replace(looked)

    def _not_corrected(self, error: BaseException) -> None:
        # Stopped: a newer correction is on its way.
        if not isinstance(error, Stopped):
            self._correcting = None
            if self._sheet is not None:
                self._sheet.reject()
            self._services.status.failed(error)

    @Slot()
    def _closed(self) -> None:
        self._sheet = None
        for job in (self._job, self._correcting):
            if job is not None:
                # Nobody waits for it any more, and nobody needs to hear that it was stopped.
                job.stop()
                job.forget()
        self._correcting = None
        self._forget()

    def _forget(self) -> None:
        self._files, self._total, self._job = [], 0, None
