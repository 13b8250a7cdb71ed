"""Rows as they were before a write and after it, so that any write can be taken back and done again to the letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from planner.problems import Problem
from planner.storage import engine
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = tuple[Any, ...]
Rows = Mapping[str, "Row | None"]
"""Rows by their ids; None: there is none."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a text ``id``. ``links`` are columns that name a row of another table, which may be gone by then;
    ``holds`` are the columns elsewhere that name a row of this one."""

    name: str
    columns: tuple[str, ...]
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    holds: tuple[tuple[str, str], ...] = ()
    kept: bool = False
    """Rows are only changed, never made or removed."""


KEYWORDS = "keywords"
"""A column that is none: the keywords of a slot as JSON."""

STAMPED = ("created_at", "updated_at", "deleted_at")
PRODUCT = Table(
    "product",
    ("name", "category", "cycle", "claims", "remark", "sample", *STAMPED),
    holds=(("slot", "product_id"), ("live", "product_id"), ("feedback", "product_id"), ("landing_text", "product_id")),
)
CAMPAIGN = Table(
    "campaign",
    (
        *("name", "start_day", "end_day", "budget", "products", "phases", "targets", "crowds", "goals", "remark"),
        *("sample", *STAMPED),
    ),
    holds=(("slot", "campaign_id"), ("live", "campaign_id")),
)
LIVE = Table(
    "live",
    ("campaign_id", "day", "title", "product_id", *STAMPED),
    MappingProxyType({"product_id": "product"}),
    holds=(("slot", "live_id"),),
)
SLOT = Table(
    "slot",
    (
        *("no", "campaign_id", "account_id", "product_id", "title", "content_type", "crowd", "route", "filed", "day"),
        *("clock", "status", "owner", "price", "draft_id", "note_id", "live_id", "before", "fixed", "remark", "sample"),
        *STAMPED,
        KEYWORDS,
    ),
    MappingProxyType(
        {"account_id": "account", "product_id": "product", "draft_id": "draft", "note_id": "note", "live_id": "live"}
    ),
)
SETTLING = Table("settling", ("subject", "target", "aside", *STAMPED))
DRAFT = Table(
    "draft",
    ("status", "posted_on", "posted_url", "note_id", "updated_at"),
    MappingProxyType({"note_id": "note"}),
    kept=True,
)
FEEDBACK = Table(
    "feedback",
    ("product_id", "updated_at", "deleted_at"),
    MappingProxyType({"product_id": "product"}),
    kept=True,
)
FEEDBACK_QUOTE = Table("feedback_quote", ("slot_id", "feedback_id", "text", "source", *STAMPED))
WAIVER = Table("waiver", ("slot_id", "gate", "reason", "who", "digest", *STAMPED))
ANNOTATION = Table("annotation", ("slot_id", "field", "quote", "start", "text", "who", "done", *STAMPED))
HANDLING = Table("handling", ("comment_key", "status", "owner", "due", "reply", *STAMPED))
REPLY = Table("reply", ("preset", "title", "text", "intents", "aspects", *STAMPED))
LANDING_TEXT = Table("landing_text", ("product_id", "place", "name", "text", "source", "sample", *STAMPED))
LANDING_TICK = Table("landing_tick", ("product_id", "point", "state", *STAMPED))


def read(db: Database, table: Table, ids: Iterable[str]) -> Rows:
    """The rows of these ids as they are now."""
    wanted = list(dict.fromkeys(ids))
    found = engine.rows(
        db,
        f"select t.id, {', '.join(map(_read_as, table.columns))} from json_each(?) wanted"
        f" join {table.name} t on t.id = wanted.value",
        (dumps(wanted),),
    )
    rows = {row[0]: row[1:] for row in found}
    return {id: rows.get(id) for id in wanted}


def put(db: Database, table: Table, now: Rows, wanted: Rows) -> None:
    """Make the rows ``wanted`` where they were ``now``: only columns that differ are written, so that what somebody else
    changed in the meantime stays. Raises Problem when a row has to go that others hang on."""
    gone = [id for id, row in wanted.items() if row is None and now[id] is not None]
    fresh = [(id, row) for id, row in wanted.items() if row is not None and now[id] is None]
    if (gone or fresh) and table.kept:
        raise ValueError(table.name)
    if gone:
        _remove(db, table, gone)
    if fresh:
        _insert(db, table, fresh)
    changed: dict[tuple[int, ...], list[tuple[str, Row]]] = defaultdict(list)
    for id, row in wanted.items():
        before = now[id]
        if row is not None and before is not None and row != before:
            places = tuple(at for at, value in enumerate(row) if value != before[at])
            changed[places].append((id, row))
    for places, rows in changed.items():
        _update(db, table, places, rows)


def _remove(db: Database, table: Table, ids: Sequence[str]) -> None:
    named = dumps(list(ids))
    for other, column in table.holds:
        if engine.value(
            db, f"select 1 from {other} where {column} in (select value from json_each(?)) limit 1", (named,)
        ):
            raise Problem("后来又有排期用到了它，不能撤销新建", "可以改为删除")
    db.execute(f"delete from {table.name} where id in (select value from json_each(?))", (named,))


def _insert(db: Database, table: Table, rows: Sequence[tuple[str, Row]]) -> None:
    columns = [name for name in table.columns if name != KEYWORDS]
    marks = ", ".join(_written_as(table, name) for name in columns)
    db.conn.executemany(
        f"insert into {table.name} (id, {', '.join(columns)}) values (?, {marks})",
        [(id, *row[: len(columns)]) for id, row in rows],
    )
    if KEYWORDS in table.columns:
        _put_keywords(db, [(id, row[-1]) for id, row in rows])


def _update(db: Database, table: Table, places: Sequence[int], rows: Sequence[tuple[str, Row]]) -> None:
    columns = [(at, table.columns[at]) for at in places if table.columns[at] != KEYWORDS]
    if columns:
        sets = ", ".join(f"{name} = {_written_as(table, name)}" for _at, name in columns)
        db.conn.executemany(
            f"update {table.name} set {sets} where id = ?",
            [(*(row[at] for at, _name in columns), id) for id, row in rows],
        )
    if len(columns) < len(places):
        _put_keywords(db, [(id, row[-1]) for id, row in rows])


def _put_keywords(db: Database, rows: Sequence[tuple[str, str]]) -> None:
    db.conn.executemany(
        "delete from slot_keyword where slot = (select no from slot where id = ?)", [(id,) for id, _ in rows]
    )
    db.conn.executemany(
        "insert into slot_keyword (slot, place, key, text, role)"
        " select s.no, one.key, one.value ->> 0, one.value ->> 1, one.value ->> 2 from slot s, json_each(?) one where s.id = ?",
        [(keywords, id) for id, keywords in rows],
    )


def _read_as(column: str) -> str:
    if column != KEYWORDS:
        return f't."{column}"'
    return (
        "(select coalesce(json_group_array(json_array(k.key, k.text, k.role) order by k.place), '[]')"
        " from slot_keyword k where k.slot = t.no)"
    )


def _written_as(table: Table, column: str) -> str:
    other = table.links.get(column)
    return f"(select id from {other} where id = ?)" if other else "?"
