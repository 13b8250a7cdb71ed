"""How long the GUI thread is held up, looked at many times a second.

Qt is imported inside functions, since worker processes import the modules of those who use this once more.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from dataclasses import dataclass

BEAT_MS = 8
READ_MS = 3
"""Reading takes 0.2."""
NAME_AT = 19
"""Where the name begins in what ``readdir`` gives on a Linux of 64 bits."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Seconds between two beats of the pulse, while ``during`` was done.

    ``gap`` is what a person feels. ``work`` is what the thread itself did. ``held`` is the gap without the time in which a
    thread of ours could have gone on while other processes had the processor (only Linux tells; elsewhere it is the gap):
    waiting for another thread of ours counts, but not when that one was made to wait while it held the interpreter.
    """

    gap: float
    held: float
    work: float
    during: str


class Pulse:
    """A timer of 8 ms on the GUI thread, and what lies between two beats. ``doing`` says what is done from now on."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.doing = ""
        self._waits = Waits()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0, 0.0)
        self._beats: list[Beat] = []

    def start(self) -> None:
        """Forget what was before."""
        self._beats.clear()
        self._last = self._clocks()
        self._timer.start()

    def beats(self) -> list[Beat]:
        """What was since the start, which may be now."""
        self._beat()
        return list(self._beats)

    def stop(self) -> dict[str, float]:
        """The longest of each since the start, in milliseconds."""
        beats = self.beats()
        self._timer.stop()
        return {name: 1000 * max(getattr(beat, name) for beat in beats) for name in ("gap", "held", "work")}

    def _beat(self) -> None:
        now = self._clocks()
        gap, waited, work = (after - before for after, before in zip(now, self._last, strict=True))
        # What a thread waited leaves the sum when it ends.
        self._beats.append(Beat(gap, max(work, gap - max(0.0, waited)), work, self.doing))
        self._last = now

    def _clocks(self) -> tuple[float, float, float]:
        """Seconds on the wall, seconds all our threads together have waited for a processor, seconds this one has worked."""
        while True:
            began = time.perf_counter()
            waited = self._waits()
            ended = time.perf_counter()
            # Who had to wait while it was read belongs neither to this beat nor to the next: read again.
            if ended - began < READ_MS / 1000:
                return ended, waited / 1e9, time.thread_time()


class Waits:
    """Called, how many nanoseconds all our threads together have waited for a processor.

    The interpreter is not let go of for it (``PyDLL``): every reading would give another thread 5 ms, and the measurement would
    hold up what it measures.
    """

    def __init__(self) -> None:
        self._libc = ctypes.PyDLL(None) if sys.platform.startswith("linux") else None
        self._text = ctypes.create_string_buffer(64)
        if self._libc:
            self._libc.opendir.restype = self._libc.readdir.restype = ctypes.c_void_p
            self._libc.readdir.argtypes = self._libc.closedir.argtypes = [ctypes.c_void_p]

    def __call__(self) -> int:
        libc = self._libc
        folder = libc and libc.opendir(b"/proc/self/task")
        if not libc or not folder:
            return 0
        waited = 0
        while entry := libc.readdir(folder):
            name = ctypes.string_at(entry + NAME_AT)
            waited += self._of(libc, name) if name.isdigit() else 0
        libc.closedir(folder)
        return waited

    def _of(self, libc: ctypes.PyDLL, thread: bytes) -> int:
        file = libc.open(b"/proc/self/task/%b/schedstat" % thread, os.O_RDONLY)
        # A thread may end while we look.
        if file < 0:
            return 0
        size = libc.read(file, self._text, len(self._text) - 1)
        libc.close(file)
        return int(self._text.value.split()[1]) if size > 0 else 0
