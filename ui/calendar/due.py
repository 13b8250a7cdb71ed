"""What is due on the days that are shown: the answer of one question to the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from planner.storage.records import Live, Phase, SlotLine


@dataclass(frozen=True, slots=True)
class Item:
    """One chip: a slot, or a live session."""

    line: SlotLine | None = None
    live: Live | None = None

    @property
    def id(self) -> str:
        """The id of the slot or of the session."""
        return self.line.slot.id if self.line else self.live.id if self.live else ""

    @property
    def day(self) -> str | None:
        return self.line.slot.day if self.line else self.live.day if self.live else None


@dataclass(frozen=True, slots=True)
class DayDue:
    """The first items of a day, sessions before slots, and how many slots it has in all."""

    items: tuple[Item, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """All that a view of days shows. ``phases`` are those of the chosen campaign."""

    days: Mapping[date, DayDue] = field(default_factory=lambda: MappingProxyType({}))
    phases: tuple[Phase, ...] = ()
    lives: Mapping[str, Live] = field(default_factory=lambda: MappingProxyType({}))

    def on(self, day: date) -> DayDue:
        """What a day holds."""
        return self.days.get(day, NOTHING)

    @property
    def count(self) -> int:
        """The slots of all days."""
        return sum(day.count for day in self.days.values())


NOTHING = DayDue()
