"""Makes what pages will need before somebody looks at them, a part at a time, while nobody waits for anything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from ui.parts import Parts
from ui.services import Services
from ui.timers import one_shot

WARM_MS = 4000
"""After the start, and after the library has been learned."""
REST_MS = 500
"""Between two parts."""
QUIET_MS = 2500
"""So long no lane must have had work: who types goes on typing, and what was taken in is learned 1.5 seconds later. While a file is
taken in, every millisecond of the window's thread is wanted elsewhere."""


class Warming(QObject):
    """Walks through all ``parts``, one after another."""

    def __init__(self, services: Services, parts: Sequence[Parts], parent: QObject) -> None:
        super().__init__(parent)
        self._lanes = (services.review_lane, services.library_lane, services.index_lane)
        self._parts, self._left = parts, list(parts)
        self._turn = one_shot(self, WARM_MS, self._next)
        for lane in self._lanes:
            lane.ended.connect(self._ended)
        services.hub.learned.connect(self._again)
        self._turn.start()

    @Slot()
    def _again(self) -> None:
        """What was learned is shown otherwise."""
        for one in self._parts:
            one.begin()
        self._left = list(self._parts)
        self._turn.start(WARM_MS)

    @Slot()
    def _next(self) -> None:
        if any(lane.closed for lane in self._lanes):
            return
        if any(lane.busy for lane in self._lanes):
            self._turn.start(QUIET_MS)
            return
        while self._left and not self._left[0].step():
            del self._left[0]
        if self._left:
            self._turn.start(REST_MS)

    @Slot()
    def _ended(self) -> None:
        if self._turn.isActive() and self._turn.remainingTime() < QUIET_MS:
            self._turn.start(QUIET_MS)
