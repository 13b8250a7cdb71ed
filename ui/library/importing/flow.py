"""Taking files in and back, in the library lane, with one step of the undo stack for each import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.importing.choice import Choice
from planner.importing.report import BatchReport
from planner.storage.changes import Changes
from ui.jobs import Stopped
from ui.library.acts import PAGE
from ui.library.importing import jobs
from ui.library.importing.jobs import Taken
from ui.library.importing.looking import Looking
from ui.library.importing.report import summary
from ui.services import Services

STOPPED = "已取消导入，什么都没有留下"
Chosen = Sequence[tuple[Path, Choice | None]]


class ImportFlow(QObject):
    """One for each page that takes files; nothing here ever waits. ``stack`` is the undo stack its imports go on."""

    reported = Signal(object)
    """The BatchReports of an import that is over."""

    def __init__(self, services: Services, page: QWidget, stack: str = PAGE) -> None:
        super().__init__(page)
        self._services, self._stack = services, stack
        self.looking = Looking(services, page)
        self.looking.import_wished.connect(self.take_in)

    def begin(self, chosen: Sequence[Path]) -> None:
        """Look at files, and at the files of folders, and show what they hold."""
        self.looking.begin(chosen)

    @Slot(list)
    def take_in(self, chosen: Chosen) -> None:
        """Import these files, one after another."""
        self._take_in(_Imported(chosen, self._take_in, partial(self._take_back, from_stack=True)))

    def take_back(self, batches: Sequence[str]) -> None:
        """Undo imports, the newest first."""
        self._take_back(batches, from_stack=False)

    def _take_in(self, imported: _Imported) -> None:
        work = partial(jobs.take_in, self._services.workspace, tuple(imported.chosen))
        job = self._services.library_lane.queue(work, partial(self._taken, imported), self._not_taken)
        self._services.status.progress(job, "正在导入")

    def _taken(self, imported: _Imported, taken: Taken) -> None:
        fresh = imported.take(taken.reports)
        told = summary(taken.reports)
        if taken.stopped:
            told = f"已取消导入；取消之前：{told}" if taken.reports else STOPPED
        if not fresh:
            self._services.hub.tell(imported.changes)
        elif imported.batches:
            self._services.undo.do(self._stack, "导入", imported.redo, imported.undo)
        back = self._services.undo.back(self._stack) if imported.batches else None
        self._services.status.say(told, back)
        self.reported.emit(taken.reports)

    def _not_taken(self, error: BaseException) -> None:
        if isinstance(error, Stopped):
            self._services.status.say(STOPPED)
        else:
            self._services.status.failed(error)

    def _take_back(self, batches: Sequence[str], *, from_stack: bool) -> None:
        work = partial(jobs.take_back, self._services.workspace, tuple(batches))
        job = self._services.library_lane.queue(
            work, partial(self._taken_back, from_stack), self._services.status.failed
        )
        self._services.status.progress(job, "正在撤销导入")

    def _taken_back(self, from_stack: bool, changes: Changes) -> None:
        self._services.hub.tell(changes)
        said = "已撤销导入" if changes else "这次导入已经撤销过了"
        # What was undone can be done again; what was taken back from the list of imports can be dropped once more.
        again = self._services.undo.stack(self._stack).redo if from_stack and changes else None
        self._services.status.say(said, again, undo_text="重新导入")


class _Imported:
    """An import as an edit that can be taken back and done again; done again it becomes other batches."""

    def __init__(
        self, chosen: Chosen, again: Callable[[_Imported], None], back: Callable[[Sequence[str]], None]
    ) -> None:
        self.chosen = chosen
        self._again, self._back = again, back
        self.batches: list[str] = []
        self.changes = Changes()
        self._done = False
        self._known = False

    def take(self, reports: Sequence[BatchReport]) -> bool:
        """What came of it; True the first time."""
        # A file that was imported before brings no changes, and its batch belongs to that time.
        self.batches = [report.id for report in reports if report.id is not None and report.changes]
        self.changes = Changes()
        for report in reports:
            self.changes |= report.changes
        self._done = True
        fresh, self._known = not self._known, True
        return fresh

    def redo(self) -> Changes | None:
        """The first time it has been done already: only what it changed is told."""
        if self._done:
            return self.changes
        self._again(self)
        return None

    def undo(self) -> None:
        """Take it back in the lane."""
        self._done = False
        self._back(self.batches)
