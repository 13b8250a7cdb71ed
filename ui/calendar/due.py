"""What is due on the days that are shown: the answer of one question to the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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

    def with_lines(self, lines: Iterable[SlotLine], *, also_new: bool) -> Due:
        """The same with these slots as they are now, until the store has been asked again; ``also_new`` takes those not shown."""
        days = dict(self.days)
        for line in lines:
            slot, shown = line.slot, False
            for day, due in self.days.items():
                if any(item.id == slot.id for item in due.items):
                    shown = True
                    days[day] = DayDue(tuple(one for one in days[day].items if one.id != slot.id), days[day].count - 1)
            if slot.day and slot.deleted_at is None and (shown or also_new):
                there = date.fromisoformat(slot.day)
                due = days.get(there, NOTHING)
                items = sorted((*due.items, Item(line)), key=_order)
                days[there] = DayDue(tuple(items), due.count + 1)
        return replace(self, days=days)


NOTHING = DayDue()


def _order(item: Item) -> tuple[bool, bool, str]:
    """Sessions first, then by time, then what has none."""
    clock = item.line.slot.clock if item.line else None
    return item.line is not None, clock is None, clock or ""
