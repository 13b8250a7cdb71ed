"""Slots that hang on a live session: so many days before it, wherever it goes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from planner.matrix.slot_images import AT, replaced
from planner.matrix.values import later
from planner.matrix.written import Recording
from planner.storage import engine, images
from planner.storage.images import SLOT, Row
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlite_utils import Database

PUBLISHED = ("已发", "复盘")


def days_of(db: Database, lives: Iterable[str | None]) -> Mapping[str, str]:
    """The days of live sessions by their ids."""
    return dict(
        engine.rows(
            db,
            "select id, day from live where deleted_at is null and id in (select value from json_each(?))",
            (dumps(sorted({one for one in lives if one})),),
        )
    )


def hung(row: Row, values: Mapping[str, Any], days: Mapping[str, str]) -> dict[str, Any]:
    """What follows for a slot that hangs on a session when ``values`` are written: its day from ``before``, or the other way."""
    live = days.get(values.get("live_id", row[AT["live_id"]]) or "")
    if live is None:
        return {}
    before = values.get("before", row[AT["before"]])
    if before is not None and ("live_id" in values or "before" in values):
        return {"day": later(live, -before)}
    if values.get("day"):
        return {"before": (date.fromisoformat(live) - date.fromisoformat(values["day"])).days}
    return {}


def move_slots(recording: Recording, live_id: str, now: str) -> None:
    """The slots of a session take the days that follow from its own; what is published stays on its day."""
    found = engine.rows(recording.db, "select id from slot where live_id = ? and before is not null", (live_id,))
    ids = [id for (id,) in found]
    recording.touch(SLOT, ids)
    rows = recording.rows(SLOT)
    live = days_of(recording.db, [live_id]).get(live_id)
    if live is None:
        return
    wanted = {
        id: replaced(row, {"day": later(live, -row[AT["before"]])}, now)
        for id in ids
        if (row := rows[id]) is not None and row[AT["status"]] not in PUBLISHED
    }
    images.put(recording.db, SLOT, rows, wanted)
