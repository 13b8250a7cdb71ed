"""What takes too long to be made in one turn of the window, made in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Slot

from ui.services import Services
from ui.timers import one_shot

END = object()


class Parts(QObject):
    """Walks through ``parts``: whatever these do for one step is done in one turn.

    One whenever `step` is called, which `ui.warming` does while nobody waits; from ``hurry`` on, when somebody does, one after another.
    """

    def __init__(self, services: Services, parts: Callable[[], Iterator[object]], parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._parts = services.review_lane, parts
        self._left: Iterator[object] | None = None
        self._turn = one_shot(self, 0, self._next)

    @property
    def hurrying(self) -> bool:
        """Whether the next part is made in a moment."""
        return self._turn.isActive()

    def begin(self) -> None:
        """From the beginning: something there was, is no more."""
        self._left = None

    def step(self) -> bool:
        """Make the next part; False when none is left, or when the session has ended and its store is closed."""
        if self._lane.closed:
            return False
        self._left = self._parts() if self._left is None else self._left
        return next(self._left, END) is not END

    def hurry(self) -> None:
        """Make all that is left, and let the window live between two parts."""
        self._turn.start()

    @Slot()
    def _next(self) -> None:
        if self.step():
            self._turn.start()
