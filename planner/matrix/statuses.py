"""The status of a slot and of the draft that hangs on it are one: whoever changes one changes both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planner.matrix.slot_images import AT, replaced
from planner.matrix.written import Recording
from planner.problems import Problem
from planner.storage import engine, images
from planner.storage.images import DRAFT, SLOT, Row
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

DRAFT_AT: Mapping[str, int] = {name: at for at, name in enumerate(DRAFT.columns)}
FIRST = "选题"


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


def hang(recording: Recording, drafts: Mapping[str, str], now: str) -> None:
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


def with_status(draft: Row, status: str, now: str) -> Row:
    """A draft's row with another status; its text is not touched."""
    if draft[DRAFT_AT["status"]] == status:
        return draft
    other = list(draft)
    other[DRAFT_AT["status"]], other[DRAFT_AT["updated_at"]] = status, now
    return tuple(other)
