"""Which group is looked at, and what it is compared with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from planner.funnel.answers import FunnelFilter
from ui.funnel.asked import Side


class Comparing(QObject):
    """``changed`` when a person looks at something else. ``base`` tells what is filtered at present.

    ``one`` is looked at (None: everything), ``other`` stands below it (None: nothing is compared).
    """

    changed = Signal()
    told = Signal(str)
    """What to say to the person."""

    def __init__(self, base: Callable[[], FunnelFilter], filtered: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._base, self._filtered = base, filtered
        self.one: Side | None = None
        self.other: Side | None = None

    @Slot(object, bool)
    def pick(self, side: Side, second: bool) -> None:
        """Look at a group alone, or compare it; picking it again leaves it."""
        if second:
            self.other = None if side == self.other else side
            # Nobody compares something with itself.
            self.one = None if self.one == self.other else self.one
        else:
            self.one = None if side == self.one else side
            self.other = None if self.other == self.one else self.other
        self.changed.emit()

    @Slot()
    def look_at_all(self) -> None:
        """Look at everything that is filtered."""
        self.one = None
        self.changed.emit()

    @Slot()
    def part(self) -> None:
        """Compare no more."""
        self.other = None
        self.changed.emit()

    @Slot()
    def swap(self) -> None:
        """What is above goes below."""
        self.one, self.other = self.other, self.one or self._present()
        self.changed.emit()

    @Slot()
    def pin(self) -> None:
        """Put what is looked at aside, to compare other notes with it."""
        self.other, self.one = self._present(), None
        self.told.emit(f"“{self.other.name}”放到一边了，换筛选或点一组，就和它比")
        self.changed.emit()

    def both(self, first: Side, second: Side) -> None:
        """Compare these two."""
        self.one, self.other = first, second
        self.changed.emit()

    def _present(self) -> Side:
        """What is looked at now, as something that stays whatever is filtered later."""
        name = self.one.name if self.one else "刚才筛出的" if self._filtered() else "全部"
        base = self._base()
        return Side(name, pinned=self.one.wanted(base) if self.one else base)
