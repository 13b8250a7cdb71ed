"""The funnels as they were read last, kept in the lane: a person who clicks through groups does not wait for the same numbers again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.storage.times import china_today
from ui.kept import KeptStore

if TYPE_CHECKING:
    from planner.funnel.asking import Funnels
    from planner.storage.store import Store
    from ui.services import Services


class KeptFunnels:
    """``get`` it inside the work of the review lane, ``forget`` it on the GUI thread when something was written."""

    def __init__(self, services: Services) -> None:
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._changes = 0
        self._read: tuple[tuple[int, str], Funnels] | None = None

    def forget(self) -> None:
        """Figures, notes or the plan are not what they were."""
        self._changes += 1

    @property
    def store(self) -> Store:
        """The store of the lane."""
        return self._kept.get()

    def get(self) -> Funnels:
        """The funnels. Read anew after a change, and on another day: what is not settled today may be tomorrow."""
        from planner.funnel.asking import Funnels

        now = self._changes, china_today().isoformat()
        if self._read is None or self._read[0] != now:
            self._read = now, Funnels(self._kept.get(), keep=True)
        return self._read[1]
