"""One notification for everything that was written, and for wishes that concern another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from planner.storage.changes import Changes


class Hub(QObject):
    """Pages tell it what a write touched; every page listens and reloads its own rows."""

    changed = Signal(object)
    """Changes."""
    look_wished = Signal(str, tuple, str)
    """Somebody wants to see notes or drafts in the page they live in: "note" or "draft", their ids, what they are in words."""
    learned = Signal()
    """The library has learned anew: forecasts, suggestions and similar notes may differ."""

    caught_up = Signal()
    """Similar notes may differ: some came, changed or went, and the library has not learned anew yet."""

    def tell(self, changes: Changes | None) -> None:
        """Broadcast the changes of one write; None and empty changes are not worth a word."""
        if changes:
            self.changed.emit(changes)
