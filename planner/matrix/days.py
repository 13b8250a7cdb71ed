"""What is due on each day of a stretch, and what is to be posted next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.initials import initials
from planner.matrix.looking import facts
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import STATUSES, SlotFilter, SlotLine
from planner.storage.slot_rows import wish
from planner.storage.store import Store

PUBLISHED = ("已发", "复盘")
OPEN = tuple(status for status in STATUSES if status not in PUBLISHED)
"""What still has to be published."""
COUNTED_MOST = 10_000


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


def queue(store: Store, campaign_id: str | None, wanted: SlotFilter, most: int) -> tuple[list[str], int]:
    """The first ``most`` slots that have a day and still have to be published, the earliest first, and how many there are.

    They are counted to COUNTED_MOST only: counting on would take longer than finding them.
    """
    store.db.register_function(initials, deterministic=True, replace=True)
    statuses = tuple(status for status in wanted.statuses or OPEN if status in OPEN)
    with engine.reading(store.db) as db:
        one = wish(campaign_id, replace(wanted, statuses=statuses or OPEN), facts(store, campaign_id))
        one.add("s.day is not null")
        rows = engine.rows(
            db,
            f"select s.id from slot s where {one.where} order by s.day, s.clock is null, s.clock, s.no limit ?",
            (*one.parameters, most),
        )
        count = engine.value(
            db,
            f"select count(*) from (select 1 from slot s where {one.where} limit ?)",
            (*one.parameters, COUNTED_MOST),
        )
    return [id for (id,) in rows], int(count)
