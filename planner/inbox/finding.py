"""Which comments are wanted, in which order, and what the filters can offer: all asked of one lean table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.inbox.notes_of import accounts_of, keys_of_account, keys_of_product, products_of
from planner.inbox.records import OPEN, SEVERITIES, STATUSES, Choice, InboxFacets, InboxFilter, Order
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

URGENT = "s.open desc, s.level desc, s.due is null, s.due, s.comment desc"
ORDERS: Mapping[Order, str] = MappingProxyType(
    {
        "urgent": URGENT,
        "due": "s.open desc, s.due is null, s.due, s.level desc, s.comment desc",
        "new": "s.at desc, s.comment desc",
        "liked": "s.likes desc, s.comment desc",
    }
)
ASPECTS_MOST, OWNERS_MOST = 40, 60
OPEN_SQL = f"({', '.join(repr(one) for one in OPEN)})"
ASKS = "intent = '提问' and status = '待处理' and ours = 0"
"""Questions that nobody has answered: what they ask for is worth writing about."""


class Inbox:
    """The comments of a workspace, as far as they were read. Ids are short local numbers as text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, wanted: InboxFilter, order: Order = "urgent") -> list[str]:
        """The ids of the comments that fit."""
        with engine.reading(self._store.db) as db:
            where, parameters = _where(db, wanted, self.now)
            # Each order has an index that holds all one can filter by; left to itself SQLite sorts instead: five times slower.
            by = f"indexed by comment_state_{order}"
            sql = f"select s.comment from comment_state s {by} where {where} order by {ORDERS[order]}"
            # One text instead of two hundred thousand rows: a third of the time.
            found = engine.value(db, f"select group_concat(comment) from ({sql})", parameters)
            return str(found).split(",") if found is not None else []

    @property
    def now(self) -> int:
        """This second since 1970."""
        return int(self._store.clock().timestamp())

    def facets(self) -> InboxFacets:
        """What the filters can offer, with how many comments of all there are."""
        with engine.reading(self._store.db) as db:
            seen = visible(db, "batch")
            rows = engine.rows(
                db,
                "select status, intent, level, owner, count(*), sum(open and due < ?) from comment_state"
                f" where ours = 0 and {seen} group by status, intent, level, owner",
                (self.now,),
            )
            aspects = engine.rows(
                db,
                "select aspect, count(*) n, sum(sign < 0) from comment_aspect group by aspect order by n desc, aspect limit ?",
                (ASPECTS_MOST,),
            )
            products, accounts = products_of(db), accounts_of(db)
        owners = sorted(_tally(rows, 3, ()).items(), key=lambda one: (one[0] != "", -one[1], one[0]))
        return InboxFacets(
            total=sum(row[4] for row in rows),
            open=sum(row[4] for row in rows if row[0] in OPEN),
            late=sum(row[5] or 0 for row in rows),
            intents=_choices(_tally(rows, 1, ())),
            levels=tuple(
                Choice(str(level), SEVERITIES[level], count)
                for level, count in sorted(_tally(rows, 2, ()).items(), reverse=True)
            ),
            statuses=tuple(Choice(one, one, count) for one, count in _tally(rows, 0, STATUSES).items()),
            owners=tuple(Choice(name, name or "没人负责", count) for name, count in owners[:OWNERS_MOST]),
            products=products,
            accounts=accounts,
            aspects=tuple(
                Choice(name, f"{name}（差评 {blamed}）" if blamed else name, count) for name, count, blamed in aspects
            ),
        )


def _tally(rows: list[Any], column: int, first: tuple[str, ...]) -> dict[Any, int]:
    found: dict[Any, int] = dict.fromkeys(first, 0)
    for row in rows:
        found[row[column]] = found.get(row[column], 0) + row[4]
    return found


def _choices(counts: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name, count) for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _where(db: Database, wanted: InboxFilter, now: int) -> tuple[str, list[Any]]:
    parts, values = ["s.ours = 0", visible(db, "s.batch")], list[Any]()

    def add(part: str, *more: Any) -> None:
        parts.append(part)
        values.extend(more)

    if wanted.view != "all":
        add("s.open = 1")
    if wanted.view == "late":
        add("s.due < ?", now)
    for column, chosen in (("intent", wanted.intents), ("level", wanted.levels), ("status", wanted.statuses)):
        if chosen:
            add(f"s.{column} in (select value from json_each(?))", dumps(list(chosen)))
    if wanted.owner is not None:
        add("s.owner = ?", wanted.owner)
    if wanted.aspect is not None:
        name, sign = wanted.aspect
        add(
            "s.comment in (select comment from comment_aspect where aspect = ? and (? = 0 or sign = ?))",
            name,
            sign,
            sign,
        )
    if wanted.asked is not None:
        add(f"s.comment in (select comment from comment_asked where kind = ? and text = ?) and {ASKS}", *wanted.asked)
    for keys in (
        wanted.notes or None,
        keys_of_product(db, wanted.product) if wanted.product is not None else None,
        keys_of_account(db, wanted.account) if wanted.account is not None else None,
    ):
        if keys is not None:
            sql = "s.comment in (select no from comment where note_key in (select value from json_each(?)))"
            add(sql, dumps(list(keys)))
    if words := wanted.search.split():
        # One pass over all texts, however many words.
        holds = " and ".join(["(text like ? escape '\\' or author = ?)"] * len(words))
        add(
            f"s.comment in (select no from comment where {holds})",
            *(one for word in words for one in (_like(word), word)),
        )
    return " and ".join(parts), values


def _like(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
