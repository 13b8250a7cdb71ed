"""When a rule pack of routes changes, every planned slot is checked again: which were fine and no longer are.

The packs as they last were are kept as a setting, so that a new version of the application, or a file of a person's own, is noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.presets import UNKNOWN
from planner.routes import Route, Routes
from planner.settings import Setting, Settings
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.store import Store
from planner.storage.visible import visible

PLANNED = "('选题', '初稿', '一审', '终审', '待发')"

Packs = tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class TurnedInvalid:
    """A planned slot whose route was fine by the earlier packs and is not by those of now; ``text`` says why."""

    slot_id: str
    campaign_id: str
    title: str
    day: str | None
    route: str
    text: str


def turned_invalid(store: Store, routes: Routes) -> tuple[TurnedInvalid, ...]:
    """The planned slots of all campaigns that a change of the packs has made invalid; nothing the first time, or without a change."""
    before = Settings(store).get(SEEN)
    if not before or set(before) == set(routes.packs):
        return ()
    old = Routes(before)
    found = []
    for slot, campaign, title, day, route, filed, role in _planned(store):
        on = date.fromisoformat(day) if day else None
        text = routes.check(route, on, role or UNKNOWN, filed)
        if text and old.check(route, on, role or UNKNOWN, filed) is None:
            found.append(TurnedInvalid(slot, campaign, title, day, route, text))
    return tuple(found)


def remember(store: Store, routes: Routes) -> Changes:
    """These packs are known now: a person has seen what they changed."""
    before = Settings(store).get(SEEN)
    if set(before) == set(routes.packs):
        return Changes()
    return Settings(store).set(SEEN, routes.packs)


def _planned(store: Store) -> Iterable[tuple[Any, ...]]:
    with engine.reading(store.db) as db:
        rows = engine.rows(
            db,
            "select s.id, s.campaign_id, coalesce(nullif(s.title, ''), d.title, ''), s.day, s.route, s.filed, a.role from slot s"
            " join campaign c on c.id = s.campaign_id left join draft d on d.id = s.draft_id"
            f" left join account a on a.id = s.account_id and {visible(db, 'a.batch')}"
            f" where s.route is not null and s.deleted_at is null and c.deleted_at is null and s.status in {PLANNED}"
            " order by s.day is null, s.day, s.no",
        )
    return [(*row[:5], None if row[5] is None else bool(row[5]), row[6]) for row in rows]


def _read(value: Any) -> Packs:
    return tuple(
        Route(
            **{
                **one,
                **{name: tuple(one[name]) for name in LISTS},
                **{name: date.fromisoformat(one[name]) if one[name] else None for name in DAYS},
            }
        )
        for one in value
    )


def _plain(packs: Packs) -> list[Mapping[str, Any]]:
    def plain(route: Route) -> Mapping[str, Any]:
        found = {name: getattr(route, name) for name in Route.__slots__}
        found |= {name: list(found[name]) for name in LISTS}
        return found | {name: found[name].isoformat() if found[name] else None for name in DAYS}

    return [plain(route) for route in packs]


LISTS = ("roles", "needs", "aliases")
DAYS = ("valid_from", "valid_to")


def _none() -> Packs:
    return ()


SEEN: Setting[Packs] = Setting("route_packs", _none, _read, _plain)
