"""Saving while writing: a crash may cost the words of the last second, never more."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.problems import Problem

T = TypeVar("T")

SAVE_AFTER_MS = 800
"""Counted from the first unsaved key. A timer restarted by every key would never save a fast writer (measured: all lost)."""
TRY_AGAIN_MS = 3000

State = Literal["", "saved", "saving", "failed"]


class Ticket:
    """One save in a lane: it is written once at most, and not after it was given up for something newer."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._over = False
        self.given_up = False

    def write(self, write: Callable[[], T]) -> T | None:
        """Write, in the lane; None when it was given up before."""
        with self._lock:
            if self._over:
                return None
            self._over = True
            return write()

    def give_up(self) -> None:
        """From now on nothing is written; waits while something is. Nobody cares for the answer any more."""
        self.given_up = True
        with self._lock:
            self._over = True


Told = Callable[["Problem | None"], None]
Begin = Callable[[Ticket, Told], None]
"""Take what is to be saved, have it written with the ticket in a lane, and tell on the GUI thread how that went."""


class Autosave(QObject):
    """Saves soon after the first unsaved change and tells how that went.

    ``save`` writes at once and may raise Problem; it is asked when nobody may go on before. ``begin`` has it written in a lane, so that
    who types waits neither for the disk nor for an import.
    """

    state_changed = Signal(str)
    failed = Signal(object)
    """The Problem of the first failure in a row."""

    def __init__(self, save: Callable[[], None], begin: Begin, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save, self._begin = save, begin
        self._unsaved = False
        self._touches = 0
        self._ticket: Ticket | None = None
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
        self._touches += 1
        if self.state != "failed":
            self._show("saving")
        if not self._timer.isActive() and self._ticket is None:
            self._timer.start(SAVE_AFTER_MS)

    def forget(self, state: State = "") -> None:
        """Another draft is shown, and nothing of it has changed."""
        self._stop()
        self._unsaved = False
        self._show(state)

    @Slot()
    def flush(self) -> bool:
        """Save now what is unsaved; False when that failed. The text stays, and another try follows by itself."""
        self._stop()
        if not self._unsaved:
            return True
        try:
            self._save()
        except Problem as problem:
            self._fail(problem)
            return False
        self._unsaved = False
        self._show("saved")
        return True

    def _stop(self) -> None:
        self._timer.stop()
        if self._ticket:
            self._ticket.give_up()
            self._ticket = None

    @Slot()
    def _due(self) -> None:
        if not self._unsaved:
            return
        ticket, touches = Ticket(), self._touches
        self._ticket = ticket

        def told(problem: Problem | None) -> None:
            if self._ticket is ticket:
                self._ticket = None
                self._answered(touches, problem)

        self._begin(ticket, told)

    def _answered(self, touches: int, problem: Problem | None) -> None:
        if problem:
            self._fail(problem)
        elif touches == self._touches:
            self._unsaved = False
            self._show("saved")
        else:
            # Typed meanwhile: what was shown as being saved still is.
            self._show("saving")
            self._timer.start(SAVE_AFTER_MS)

    def _fail(self, problem: Problem) -> None:
        first = self.state != "failed"
        self._show("failed")
        self._timer.start(TRY_AGAIN_MS)
        if first:
            self.failed.emit(problem)

    def _show(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
