"""A person has published a note: the slot, its day, and the link of its draft, in one step."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

from planner.matrix.statuses import DRAFT_AT
from planner.matrix.written import Written, recorded
from planner.problems import Problem
from planner.slots import Slots
from planner.storage import images
from planner.storage.changes import Changes
from planner.storage.images import DRAFT
from planner.storage.store import Store
from planner.storage.times import CHINA
from planner.workflow import Workflow

OUT = "已经在平台上发布"
"""Why gates are let pass."""


def post(store: Store, slot_id: str, day: str, link: str | None, who: str = "") -> Written:
    """Mark a slot 已发 on the day it really was published; the link goes to its draft, and into the log either way.

    What is out is a fact: a gate that is still closed is let pass, and the log says so. Raises Problem for an impossible day
    or link.
    """
    link = (link or "").strip() or None
    _check(store, day, link)
    slot = Slots(store).line(slot_id).slot
    workflow = Workflow(store, who)
    written = Written(store, Changes())
    while held := workflow.held([slot_id], "已发"):
        written = written | workflow.waive(slot_id, held[slot_id].name, OUT)
    written = written | workflow.step([slot_id], "已发", link or "")
    if slot.day != day:
        written = written | Slots(store).edit({slot_id: {"day": day}})
    if slot.draft_id:
        written = written | _posted(store, slot.draft_id, day, link)
    return written


def _check(store: Store, day: str, link: str | None) -> None:
    if link and (urlsplit(link).scheme not in ("http", "https") or not urlsplit(link).hostname):
        raise Problem("这不像一个笔记链接", "请粘贴以 https:// 开头的链接，或留空")
    try:
        posted = date.fromisoformat(day)
    except ValueError as error:
        raise Problem("发布日期要写成 2025-01-31 这样", "请修改后再标记") from error
    if posted > store.clock().astimezone(CHINA).date() + timedelta(days=1):
        raise Problem("发布日期在将来", "请在发布之后再标为已发")


def _posted(store: Store, draft_id: str, day: str, link: str | None) -> Written:
    with recorded(store) as recording:
        recording.touch(DRAFT, [draft_id])
        before = recording.rows(DRAFT)
        row = before[draft_id]
        if row is not None:
            after = list(row)
            after[DRAFT_AT["posted_on"]], after[DRAFT_AT["posted_url"]] = day, link
            after[DRAFT_AT["updated_at"]] = store.now()
            images.put(recording.db, DRAFT, before, {draft_id: tuple(after)})
    return recording.written
