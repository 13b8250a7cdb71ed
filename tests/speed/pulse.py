"""How long a window's thread is held up, and the memory of its process. Qt is imported inside, as in `tests.speed.watched`."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

BEAT_MS = 8


class Pulse:
    """A timer of 8 ms on the GUI thread, and the longest of what lies between two beats.

    ``gap`` is what a person feels. ``work`` is what the thread itself did. ``held`` is the gap without the time in which a
    thread of ours could have gone on while other processes had the processor (only Linux tells; elsewhere it is the gap):
    waiting for another thread of ours counts, but not when that one was made to wait while it held the interpreter.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0, 0.0)
        self._beats: list[tuple[float, float, float]] = []

    def start(self) -> None:
        """Forget what was before."""
        self._beats.clear()
        self._last = _clocks()
        self._timer.start()

    def stop(self) -> dict[str, float]:
        """The longest of each since the start, in milliseconds."""
        self._beat()
        self._timer.stop()
        return {
            "gap": 1000 * max(gap for gap, _, _ in self._beats),
            # What a thread waited leaves the sum when it ends.
            "held": 1000 * max(max(work, gap - max(0, waited)) for gap, waited, work in self._beats),
            "work": 1000 * max(work for _, _, work in self._beats),
        }

    def _beat(self) -> None:
        now = _clocks()
        passed, waited, worked = (after - before for after, before in zip(now, self._last, strict=True))
        self._beats.append((passed, waited, worked))
        self._last = now


def _clocks() -> tuple[float, float, float]:
    """Seconds on the wall, seconds all our threads together have waited for a processor, seconds this one has worked."""
    waited = 0
    for thread in Path("/proc/self/task").glob("*/schedstat"):
        # A thread may end while we look.
        with suppress(OSError):
            waited += int(thread.read_bytes().split()[1])
    return time.perf_counter(), waited / 1e9, time.thread_time()


def memory() -> dict[str, float]:
    """Megabytes of this process: at the ``peak``, and of its ``own`` now, without what is only mapped from files (Linux)."""
    status = Path("/proc/self/status")
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines()) if status.exists() else {}
    return {
        name: int(lines[key].split()[0]) / 1024 for name, key in (("peak", "VmHWM"), ("own", "RssAnon")) if key in lines
    }
