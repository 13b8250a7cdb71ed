"""The texts of shops, and what a person has ticked of the checklist; every write can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.landing.answers import PLACES, LandingText, Place, Tick
from planner.matrix.values import line
from planner.matrix.written import Written, recorded, set_columns
from planner.problems import Problem
from planner.storage import engine, images
from planner.storage.images import LANDING_TEXT, LANDING_TICK
from planner.storage.store import Store
from planner.storage.texts import storable

List = list[LandingText]
TEXT_MOST = 50_000
NAME_MOST = 40
TICKS: tuple[Tick, ...] = ("已补", "不用补")
ROW = "select id, product_id, place, name, text, source, updated_at from landing_text"


class LandingTexts:
    """What the shops of a workspace say, by product."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, product_id: str) -> List:
        """The texts of a product in the order of the places, oldest first in each."""
        rows = engine.rows(
            self._store.db, f"{ROW} where product_id = ? and deleted_at is null order by id", (product_id,)
        )
        found = [LandingText(*row) for row in rows]
        return sorted(found, key=lambda one: PLACES.index(one.place))

    def counts(self) -> Mapping[str, int]:
        """How many texts each product has, by its id; those without any are left out."""
        sql = "select product_id, count(*) from landing_text where deleted_at is null group by product_id"
        return dict(engine.rows(self._store.db, sql))

    def add(self, rows: Sequence[tuple[str, Mapping[str, object]]]) -> tuple[Sequence[str], Written]:
        """New texts in one step: each is the id of a product and what has ``place``, ``text`` and perhaps ``name``, ``source``,
        ``sample``.

        Returns their ids. Raises Problem for an empty text, an unknown place or a product that is gone.
        """
        values = [(product_id, _columns(row)) for product_id, row in rows]
        ids, now = [self._store.key() for _ in rows], self._store.now()
        with recorded(self._store) as recording:
            for product_id in {product_id for product_id, _row in rows}:
                if not engine.value(recording.db, "select 1 from product where id = ?", (product_id,)):
                    raise Problem("这个产品已经不在了", "请选另一个产品")
            recording.touch(LANDING_TEXT, ids)
            wanted = {}
            for id, (product_id, value) in zip(ids, values, strict=True):
                row = {"name": "", "source": "", "sample": 0, **value, "product_id": product_id}
                row |= {"created_at": now, "updated_at": now, "deleted_at": None}
                wanted[id] = tuple(row[column] for column in LANDING_TEXT.columns)
            images.put(recording.db, LANDING_TEXT, recording.rows(LANDING_TEXT), wanted)
        return ids, recording.written

    def edit(self, id: str, **fields: object) -> Written:
        """Another ``place``, ``name`` or ``text``; raises Problem as ``add`` does."""
        return set_columns(self._store, LANDING_TEXT, [id], _columns(fields))

    def delete(self, ids: Sequence[str]) -> Written:
        """Take texts away."""
        return set_columns(self._store, LANDING_TEXT, ids, {"deleted_at": self._store.now()})

    def ticks(self, product_id: str) -> Mapping[str, Tick]:
        """What was ticked, by the key of the point."""
        sql = "select point, state from landing_tick where product_id = ? and deleted_at is null"
        return dict(engine.rows(self._store.db, sql, (product_id,)))

    def tick(self, product_id: str, points: Sequence[str], state: Tick | None) -> Written:
        """Settle these points of the checklist, or with None open them again. Raises ValueError for another state."""
        if state is not None and state not in TICKS:
            raise ValueError(state)
        now, columns = self._store.now(), LANDING_TICK.columns
        points = [storable(point) for point in points]
        with recorded(self._store) as recording:
            sql = "select point, id from landing_tick where product_id = ?"
            there = dict(engine.rows(recording.db, sql, (product_id,)))
            ids = {point: there.get(point) or self._store.key() for point in points if state or point in there}
            recording.touch(LANDING_TICK, ids.values())
            before = recording.rows(LANDING_TICK)
            wanted = {}
            for point, id in ids.items():
                row = dict(zip(columns, before[id] or (product_id, point, state, now, now, None), strict=True))
                row |= {"state": state or row["state"], "deleted_at": None if state else now, "updated_at": now}
                wanted[id] = tuple(row.values())
            images.put(recording.db, LANDING_TICK, before, wanted)
        return recording.written


def _columns(fields: Mapping[str, object]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, value in fields.items():
        match name:
            case "place":
                row[name] = _place(value)
            case "text":
                row[name] = _text(value)
            case "name" | "source":
                row[name] = line(value)[:NAME_MOST]
            case "sample":
                row[name] = int(bool(value))
            case _:
                raise ValueError(name)
    return row


def _place(value: object) -> Place:
    found = next((place for place in PLACES if place == value), None)
    if found is None:
        raise Problem(f"位置要是{'、'.join(PLACES)}之一", "请改一下再保存")
    return found


def _text(value: object) -> str:
    text = storable(str(value or "")).replace("\0", "").strip()
    if not text:
        raise Problem("还没有文字", "把店铺里的文字粘贴进来再保存")
    if len(text) > TEXT_MOST:
        raise Problem(f"一段文字最多 {TEXT_MOST:,} 字，这里有 {len(text):,} 字", "请分成几段")
    return text
