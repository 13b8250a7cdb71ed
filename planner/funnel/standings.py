"""The notes that can stand in a funnel, with everything they are grouped by: account, slot, product, campaign, route."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.funnel.answers import Settled
from planner.funnel.matching import Known, better, titles
from planner.presets import UNKNOWN
from planner.routes import Routes
from planner.settings import TIERS, Settings
from planner.storage import engine
from planner.storage.account_rows import shown
from planner.storage.campaign_rows import read_phases
from planner.storage.slot_rows import phase_on
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.times import CHINA
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

NOTES = (
    "select n.id, n.key, n.title, n.published_at, coalesce(n.author_name, n.author, ''), n.platform_id, n.author, n.fans"
    " from note n where n.deleted_at is null"
)
SLOTS = (
    "select s.note_id, s.account_id, s.product_id, s.campaign_id, s.crowd, s.route, s.day, s.price, p.name, p.cycle, c.name,"
    " c.phases from slot s left join product p on p.id = s.product_id left join campaign c on c.id = s.campaign_id"
    " where s.note_id is not null and s.deleted_at is null order by s.day, s.no"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A note and what it is grouped by; what nobody has said is None. ``twins`` are other notes of the library that are this one."""

    note_id: str
    title: str
    author: str
    published_on: str | None
    twins: tuple[str, ...] = ()
    account_id: str | None = None
    account: str = ""
    role: str = UNKNOWN
    tier: str = UNKNOWN
    product_id: str | None = None
    product: str | None = None
    cycle: int | None = None
    campaign_id: str | None = None
    campaign: str | None = None
    crowd: str | None = None
    route: str | None = None
    traffic: str | None = None
    mind: str | None = None
    platform: str | None = None
    phase: str | None = None
    price: float | None = None

    @property
    def settles_on(self) -> str | None:
        """The day on which T+x is over."""
        if self.cycle is None or not self.published_on:
            return None
        return (date.fromisoformat(self.published_on) + timedelta(days=self.cycle)).isoformat()

    def settled(self, today: str) -> Settled:
        """Whether T+x is over on a day; 未知 without a decision cycle or a day of publishing."""
        end = self.settles_on
        return "未知" if end is None else "已到结算" if end <= today else "未到结算"


def today(store: Store) -> str:
    """The day on the platform."""
    return store.clock().astimezone(CHINA).date().isoformat()


def standings(store: Store, figured: Sequence[str]) -> dict[str, Standing]:
    """The notes in play by id: those with figures (``figured``), those of slots, and our own."""
    with engine.reading(store.db) as db:
        slots = {row[0]: row[1:] for row in engine.rows(db, SLOTS)}
        ids = dumps(sorted({*figured, *slots}))
        rows = engine.rows(
            db,
            f"{NOTES} and {visible(db, 'n.batch')} and (n.own = 1 or n.id in (select value from json_each(?)))",
            (ids,),
        )
        accounts = _accounts(store, db)
    known = [Known(*row[:6]) for row in rows]
    twins = _twins(known)
    authors = {row[0]: (row[6] or row[4], row[7]) for row in rows}
    routes = Routes.load()
    preset = Settings(store).get(TIERS)
    found: dict[str, Standing] = {}
    for note in known:
        if note.id in twins:
            continue
        others = tuple(other for other, one in twins.items() if one == note.id)
        slot = next((slots[id] for id in (note.id, *others) if id in slots), None)
        account = accounts.get(slot[0] if slot and slot[0] else authors[note.id][0])
        one = Standing(note.id, note.title, note.author, (note.published_at or "")[:10] or None, others)
        fans = account[3] if account else authors[note.id][1]
        one = replace(
            one,
            account_id=account[0] if account else None,
            account=account[1] if account else note.author,
            role=(account[2] or UNKNOWN) if account else UNKNOWN,
            tier=preset.tier(fans),
        )
        found[note.id] = _with_slot(one, slot, routes) if slot else one
    return found


def _with_slot(one: Standing, slot: Sequence[Any], routes: Routes) -> Standing:
    _, product_id, campaign_id, crowd, route, day, price, product, cycle, campaign, phases = slot
    way = routes.on(route, date.fromisoformat(day) if day else None) or routes.on(route, None) if route else None
    published = one.published_on or day
    return replace(
        one,
        published_on=published,
        product_id=product_id,
        product=product,
        cycle=cycle,
        campaign_id=campaign_id,
        campaign=campaign,
        crowd=crowd,
        route=route,
        traffic=way.traffic if way else None,
        mind=way.mind if way else None,
        platform=(way.platform or None) if way else None,
        phase=phase_on(day, read_phases(phases)) if phases and day else None,
        price=price,
    )


def _accounts(store: Store, db: Database) -> Mapping[str, tuple[str, str, str | None, int | None]]:
    """Accounts by our id, by the platform's and by name: id, name, role, followers."""
    found: dict[str, tuple[str, str, str | None, int | None]] = {}
    for id, key, name, role, fans in engine.rows(
        db, f"select id, key, name, role, fans from {shown(visible(db, '{0}.batch'))} where deleted_at is null"
    ):
        face = (id, name, role, fans)
        found.setdefault(name, face)
        found[key] = found[id] = face
    return found


def _twins(notes: Sequence[Known]) -> dict[str, str]:
    """Notes that came in once more and are known better there: each with the one that is known best, where that is one only."""
    found: dict[str, str] = {}
    for same in titles(notes).values():
        if len(same) > 1:
            for note in same:
                best = [other for other in better(note, same) if not better(other, same)]
                if len(best) == 1:
                    found[note.id] = best[0].id
    return found
