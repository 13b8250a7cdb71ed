"""Who makes promises for a product: its slots with their notes and drafts, and drafts and own notes that name it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.storage import engine
from planner.storage.texts import parted, texts
from planner.storage.visible import visible

if TYPE_CHECKING:
    from planner.storage.store import Store

READ_MOST = 2000
"""Of each kind, the newest: more than a person can check against one page."""
NOTE, DRAFT, PLANNED = "已发笔记", "草稿", "选题"


@dataclass(frozen=True, slots=True)
class Told:
    """A subject with all it says."""

    id: str
    kind: str
    title: str
    text: str
    keywords: tuple[str, ...]
    account: str = ""
    day: str | None = None
    status: str = ""
    slot_id: str | None = None
    draft_id: str | None = None
    note_id: str | None = None


def told_of(store: Store, product_id: str, name: str) -> tuple[list[Told], int]:
    """What speaks for a product, the latest day first, and how many were too many to be read."""
    with engine.reading(store.db) as db:
        seen = visible(db, "n.batch")
        slots, slots_over = _newest(
            db,
            "s.id, s.title, s.day, s.status, coalesce(a.name, ''), s.draft_id, d.title, d.body, d.topics,"
            " n.id, n.title, t.body, t.topics,"
            " (select json_group_array(k.text order by k.place) from slot_keyword k where k.slot = s.no)",
            "from slot s left join account a on a.id = s.account_id"
            " left join draft d on d.id = s.draft_id and d.deleted_at is null"
            f" left join note n on n.id = coalesce(s.note_id, d.note_id) and n.deleted_at is null and {seen}"
            " left join note_text t on t.note = n.no"
            " where s.product_id = ? and s.deleted_at is null",
            "s.day desc, s.id desc",
            product_id,
        )
        drafts, drafts_over = _newest(
            db,
            "d.id, d.title, d.body, d.topics, d.keywords, d.status",
            "from draft d"
            " where d.deleted_at is null and d.note_id is null and instr(d.title || char(10) || d.body, ?) > 0"
            " and not exists (select 1 from slot s where s.draft_id = d.id and s.deleted_at is null)",
            "d.updated_at desc, d.id desc",
            name,
        )
        notes, notes_over = _newest(
            db,
            "n.id, n.title, t.body, t.topics, n.published_at, coalesce(n.author_name, '')",
            "from note n join note_text t on t.note = n.no where n.own = 1 and n.deleted_at is null"
            f" and instr(n.title || char(10) || t.body, ?) > 0 and {seen}"
            " and not exists (select 1 from slot s left join draft d on d.id = s.draft_id"
            "  where s.deleted_at is null and coalesce(s.note_id, d.note_id) = n.id)",
            "n.published_at desc, n.no desc",
            name,
        )
    found = [*map(_slot, slots), *map(_draft, drafts), *map(_note, notes)]
    return found, slots_over + drafts_over + notes_over


def _newest(db: Any, columns: str, where: str, order: str, value: str) -> tuple[list[tuple[Any, ...]], int]:
    """The first rows in this order, and how many more there are."""
    rows = engine.rows(db, f"select {columns} {where} order by {order} limit ?", (value, READ_MOST + 1))
    if len(rows) <= READ_MOST:
        return rows, 0
    return rows[:READ_MOST], int(engine.value(db, f"select count(*) {where}", (value,))) - READ_MOST


def _slot(row: tuple[Any, ...]) -> Told:
    (
        id,
        title,
        day,
        status,
        account,
        draft_id,
        draft_title,
        body,
        topics,
        note_id,
        note_title,
        note_body,
        tags,
        words,
    ) = row
    keywords = tuple(json.loads(words))
    place = {"account": account, "day": day, "status": status, "slot_id": id, "draft_id": draft_id}
    if note_id is not None:
        said = "\n".join((note_title, note_body or "", *parted(tags or "")))
        return Told(id, NOTE, note_title or title, said, keywords, note_id=note_id, **place)
    if draft_title is not None:
        said = "\n".join((draft_title, body, *texts(topics)))
        return Told(id, DRAFT, draft_title or title, said, keywords, **place)
    return Told(id, PLANNED, title, title, keywords, **place)


def _draft(row: tuple[Any, ...]) -> Told:
    id, title, body, topics, keywords, status = row
    said = "\n".join((title, body, *texts(topics)))
    return Told(id, DRAFT, title, said, texts(keywords), status=status, draft_id=id)


def _note(row: tuple[Any, ...]) -> Told:
    id, title, body, topics, published, author = row
    day = published[:10] if published else None
    said = "\n".join((title, body, *parted(topics)))
    return Told(id, NOTE, title, said, (), author, day, "已发", note_id=id)
