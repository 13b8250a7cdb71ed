"""Slots counted by two axes, straight from their table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from planner.matrix.looking import Faces, faces
from planner.presets import UNKNOWN
from planner.storage import engine
from planner.storage.records import SlotFilter
from planner.storage.slot_rows import Facts, phase_on, wish
from planner.storage.store import Store

RAW: Mapping[str, str] = MappingProxyType(
    {
        "account": "s.account_id",
        "role": "s.account_id",
        "tier": "s.account_id",
        "week": "s.week",
        "day": "s.day",
        "keyword": "{0}.key",
        "product": "s.product_id",
        "content_type": "s.content_type",
        "crowd": "s.crowd",
        "route": "s.route",
        "phase": "s.campaign_id || ' ' || s.day",
        "status": "s.status",
        "owner": "s.owner",
    }
)
"""What an axis is made from."""

Value = str | None
Place = tuple[Value, Value]


@dataclass(slots=True)
class Pile:
    """The slots of one place."""

    count: int = 0
    cost: float = 0.0
    statuses: dict[str, int] = field(default_factory=dict)
    keyword: str = ""
    most: int = 0


@dataclass(frozen=True)
class Counted:
    """Piles by their places, and the accounts that were met."""

    piles: Mapping[Place, Pile]
    faces: Faces
    total: int


def count(store: Store, known: Facts, campaign_id: str | None, axes: tuple[str, str], wanted: SlotFilter) -> Counted:
    """Count slots by two axes. Ask inside ``engine.reading``."""
    one = wish(campaign_id, wanted, known)
    raw = [RAW[name].format(f"k{at}") for at, name in enumerate(axes)]
    joins = "".join(
        f" left join slot_keyword k{at} on k{at}.slot = s.no" for at, name in enumerate(axes) if name == "keyword"
    )
    rows = engine.rows(
        store.db,
        f"select {raw[0]}, {raw[1]}, s.status, count(*), total(s.price) from slot s{joins} where {one.where} group by 1, 2, 3",
        one.parameters,
    )
    words = engine.rows(
        store.db,
        f"select {raw[0]}, {raw[1]}, min(w.text), count(*) from slot s join slot_keyword w on w.slot = s.no{joins}"
        f" where {one.where} group by 1, 2, w.key",
        one.parameters,
    )
    met = {row[at] for at, name in enumerate(axes) if name in ("account", "role", "tier") for row in rows if row[at]}
    seen = faces(store, known, met)
    values = [_reader(name, known, seen) for name in axes]
    piles: dict[Place, Pile] = defaultdict(Pile)
    for row, column, status, number, cost in rows:
        pile = piles[values[0](row), values[1](column)]
        pile.count += number
        pile.cost += cost
        pile.statuses[status] = pile.statuses.get(status, 0) + number
    spoken: dict[tuple[Place, str], int] = defaultdict(int)
    for row, column, text, number in words:
        spoken[(values[0](row), values[1](column)), text] += number
    for (place, text), number in spoken.items():
        pile = piles[place]
        if (number, pile.keyword) > (pile.most, text):
            pile.keyword, pile.most = text, number
    total = int(engine.value(store.db, f"select count(*) from slot s where {one.where}", one.parameters))
    return Counted(piles, seen, total)


def _reader(name: str, known: Facts, seen: Faces) -> Callable[[Any], Value]:
    """What turns a raw value of an axis into the value its filter takes."""
    if name == "role":
        return lambda id: seen[id][2] if id in seen else UNKNOWN
    if name == "tier":
        return lambda id: seen[id][3] if id in seen else UNKNOWN
    if name == "phase":
        return lambda at: phase_on(at[37:], known.phases.get(at[:36], ())) if at else None
    if name == "owner":
        return lambda owner: owner or None
    return lambda value: value
