"""What the window remembers between starts: widths of panes, the page, the last draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from planner.problems import Problem
from ui.timers import one_shot

if TYPE_CHECKING:
    from planner.paths import Workspace
    from planner.settings import Settings
    from ui.jobs import Lane

WRITE_AFTER_MS = 1000


class Memory(QObject):
    """Small values by name, written together a moment later: in ``lane``, since the disk may be busy and somebody types on."""

    def __init__(self, settings: Settings, workspace: Workspace, lane: Lane, parent: QObject | None = None) -> None:
        from planner.settings import WINDOW
        from ui.kept import KeptStore

        super().__init__(parent)
        self._settings, self._lane, self._kept = settings, lane, KeptStore(workspace, lane)
        self._values = settings.get(WINDOW).copy()
        self._stored = self._values.copy()
        """What is known to be on disk: a lane that is closed does not do what waits in it, and tells nobody."""
        self._timer = one_shot(self, WRITE_AFTER_MS, self._begin)

    def get(self, name: str, default: Any = None) -> Any:
        """What was kept under a name. Check its type: the file may have been edited by hand."""
        return self._values.get(name, default)

    def keep(self, name: str, value: Any) -> None:
        """Keep a value JSON can hold."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._timer.start()

    def flush(self) -> None:
        """Write now what is not written yet; nothing is written in the lane meanwhile."""
        self._timer.stop()
        if self._values != self._stored:
            try:
                _write(self._settings, self._values)
                self._stored = self._values.copy()
            except Problem as problem:
                self._not_written(problem)

    @Slot()
    def _begin(self) -> None:
        from planner.settings import Settings

        values = self._values.copy()

        def written(_nothing: None) -> None:
            self._stored = values

        self._lane.queue(lambda _job: _write(Settings(self._kept.get()), values), written, self._not_written)

    def _not_written(self, error: BaseException) -> None:
        """That the world is in the way is no reason to bother anybody: words are saved elsewhere."""
        if not isinstance(error, Problem):
            self._lane.trouble.emit(error)


def _write(settings: Settings, values: dict[str, Any]) -> None:
    from planner.settings import WINDOW

    settings.set(WINDOW, values)
