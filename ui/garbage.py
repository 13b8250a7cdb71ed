"""Python's garbage is collected where that is safe: on the GUI thread, and not inside Qt.

Left to itself, Python collects in the middle of whatever asked for memory last. On a lane's thread it would delete Qt's
objects from the wrong thread: a timer goes on ringing for an object that is gone. Inside Qt, which asks Python about every
object it deletes, it would delete others while Qt holds a lock on their signals: both wait for ever.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

from ui.timers import one_shot

EVERY_MS = 500
START_MS = 20_000
FULL_AFTER = 30.0
"""Seconds between two collections of everything."""
FULL_MOST = 0.05
"""Seconds a full collection may hold the window up; after a longer one, what is there by then counts as kept for good."""


class Garbage(QObject):
    """While it works, Python itself collects nothing: young things often, everything now and then.

    Nothing at all before ``keep`` tells that a start is over, or ``START_MS``: what modules and pages bring is no garbage, and looking
    through it again and again takes 50 ms of a start.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._full_at = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._start = one_shot(self, START_MS, self._timer.start)

    def begin(self) -> None:
        """From now on."""
        gc.disable()
        self._start.start()

    def end(self) -> None:
        """No more collections: what is left goes with the process."""
        self._start.stop()
        self._timer.stop()

    @Slot()
    def keep(self) -> None:
        """What there is now is there for good: the lexicon, the library. Nobody looks through it again for garbage."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        young, middle, _ = gc.get_threshold()
        if gc.get_count()[0] < young:
            return
        began = time.monotonic()
        if began - self._full_at < FULL_AFTER:
            gc.collect(1 if gc.get_count()[1] > middle else 0)
            return
        gc.collect()
        self._full_at = time.monotonic()
        if self._full_at - began > FULL_MOST:
            self.keep()
