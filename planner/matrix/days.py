"""What is due on each day of a stretch: how many slots, and the first of each day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.initials import initials
from planner.matrix.looking import facts
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import SlotFilter, SlotLine
from planner.storage.slot_rows import wish
from planner.storage.store import Store


@dataclass(frozen=True, slots=True)
class OneDay:
    """The first slots of a day, by their time, and how many it has in all."""

    lines: tuple[SlotLine, ...]
    count: int


def due_days(
    store: Store, campaign_id: str | None, wanted: SlotFilter, first: str, last: str, most: int
) -> Mapping[str, OneDay]:
    """The days from ``first`` to ``last`` that hold slots of a campaign (None: of all), with at most ``most`` of each.

    Slots with a time come first, in its order. Only what is shown is read: a month may hold thousands.
    """
    store.db.register_function(initials, deterministic=True, replace=True)
    within = replace(wanted, since=max(first, wanted.since or first), until=min(last, wanted.until or last))
    with engine.reading(store.db) as db:
        one = wish(campaign_id, within, facts(store, campaign_id))
        rows = engine.rows(
            db,
            "select day, id, number from ("
            " select s.day, s.id, row_number() over (partition by s.day order by s.clock is null, s.clock, s.no) as place,"
            f" count(*) over (partition by s.day) as number from slot s where {one.where}"
            ") where place <= ? order by day, place",
            (*one.parameters, most),
        )
    lines = {line.slot.id: line for line in Slots(store).lines([id for _day, id, _number in rows])}
    found: dict[str, list[SlotLine]] = {}
    counts: dict[str, int] = {}
    for day, id, number in rows:
        counts[day] = number
        if id in lines:
            found.setdefault(day, []).append(lines[id])
    return {day: OneDay(tuple(found.get(day, ())), number) for day, number in counts.items()}
