"""What happens when the unforeseen happens: drafts are saved first, then type and place are logged, then one sentence."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QThread, QtMsgType, Signal, qInstallMessageHandler

from planner.problems import Problem

HOUSE = Path(__file__).resolve().parents[1]
LOG_BYTES = 500_000
"""A longer log is put aside at the next start. A handler that rotates while running would load socket and pickle."""

log = logging.getLogger("caotian")


def place_of(error: BaseException) -> str:
    """The type of an error and where it was raised, and never its text: that may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    steps = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames[-6:]]
    return " < ".join([type(error).__name__, *reversed(steps)])


def _short(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else path.name


class Crash(QObject):
    """Hooks for exceptions of every thread, for Qt's messages and for faults of the process.

    ``save`` runs before anything else is done about an exception, on the GUI thread.
    """

    happened = Signal(object)
    """A Problem nobody caught, or a bug that has been logged."""
    _raised = Signal(object)

    def __init__(self, logs: Path, save: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._saving = False
        self._faults = logs / "fault.txt"
        self._file: IO[str] | None = None
        self._before = sys.excepthook, threading.excepthook
        self._log = logs / "caotian.log"
        self._handler = logging.FileHandler(self._log, encoding="utf-8", delay=True)
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._raised.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> bool:
        """Put the hooks in place. True when the process died of a fault the last time; its trace is in the log folder."""
        if self._log.exists() and self._log.stat().st_size > LOG_BYTES:
            self._log.replace(self._log.with_name("caotian-before.log"))
        log.addHandler(self._handler)
        log.setLevel(logging.INFO)
        log.propagate = False
        died = self._faults.exists() and self._faults.stat().st_size > 0
        if died:
            self._faults.replace(self._faults.with_name("fault-last.txt"))
            log.error("the process died of a fault the last time: see fault-last.txt")
        self._file = self._faults.open("w", encoding="utf-8")
        faulthandler.enable(self._file)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._excepthook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(self._qt_said)
        return died

    def uninstall(self) -> None:
        """Put everything back: an orderly end leaves an empty file of faults."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._file:
            self._file.close()
            self._file = None
        log.removeHandler(self._handler)
        self._handler.close()

    def _excepthook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        error = error.with_traceback(trace)
        # Saving touches widgets: that is for the GUI thread, whichever thread raised.
        if QThread.currentThread() is self.thread():
            self._handle(error)
        else:
            self._raised.emit(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._excepthook(args.exc_type, args.exc_value, args.exc_traceback)

    def _handle(self, error: BaseException) -> None:
        if isinstance(error, Problem):
            self.happened.emit(error)
            return
        if not self._saving:
            self._saving = True
            try:
                self._save()
            finally:
                self._saving = False
        log.error("%s", place_of(error))
        self.happened.emit(error)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # What follows the first colon may name files or hold texts.
        log.warning("qt %s %s: %s", kind.name, context.category, message.split(":", 1)[0][:80])
