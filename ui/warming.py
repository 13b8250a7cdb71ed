"""Makes what a page will need before somebody looks at it, a part at a time, while nobody waits for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, Slot

from ui.services import Services
from ui.timers import one_shot

REST_MS = 500
"""Between two parts."""
QUIET_MS = 3000
"""So long no lane must have had work: who types goes on typing, and what was taken in is learned two seconds later."""
END = object()


class Warming(QObject):
    """Begins ``after`` milliseconds; ``parts`` is walked through once, and whatever it does for one step is done in one turn."""

    def __init__(
        self, services: Services, after: int, parts: Callable[[], Iterable[object]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lanes = (services.review_lane, services.library_lane, services.index_lane)
        self._after, self._parts = after, parts
        self._left: Iterator[object] | None = None
        self._turn = one_shot(self, after, self._next)
        for lane in self._lanes:
            lane.ended.connect(self._ended)
        self.begin()

    def begin(self) -> None:
        """From the beginning, after the same time."""
        self._left = None
        self._turn.start(self._after)

    @Slot()
    def _next(self) -> None:
        if any(lane.closed for lane in self._lanes):
            # The session ended while the timer ran, and its store is closed.
            return
        if any(lane.busy for lane in self._lanes):
            self._turn.start(QUIET_MS)
            return
        self._left = iter(self._parts()) if self._left is None else self._left
        if next(self._left, END) is not END:
            self._turn.start(REST_MS)

    @Slot()
    def _ended(self) -> None:
        if self._turn.isActive() and self._turn.remainingTime() < QUIET_MS:
            self._turn.start(QUIET_MS)
