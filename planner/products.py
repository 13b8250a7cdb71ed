"""What is sold: the products that slots speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from planner.matrix.values import amount, line, lines, name
from planner.matrix.written import Written, recorded, set_columns
from planner.problems import Problem
from planner.storage import engine
from planner.storage.images import PRODUCT
from planner.storage.records import Product
from planner.storage.store import Store
from planner.storage.texts import stored_texts, texts

Products_ = list[Product]
ROW = "select id, name, category, cycle, claims, remark, deleted_at from product"
CYCLE_MOST = 3650


class Products:
    """The products of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, *, deleted: bool = False) -> Products_:
        """Every product, oldest first; with ``deleted`` those in the waste basket."""
        wish = "is not null" if deleted else "is null"
        return [_product(row) for row in engine.rows(self._store.db, f"{ROW} where deleted_at {wish} order by id")]

    def get(self, id: str) -> Product:
        """One product, also a deleted one; raises Problem when there is none."""
        found = engine.rows(self._store.db, f"{ROW} where id = ?", (id,))
        if not found:
            raise Problem("这个产品已经不在了", "请选另一个产品")
        return _product(found[0])

    def add(self, name: str, **fields: object) -> tuple[Product, Written]:
        """A new product; ``fields`` are those of Product. Raises Problem without a name, or for one that is taken."""
        id, now = self._store.key(), self._store.now()
        row = _columns({"name": name, **fields})
        self._free(row["name"], id)
        with recorded(self._store) as recording:
            recording.touch(PRODUCT, [id])
            names = ", ".join(row)
            recording.db.execute(
                f"insert into product (id, created_at, updated_at, {names}) values (?, ?, ?{', ?' * len(row)})",
                (id, now, now, *row.values()),
            )
        return self.get(id), recording.written

    def edit(self, id: str, **fields: object) -> Written:
        """New values; raises Problem for a name that is empty or taken, ValueError for what no product has."""
        row = _columns(fields)
        self.get(id)
        if "name" in row:
            self._free(row["name"], id)
        return self._set([id], row)

    def delete(self, ids: Sequence[str]) -> Written:
        """Put products into the waste basket. Slots keep theirs, so that it comes back with it."""
        return self._set(ids, {"deleted_at": self._store.now()})

    def _set(self, ids: Sequence[str], row: Mapping[str, Any]) -> Written:
        return set_columns(self._store, PRODUCT, ids, row)

    def _free(self, name: str, id: str) -> None:
        sql = "select 1 from product where name = ? and id <> ? and deleted_at is null"
        if engine.value(self._store.db, sql, (name, id)):
            raise Problem(f"已经有叫“{name}”的产品", "请换一个名字")


def _product(row: tuple[Any, ...]) -> Product:
    id, name, category, cycle, claims, remark, deleted_at = row
    return Product(id, name, category, cycle, texts(claims), remark, deleted_at)


def _cycle(value: object) -> int | None:
    days = amount("决策周期", value, CYCLE_MOST, whole=True)
    return None if days is None else int(days)


CHECKS: Mapping[str, Any] = MappingProxyType(
    {
        "name": lambda value: name("产品", value),
        "category": lambda value: line(value) or None,
        "cycle": _cycle,
        "claims": lambda value: stored_texts(lines(value)),
        "remark": lambda value: line(value, long=True),
        "sample": int,
    }
)


def _columns(fields: Mapping[str, object]) -> dict[str, Any]:
    unknown = set(fields) - set(CHECKS)
    if unknown:
        raise ValueError(", ".join(unknown))
    return {column: CHECKS[column](value) for column, value in fields.items()}
