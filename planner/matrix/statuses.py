"""The status of a slot and of the draft that hangs on it are one: whoever changes one changes both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.matrix.slot_images import AT, replaced
from planner.matrix.steps import Taken, record, who_works, write
from planner.matrix.waivers import digest_of
from planner.matrix.written import Recording
from planner.problems import Problem
from planner.storage import engine, images
from planner.storage.changes import Changes
from planner.storage.images import DRAFT, SLOT, Row
from planner.storage.store import Store
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

DRAFT_AT: Mapping[str, int] = {name: at for at, name in enumerate(DRAFT.columns)}
FIRST = "选题"
OUT = ("已发", "复盘")


def taken(db: Database, draft_ids: Sequence[str], by: Sequence[str]) -> None:
    """Raises Problem when one of these drafts hangs on a slot that is not among ``by``, or twice among them."""
    found = engine.rows(
        db,
        "select coalesce(nullif(d.title, ''), '（无标题）') from slot s join draft d on d.id = s.draft_id"
        " where s.draft_id in (select value from json_each(?)) and s.deleted_at is null"
        " and s.id not in (select value from json_each(?)) limit 1",
        (dumps(list(draft_ids)), dumps(list(by))),
    )
    if found:
        raise Problem(f"草稿“{found[0][0]}”已挂在另一条排期上", "一篇草稿只能用于一条排期，可以先复制一篇")
    if len(set(draft_ids)) < len(draft_ids):
        raise Problem("同一篇草稿不能挂在两条排期上", "可以先复制一篇")


def hang(store: Store, recording: Recording, drafts: Mapping[str, str], now: str) -> None:
    """Drafts were just hung on slots (draft ids by slot ids): a slot where nothing had begun takes the draft's status,
    every other gives its own to the draft."""
    db = recording.db
    recording.touch(DRAFT, drafts.values())
    known = recording.rows(DRAFT)
    slots: dict[str, Row] = {}
    wanted: dict[str, Row] = {}
    now_slots = images.read(db, SLOT, drafts)
    for slot_id, draft_id in drafts.items():
        slot, draft = now_slots[slot_id], known[draft_id]
        if slot is None or draft is None:
            continue
        if slot[AT["status"]] == FIRST:
            slots[slot_id] = replaced(slot, {"status": draft[DRAFT_AT["status"]]}, now)
        else:
            wanted[draft_id] = with_status(draft, slot[AT["status"]], now)
    images.put(db, SLOT, now_slots, slots)
    images.put(db, DRAFT, known, wanted)
    taken = [Taken(id, FIRST, row[AT["status"]], "挂上草稿") for id, row in slots.items() if row[AT["status"]] != FIRST]
    record(store, recording, taken, who_works(store))


def with_status(draft: Row, status: str, now: str, today: str = "") -> Row:
    """A draft's row with another status; its text is not touched. One that comes out is posted on ``today``; one that goes
    back was never posted."""
    values = dict(zip(DRAFT.columns, draft, strict=True))
    if values["status"] == status:
        return draft
    if values["status"] in OUT and status not in OUT:
        values |= {"posted_on": None, "posted_url": None, "note_id": None}
    elif status in OUT and values["posted_on"] is None and today:
        values["posted_on"] = today
    return tuple((values | {"status": status, "updated_at": now}).values())


def with_slot_status(slot: Row, status: str, now: str) -> Row:
    """A slot's row with another status; one that goes back from 已发 never came out, and has no note."""
    left = slot[AT["status"]] in OUT and status not in OUT
    return replaced(slot, {"status": status} | ({"note_id": None} if left else {}), now)


def follow(store: Store, db: Database, draft_id: str, status: str, why: str) -> Changes:
    """The slot a draft hangs on takes the status the draft has just got; logged, inside the write that did it."""
    now = store.now()
    found = engine.rows(
        db, "select id, status from slot where draft_id = ? and deleted_at is null and status <> ?", (draft_id, status)
    )
    if not found:
        return Changes()
    db.conn.executemany(
        "update slot set status = ?, note_id = case when ? then null else note_id end, updated_at = ? where id = ?",
        [(status, before in OUT and status not in OUT, now, id) for id, before in found],
    )
    approved = status in ("终审", "待发")
    write(
        store,
        db,
        [Taken(id, before, status, why, digest_of(store, id) if approved else None) for id, before in found],
        who_works(store),
    )
    return Changes.of("slot", *(id for id, _before in found)) | Changes.everything("approval")
