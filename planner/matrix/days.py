"""What is due on each day of a stretch, what is to be posted next, and what the calendar's filters can offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.matrix.day_wish import wish
from planner.presets import UNKNOWN
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import ROLES, STATUSES, SlotFilter, SlotLine, Status
from planner.storage.slot_rows import accounts_sql
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

PUBLISHED = ("已发", "复盘")
OPEN: tuple[Status, ...] = tuple(status for status in STATUSES if status not in PUBLISHED)
"""What still has to be published."""
COUNTED_MOST = 10_000
OFFERED_MOST = 60
EVERY = SlotFilter()


@dataclass(frozen=True, slots=True)
class OneDay:
    """The first slots of a day, by their time, and how many it has in all."""

    lines: tuple[SlotLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Offers:
    """What filters can offer, with the number of slots: ids and names of accounts (the fullest first), roles, statuses, owners."""

    accounts: tuple[tuple[str | None, str, int], ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    statuses: tuple[tuple[str, int], ...] = ()
    owners: tuple[tuple[str, int], ...] = ()


def due_days(
    store: Store, campaign_id: str | None, wanted: SlotFilter, first: str, last: str, most: int
) -> Mapping[str, OneDay]:
    """The days from ``first`` to ``last`` that hold slots of a campaign (None: of all), with at most ``most`` of each.

    Slots with a time come first, in its order. Only what is shown is read: a month may hold thousands.
    """
    within = replace(wanted, since=max(first, wanted.since or first), until=min(last, wanted.until or last))
    with engine.reading(store.db) as db:
        one = wish(store, campaign_id, within)
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


def one_day(store: Store, campaign_id: str | None, wanted: SlotFilter, day: str) -> list[str]:
    """The ids of all slots of a day, by their time."""
    with engine.reading(store.db) as db:
        one = wish(store, campaign_id, replace(wanted, since=day, until=day))
        order = "s.clock is null, s.clock, s.no"
        rows = engine.rows(db, f"select s.id from slot s where {one.where} order by {order}", one.parameters)
    return [id for (id,) in rows]


def queue(store: Store, campaign_id: str | None, wanted: SlotFilter, most: int) -> tuple[list[str], int]:
    """The first ``most`` slots that have a day and still have to be published, the earliest first, and how many there are.

    They are counted to COUNTED_MOST only: counting on would take longer than finding them.
    """
    statuses = tuple(status for status in wanted.statuses or OPEN if status in OPEN)
    with engine.reading(store.db) as db:
        one = wish(store, campaign_id, replace(wanted, statuses=statuses or OPEN))
        one.add("s.day is not null")
        order = "s.day, s.clock is null, s.clock, s.no"
        rows = engine.rows(
            db, f"select s.id from slot s where {one.where} order by {order} limit ?", (*one.parameters, most)
        )
        count = engine.value(
            db,
            f"select count(*) from (select 1 from slot s where {one.where} limit ?)",
            (*one.parameters, COUNTED_MOST),
        )
    return [id for (id,) in rows], int(count)


def offers(store: Store, campaign_id: str | None, first: str, last: str) -> Offers:
    """What filters can offer for the slots of a stretch of days."""
    with engine.reading(store.db) as db:
        one = wish(store, campaign_id, SlotFilter(since=first, until=last))
        rows = engine.rows(
            db,
            f"select account_id, status, owner, count(*) from slot s where {one.where} group by 1, 2, 3",
            one.parameters,
        )
        ids = sorted({id for id, *_rest in rows if id})
        faces = {
            id: (name, role)
            for id, name, _fans, role in engine.rows(db, accounts_sql(visible(db, "{0}.batch")), (dumps(ids),))
        }
    accounts, roles = Counter[str | None](), Counter[str]()
    statuses, owners = Counter[str](), Counter[str]()
    for id, status, owner, count in rows:
        accounts[id] += count
        roles[faces[id][1] if id in faces else UNKNOWN] += count
        statuses[status] += count
        owners[owner] += count
    return Offers(
        tuple((id, faces[id][0] if id in faces else "", count) for id, count in accounts.most_common(OFFERED_MOST)),
        tuple((role, roles[role]) for role in (*ROLES, UNKNOWN) if roles[role]),
        tuple((status, statuses[status]) for status in STATUSES if statuses[status]),
        tuple(owners.most_common(OFFERED_MOST)),
    )
