"""What the window remembers between starts: widths of panes, the page, the last draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from planner.problems import Problem

if TYPE_CHECKING:
    from planner.settings import Settings

WRITE_AFTER_MS = 1000


class Memory(QObject):
    """Small values by name, written together a moment later."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        from planner.settings import WINDOW

        super().__init__(parent)
        self._settings = settings
        self._values = settings.get(WINDOW).copy()
        self._unsaved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def get(self, name: str, default: Any = None) -> Any:
        """What was kept under a name. Check its type: the file may have been edited by hand."""
        return self._values.get(name, default)

    def keep(self, name: str, value: Any) -> None:
        """Keep a value JSON can hold."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._unsaved = True
            self._timer.start(WRITE_AFTER_MS)

    def flush(self) -> None:
        """Write now. That this fails is no reason to bother anybody: words are saved elsewhere."""
        from planner.settings import WINDOW

        self._timer.stop()
        if self._unsaved:
            try:
                self._settings.set(WINDOW, self._values)
                self._unsaved = False
            except Problem:
                return
