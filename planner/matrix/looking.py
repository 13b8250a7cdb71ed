"""What every question about slots needs to know first, and what the filters can offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from planner.initials import initials
from planner.presets import UNKNOWN
from planner.settings import TIERS, Settings
from planner.storage import engine
from planner.storage.account_rows import shown
from planner.storage.campaign_rows import phases_of
from planner.storage.records import CROWDS, ROLES, STATUSES, SlotFacets, SlotFilter
from planner.storage.slot_rows import Facts, phase_on, wish
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

Counted = tuple[tuple[str | None, int], ...]
Faces = Mapping[str, tuple[str, "int | None", str, str]]
"""Accounts by their ids: name, followers, role, tier."""


def facts(store: Store, campaign_id: str | None) -> Facts:
    """The tiers, what can be seen and the phases, at this moment. Ask inside ``engine.reading``."""
    store.db.register_function(initials, deterministic=True)
    return Facts(Settings(store).get(TIERS), visible(store.db, "{0}.batch"), phases_of(store.db, campaign_id))


def faces(store: Store, known: Facts, ids: Iterable[str]) -> Faces:
    """The accounts of slots; those that are out of sight are left out."""
    found = engine.rows(
        store.db,
        f"select a.id, a.name, a.fans, coalesce(a.role, '{UNKNOWN}') from json_each(?) wanted"
        f" cross join {shown(known.seen)} on a.id = wanted.value",
        (dumps(list(ids)),),
    )
    return {id: (name, fans, role, known.preset.tier(fans)) for id, name, fans, role in found}


def facets_of(store: Store, campaign_id: str | None) -> SlotFacets:
    """What the filters of a campaign, or of all, can offer."""
    with engine.reading(store.db) as db:
        known = facts(store, campaign_id)
        one = wish(campaign_id, SlotFilter(), known)

        def counted(value: str) -> list[tuple[Any, int]]:
            sql = f"select {value}, count(*) from slot s where {one.where} group by 1 order by 2 desc, 1"
            return engine.rows(db, sql, one.parameters)

        accounts, products = counted("s.account_id"), counted("s.product_id")
        seen = faces(store, known, [id for id, _ in accounts if id])
        names = dict(engine.rows(db, "select id, name from product"))
        keywords = engine.rows(
            db,
            "select min(k.text), count(*) from slot s join slot_keyword k on k.slot = s.no"
            f" where {one.where} group by k.key order by 2 desc, 1",
            one.parameters,
        )
        bare = engine.value(
            db,
            f"select count(*) from slot s where {one.where} and not exists (select 1 from slot_keyword k where k.slot = s.no)",
            one.parameters,
        )
        roles: Counter[str | None] = Counter()
        tiers: Counter[str | None] = Counter()
        for id, number in accounts:
            _name, _fans, role, tier = seen.get(id, ("", None, UNKNOWN, UNKNOWN))
            roles[role] += number
            tiers[tier] += number
        phases: Counter[str | None] = Counter()
        for id, day, number in engine.rows(
            db, f"select s.campaign_id, s.day, count(*) from slot s where {one.where} group by 1, 2", one.parameters
        ):
            phases[phase_on(day, known.phases.get(id, ()))] += number
        return SlotFacets(
            tuple((id, seen[id][0] if id in seen else "", number) for id, number in accounts),
            tuple((id, names.get(id, ""), number) for id, number in products),
            _in_order(roles, (*ROLES, UNKNOWN)),
            _in_order(tiers, known.preset.names),
            (*keywords, *(((None, bare),) if bare else ())),
            tuple(counted("s.content_type")),
            _in_order(Counter(dict(counted("s.crowd"))), CROWDS),
            tuple(counted("s.route")),
            _in_order(Counter(dict(counted("s.status"))), STATUSES),
            tuple(counted("s.owner")),
            tuple(sorted(counted("s.week"), key=lambda pair: (pair[0] is None, pair[0] or ""))),
            _in_order(phases, [phase.name for those in known.phases.values() for phase in those]),
            int(engine.value(db, f"select count(*) from slot s where {one.where}", one.parameters)),
        )


def _in_order(counted: Mapping[str | None, int], names: Iterable[str]) -> Counted:
    """First the names in their order, then the others as they come, None last."""
    order = list(dict.fromkeys([*names, *(name for name in counted if name is not None)]))
    return tuple((name, counted[name]) for name in (*order, None) if counted.get(name))
