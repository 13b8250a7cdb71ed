"""Accounts as planning sees them: who could be asked, how much each can carry, and what a note costs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from planner.importing.values.counts import decimal
from planner.presets import UNKNOWN
from planner.private import BY_HAND
from planner.storage import engine
from planner.storage.account_rows import shown
from planner.storage.store import Store
from planner.storage.visible import visible

CLOSED = frozenset(("违规", "停更"))
"""Healths of accounts that nothing is planned on."""

GAINED = ("average_likes", "average_collects", "average_comments")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account: ``capacity`` in notes a month, ``cooldown`` in days between two notes, ``price`` in yuan a note; None: not known.

    ``about`` are its persona and skills, ``avoid`` what it never says, ``engagement`` what its notes get on average (赞 + 藏 + 评).
    """

    id: str
    name: str
    role: str = UNKNOWN
    category: str = ""
    capacity: int | None = None
    cooldown: int | None = None
    health: str | None = None
    price: float | None = None
    about: str = ""
    avoid: str = ""
    engagement: float | None = None


def candidates(store: Store) -> dict[str, Candidate]:
    """Every account that can be seen, by id. Prices come from the private file: show them only as what a slot costs."""
    prices = _prices(store)
    with engine.reading(store.db) as db:
        found = engine.rows(
            db,
            f"select a.id, a.name, coalesce(a.role, '{UNKNOWN}'), coalesce(a.category, ''), a.capacity, a.cooldown, a.health,"
            f" a.persona, a.skills, a.avoid, a.metrics from {shown(visible(db, '{0}.batch'))} where a.deleted_at is null",
        )
    return {
        id: Candidate(
            *(id, name, role, category, capacity, cooldown, health),
            price=prices.get(id),
            about=f"{persona} {skills}".strip(),
            avoid=avoid,
            engagement=_engagement(metrics),
        )
        for id, name, role, category, capacity, cooldown, health, persona, skills, avoid, metrics in found
    }


def _prices(store: Store) -> dict[str, float]:
    """Yuan a note by account: of pictures, else of a video; a person's word first, then the newest import that can be seen.

    What an account does not say itself, one that was merged into it does.
    """
    with engine.reading(store.db) as db:
        seen = {id for (id,) in engine.rows(db, "select id from batch where deleted_at is null and hidden = 0")}
        owners = dict(
            engine.rows(
                db, "select p.id, a.id from account p join account a on a.no = p.merged_into order by p.no desc"
            )
        )
    said = {
        (account, name): value
        for account, name, value, batch in engine.rows(
            store.private,
            "select account_id, name, value, batch_id from private_detail where name in ('image_price', 'video_price')"
            " order by name = 'image_price', batch_id = '', batch_id",
        )
        if batch == BY_HAND or batch in seen
    }
    known = {
        account: price for (account, _), value in said.items() if (price := decimal(value)) is not None and price >= 0
    }
    found = {owners[account]: price for account, price in known.items() if account in owners}
    return found | {account: price for account, price in known.items() if account not in owners}


def _engagement(metrics: str) -> float | None:
    known = json.loads(metrics)
    return sum(known.get(name, 0.0) for name in GAINED) if GAINED[0] in known else None
