"""Shop feedback: 评价, 追评, 问大家 and 退货, as imports brought it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.claims.goods import Goods, Names
from planner.matrix.written import Written, set_columns
from planner.problems import Problem
from planner.products import Products
from planner.storage import engine
from planner.storage.images import FEEDBACK
from planner.storage.records import Product
from planner.storage.records.feedback import FeedbackFacets, FeedbackFilter, FeedbackLine, Told
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible
from planner.storage.wishing import Wish

if TYPE_CHECKING:
    from sqlite_utils import Database

EVERY = FeedbackFilter()
LINE = (
    "select f.id, f.kind, f.text, f.reason, f.answer, f.stars, f.label, f.goods, f.sku, f.crowd, f.said_at, f.likes,"
    " f.product_id, r.sign, r.by, b.file_name, f.deleted_at, f.no from json_each(?) wanted"
    " cross join feedback f on f.id = wanted.value left join feedback_reading r on r.feedback = f.no"
    " join batch b on b.no = f.batch"
)
SORTS: Mapping[str, str] = MappingProxyType(
    {
        "said_at": "f.said_at",
        "kind": "f.kind",
        "stars": "f.stars",
        "likes": "f.likes",
        "sign": "r.sign",
        "product": "f.goods",
        "text": "f.text",
    }
)
WORDS_MOST = 40
CHANGED_MOST = 5_000
"""Rows that one edit may change: more would keep the window waiting."""

Lines = list[FeedbackLine]


class FeedbackList:
    """The feedback of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, wanted: FeedbackFilter = EVERY, sort: tuple[str, bool] = ("said_at", True)) -> list[str]:
        """The ids of all that fit; ``(column, True)`` begins with the greatest; unknown always comes last. Raises KeyError for a
        column that is not among ``SORTS``."""
        column, falling = SORTS[sort[0]], "desc" if sort[1] else "asc"
        goods = Goods.of(self._store, Names.of(self._products())) if wanted.products else None
        with engine.reading(self._store.db) as db:
            where = _wish(wanted, db, goods)
            # One long text is read four times faster than as many rows.
            text = engine.value(
                db,
                "select group_concat(id) from (select f.id from feedback f left join feedback_reading r"
                f" on r.feedback = f.no where {where.where} order by {column} {falling} nulls last, f.no {falling})",
                where.parameters,
            )
        return text.split(",") if text else []

    def count(self, wanted: FeedbackFilter = EVERY) -> int:
        """How many fit."""
        return len(self.find(wanted))

    def lines(self, ids: Sequence[str]) -> Lines:
        """These, in this order; ids that are gone are left out."""
        known = self._products()
        products, names = {one.id: one.name for one in known}, Names.of(known)
        with engine.reading(self._store.db) as db:
            found = engine.rows(db, f"{LINE} order by wanted.key", (dumps(list(ids)),))
            told: dict[int, list[Told]] = defaultdict(list)
            for no, *one in engine.rows(
                db,
                "select feedback, aspect, sign, start, end from feedback_aspect"
                " where feedback in (select value from json_each(?)) order by feedback, start, aspect",
                (dumps([row[-1] for row in found]),),
            ):
                told[no].append(Told(*one))
        return [_line(row, products, names, tuple(told[row[-1]])) for row in found]

    def get(self, id: str) -> FeedbackLine:
        """One; raises Problem when there is none."""
        found = self.lines([id])
        if not found:
            raise Problem("这条评价已经不在了", "它的导入可能已被撤销")
        return found[0]

    def facets(self, deleted: bool = False) -> FeedbackFacets:
        """What the filters can offer."""
        known = self._products()
        products, goods = {one.id: one.name for one in known}, Goods.of(self._store, Names.of(known))
        with engine.reading(self._store.db) as db:
            seen = _wish(FeedbackFilter(deleted=deleted), db, None).where
            kinds = dict(engine.rows(db, f"select kind, count(*) from feedback f where {seen} group by 1"))
            signs = engine.rows(
                db,
                "select r.sign, count(*) from feedback f left join feedback_reading r on r.feedback = f.no"
                f" where {seen} group by 1 order by 2 desc",
            )
            counts: dict[str | None, int] = defaultdict(int)
            for title, id, count in engine.rows(
                db, f"select f.goods, f.product_id, count(*) from feedback f where {seen} group by 1, 2"
            ):
                counts[id or goods.products.get(title)] += count
            aspects = engine.rows(db, "select aspect, count(*) from feedback_aspect group by 1 order by 2 desc, 1")
            words = engine.rows(
                db, f"select word, count(*) from feedback_mention group by 1 order by 2 desc, 1 limit {WORDS_MOST}"
            )
        named = [(id, products.get(id or "", ""), count) for id, count in counts.items()]
        return FeedbackFacets(
            tuple(kinds.items()),
            tuple((sign, count) for sign, count in signs),
            tuple(sorted(named, key=lambda one: (one[0] is None, -one[2], one[1]))),
            tuple((aspect, count) for aspect, count in aspects),
            tuple((word, count) for word, count in words),
            sum(kinds.values()),
        )

    def delete(self, ids: Sequence[str]) -> Written:
        """Put feedback into the waste basket: it counts no more."""
        return self._set(ids, {"deleted_at": self._store.now()})

    def restore(self, ids: Sequence[str]) -> Written:
        """Take it out again."""
        return self._set(ids, {"deleted_at": None})

    def assign(self, ids: Sequence[str], product_id: str | None) -> Written:
        """Say which product it speaks of; None: go by the name of the goods again."""
        return self._set(ids, {"product_id": product_id})

    def _set(self, ids: Sequence[str], values: Mapping[str, Any]) -> Written:
        if len(ids) > CHANGED_MOST:
            raise Problem(f"一次最多改 {CHANGED_MOST:,} 条，现在选了 {len(ids):,} 条", "请先筛选，分几次改")
        return set_columns(self._store, FEEDBACK, ids, values)

    def _products(self) -> list[Product]:
        return Products(self._store).list()


def _wish(wanted: FeedbackFilter, db: Database, goods: Goods | None) -> Wish:
    wish = Wish()
    wish.add("f.deleted_at is not null" if wanted.deleted else "f.deleted_at is null")
    wish.add(visible(db, "f.batch"))
    if wanted.search:
        pattern = f"%{wanted.search.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        columns = ("f.text", "f.reason", "f.answer", "f.goods", "f.sku")
        wish.add(" or ".join(f"{name} like ? escape '!'" for name in columns), *[pattern] * len(columns))
    for column, values in (("f.kind", wanted.kinds), ("r.sign", wanted.signs)):
        if values:
            wish.add(f"{column} in ({', '.join('?' * len(values))})", *values)
    if wanted.products and goods is not None:
        titles = [title for id in wanted.products for title in goods.titles(id)]
        unnamed = " or f.goods is null or f.goods = ''" if None in wanted.products else ""
        wish.add(
            "f.product_id in (select value from json_each(?)) or (f.product_id is null and"
            f" (f.goods in (select value from json_each(?)){unnamed}))",
            dumps([id for id in wanted.products if id]),
            dumps(titles),
        )
    if wanted.aspect is not None:
        sign = "" if wanted.aspect_sign is None else " and a.sign = ?"
        signs = () if wanted.aspect_sign is None else (wanted.aspect_sign,)
        wish.add(f"f.no in (select a.feedback from feedback_aspect a where a.aspect = ?{sign})", wanted.aspect, *signs)
    for word in wanted.words:
        wish.add("f.no in (select m.feedback from feedback_mention m where m.word = ?)", word)
    if wanted.since:
        wish.add("f.said_at >= ?", wanted.since)
    return wish


def _line(row: Sequence[Any], products: Mapping[str, str], names: Names, told: tuple[Told, ...]) -> FeedbackLine:
    line = FeedbackLine(*row[:-1])
    id = line.product_id or names.product(line.goods)
    return replace(line, product=products.get(id or "", ""), told=told)


def has_any(store: Store) -> bool:
    """Whether any feedback was ever imported and not taken back."""
    return bool(engine.value(store.db, "select 1 from feedback limit 1"))
