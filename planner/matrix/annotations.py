"""What a lead says of single sentences of a draft. An annotation stays with its sentence while that can be found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.matrix.written import Written, recorded, set_columns
from planner.problems import Problem
from planner.storage import engine, images
from planner.storage.images import ANNOTATION
from planner.storage.records import Annotation
from planner.storage.store import Store
from planner.storage.texts import storable

FIELDS = ("title", "body")
QUOTE_MOST = 2000


class Annotations:
    """The annotations of a workspace's drafts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, slot_id: str) -> list[Annotation]:
        """Those of the draft that hangs on a slot, in the order of the text; those whose sentence was rewritten come last."""
        rows = engine.rows(
            self._store.db,
            "select a.id, a.slot_id, a.field, a.quote, a.start, a.text, a.who, a.done, a.created_at,"
            " case a.field when 'title' then d.title else d.body end"
            " from annotation a left join slot s on s.id = a.slot_id left join draft d on d.id = s.draft_id"
            " where a.slot_id = ? and a.deleted_at is null order by a.id",
            (slot_id,),
        )
        found = [_annotation(row) for row in rows]
        return sorted(found, key=lambda one: (one.start is None, FIELDS.index(one.field), one.start or 0))

    def add(self, slot_id: str, field: str, start: int, end: int, text: str, who: str) -> Written:
        """Say something of ``draft.<field>[start:end]``; raises Problem for an empty remark, ValueError for an empty place."""
        text = storable(text).strip()
        if not text:
            raise Problem("批注还没有写字", "写一句要改什么")
        quote = self._text(slot_id, field)[start:end][:QUOTE_MOST]
        if not quote:
            raise ValueError((start, end))
        id, now = self._store.key(), self._store.now()
        with recorded(self._store) as recording:
            recording.touch(ANNOTATION, [id])
            row = (slot_id, field, quote, start, text, storable(who), 0, now, now, None)
            images.put(recording.db, ANNOTATION, {id: None}, {id: row})
        return recording.written

    def settle(self, ids: Sequence[str], done: bool = True) -> Written:
        """These are dealt with, or not yet."""
        return set_columns(self._store, ANNOTATION, ids, {"done": int(done)})

    def delete(self, ids: Sequence[str]) -> Written:
        """Take annotations away."""
        return set_columns(self._store, ANNOTATION, ids, {"deleted_at": self._store.now()})

    def _text(self, slot_id: str, field: str) -> str:
        if field not in FIELDS:
            raise ValueError(field)
        found = engine.value(
            self._store.db,
            f"select d.{field} from slot s join draft d on d.id = s.draft_id and d.deleted_at is null where s.id = ?",
            (slot_id,),
        )
        if found is None:
            raise Problem("这条排期还没有草稿", "先写好草稿再批注")
        return str(found)


def _annotation(row: tuple[Any, ...]) -> Annotation:
    id, slot_id, field, quote, start, text, who, done, at, now = row
    return Annotation(id, slot_id, field, quote, place(quote, start, now or ""), text, who, bool(done), at)


def place(quote: str, start: int, text: str) -> int | None:
    """Where the quote stands now: of several places the one nearest to where it stood; None when it is nowhere."""
    before, after = text.rfind(quote, 0, start + len(quote)), text.find(quote, start)
    places = [at for at in (before, after) if at >= 0]
    return min(places, key=lambda at: abs(at - start)) if places else None
