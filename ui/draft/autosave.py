"""Saving while writing: a crash may cost the words of the last second, never more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.problems import Problem

SAVE_AFTER_MS = 800
"""Counted from the first unsaved key. A timer restarted by every key would never save a fast writer (measured: all lost)."""
TRY_AGAIN_MS = 3000
LOOK_MS, LOOKS = 20, 20
"""While something else is written, such as an import, the window does not stand in line at once: it looks whether it is its turn."""

State = Literal["", "saved", "saving", "failed"]


def _always() -> bool:
    return True


class Autosave(QObject):
    """Calls ``save`` soon after the first unsaved change and tells how that went. ``save`` may raise Problem.

    ``at_once`` says whether a save would wait for nobody; it does wait when that stays so for 0.4 seconds.
    """

    state_changed = Signal(str)
    failed = Signal(object)
    """The Problem of the first failure in a row."""

    def __init__(
        self, save: Callable[[], None], at_once: Callable[[], bool] = _always, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._save, self._at_once = save, at_once
        self._looks = 0
        self._unsaved = False
        self.state: State = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)

    @property
    def unsaved(self) -> bool:
        """Whether there is something that is not on disk."""
        return self._unsaved

    def touch(self) -> None:
        """Something changed that must be kept."""
        self._unsaved = True
        if self.state != "failed":
            self._show("saving")
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def forget(self, state: State = "") -> None:
        """Another draft is shown, and nothing of it has changed."""
        self._timer.stop()
        self._unsaved = False
        self._show(state)

    @Slot()
    def _due(self) -> None:
        if self._looks < LOOKS and not self._at_once():
            self._looks += 1
            self._timer.start(LOOK_MS)
        else:
            self.flush()

    @Slot()
    def flush(self) -> bool:
        """Save now what is unsaved; False when that failed. The text stays, and another try follows by itself."""
        self._timer.stop()
        self._looks = 0
        if not self._unsaved:
            return True
        try:
            self._save()
        except Problem as problem:
            first = self.state != "failed"
            self._show("failed")
            self._timer.start(TRY_AGAIN_MS)
            if first:
                self.failed.emit(problem)
            return False
        self._unsaved = False
        self._show("saved")
        return True

    def _show(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
