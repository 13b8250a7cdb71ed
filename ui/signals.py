"""Ctrl+C in the terminal and a polite kill close the window as a person would, so that everything is saved."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Signals(QObject):
    """Python runs its handlers between two of its own steps, and Qt's loop takes none: a pipe wakes it. Not on Windows."""

    def __init__(self, leave: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._leave = leave
        if sys.platform == "win32":
            return
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        signal.set_wakeup_fd(self._write)
        for number in SIGNALS:
            signal.signal(number, _nothing)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    @Slot()
    def _woken(self) -> None:
        if set(os.read(self._read, 64)) & {int(number) for number in SIGNALS}:
            self._leave()


def _nothing(_number: int, _frame: object) -> None:
    """The pipe has told already."""
