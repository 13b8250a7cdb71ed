"""A campaign once more, begun on another day."""

from __future__ import annotations

from planner.matrix.campaign_values import columns
from planner.matrix.values import later
from planner.matrix.written import Written, recorded
from planner.storage import engine
from planner.storage.images import CAMPAIGN, LIVE, SLOT
from planner.storage.records import Campaign, Phase
from planner.storage.store import Store

CARRIED = "account_id, product_id, title, content_type, crowd, route, filed, clock, owner, price, before, fixed, remark"
"""What a slot of the copy has from the one before."""


def copy_campaign(store: Store, old: Campaign, id: str, name: str, by: int) -> Written:
    """``old`` as the campaign ``id``, everything ``by`` days later. Its slots are new: no draft, no note, at 选题."""
    now, db = store.now(), store.db
    row = columns(
        {
            **{field: getattr(old, field) for field in ("budget", "products", "targets", "crowds", "goals", "remark")},
            "name": name,
            "start": later(old.start, by),
            "end": later(old.end, by),
            "phases": [Phase(one.name, later(one.start, by), later(one.end, by)) for one in old.phases],
        }
    )
    with recorded(store) as recording:
        wish = "where campaign_id = ? and deleted_at is null order by"
        lives = {live: store.key() for (live,) in engine.rows(db, f"select id from live {wish} id", (old.id,))}
        slots = {slot: store.key() for (slot,) in engine.rows(db, f"select id from slot {wish} no", (old.id,))}
        recording.touch(CAMPAIGN, [id])
        recording.touch(LIVE, lives.values())
        recording.touch(SLOT, slots.values())
        db.execute(
            f"insert into campaign (id, created_at, updated_at, {', '.join(row)}) values (?, ?, ?{', ?' * len(row)})",
            (id, now, now, *row.values()),
        )
        moved = f"date(day, '{by:+d} days')"
        db.conn.executemany(
            "insert into live (id, campaign_id, day, title, product_id, created_at, updated_at)"
            f" select ?, ?, {moved}, title, product_id, ?, ? from live where id = ?",
            [(made, id, now, now, live) for live, made in lives.items()],
        )
        hangs = dict(engine.rows(db, f"select id, live_id from slot {wish} no", (old.id,)))
        db.conn.executemany(
            f"insert into slot (id, campaign_id, day, live_id, status, created_at, updated_at, {CARRIED})"
            f" select ?, ?, {moved}, ?, '选题', ?, ?, {CARRIED} from slot where id = ?",
            [(made, id, lives.get(hangs[slot] or ""), now, now, slot) for slot, made in slots.items()],
        )
        db.conn.executemany(
            "insert into slot_keyword (slot, place, key, text, role) select (select no from slot where id = ?),"
            " place, key, text, role from slot_keyword where slot = (select no from slot where id = ?)",
            [(made, slot) for slot, made in slots.items()],
        )
    return recording.written
