"""How comments, accounts and keywords are stored: each a row of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from nlp.text import fold_plain
from planner.importing.rows import AccountRow, CommentRow, KeywordRow
from planner.storage.note_kind import digest
from planner.storage.payloads import Values
from planner.storage.sightings import Sight, Thing, rewrite
from planner.storage.texts import dumps, storable
from planner.storage.times import china, utc
from planner.storage.uuid7 import Keys

if TYPE_CHECKING:
    from sqlite_utils import Database


class PlainKind:
    """A noun whose values are columns of one table. ``filled`` gives the columns that are never NULL their empty value."""

    noun: str
    table: str
    sightings: str
    column: str
    tracked: tuple[str, ...] = ()
    kept_by_person = ""
    columns: tuple[str, ...]
    filled: ClassVar[Mapping[str, Any]]

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def insert(self, db: Database, things: Sequence[Thing], now: str) -> None:
        db.conn.executemany(
            f"insert into {self.table} (no, id, key, batch, created_at, updated_at, {', '.join(self.columns)})"
            f" values (?, ?, ?, ?, ?, ?{', ?' * len(self.columns)})",
            [(thing.no, self._keys.new(), thing.key, thing.batch, now, now, *self._row(thing)) for thing in things],
        )

    def update(self, db: Database, things: Sequence[Thing], now: str) -> None:
        columns = ("batch", *self.columns)
        rewrite(db, self.table, columns, [(thing.no, (thing.batch, *self._row(thing))) for thing in things], now)

    def beside(self, db: Database, kept: Sequence[tuple[int, Sight]]) -> None:
        """Nothing more is kept of a sighting."""

    def _row(self, thing: Thing) -> list[Any]:
        values = {**self.filled, **thing.values}
        return [_plain(values.get(name)) for name in self.columns]


def _plain(value: Any) -> Any:
    return dumps(value) if isinstance(value, dict) else value


def known(values: Values) -> Values:
    """Only what is known of them, as it can be stored."""
    return {
        name: storable(value) if isinstance(value, str) else value
        for name, value in values.items()
        if value not in (None, "", {})
    }


class CommentKind(PlainKind):
    """Comments, told apart by the platform's id."""

    noun = "comment"
    table = "comment"
    sightings = "comment_sighting"
    column = "comment"
    columns = ("note_key", "text", "likes", "published_at", "level", "author", "place", "parent")
    filled: ClassVar[Mapping[str, Any]] = {"text": ""}

    def key(self, row: CommentRow) -> str:
        return row.id or "h:" + digest(row.note_id or "", row.text, row.author or "", row.published_at or "")

    def seen_at(self, row: CommentRow) -> str | None:
        return None

    def pack(self, row: CommentRow) -> Values:
        return known(
            {
                "note_key": row.note_id,
                "text": row.text,
                "likes": row.likes,
                "published_at": china(row.published_at),
                "level": row.level,
                "author": row.author,
                "place": row.place,
                "parent": row.parent,
            }
        )


class AccountKind(PlainKind):
    """Accounts, told apart by the platform's id; what a person wrote about them is never touched."""

    noun = "account"
    table = "account"
    sightings = "account_snapshot"
    column = "account"
    tracked = ("fans",)
    kept_by_person = (
        "role is not null or remark || persona || skills || tone || avoid <> '' or own_category is not null"
        " or coalesce(capacity, cooldown) is not null or health is not null"
        " or exists (select 1 from slot where slot.account_id = account.id)"
    )
    columns = (
        "name",
        "url",
        "platform_name",
        "fans",
        "following",
        "likes_collects",
        "notes",
        "category",
        "place",
        "about",
        "metrics",
    )
    filled: ClassVar[Mapping[str, Any]] = {"name": "", "metrics": {}}

    def key(self, row: AccountRow) -> str:
        return row.id or "n:" + digest(fold_plain(row.name), row.platform_name or row.url)

    def seen_at(self, row: AccountRow) -> str | None:
        return utc(row.seen_at)

    def pack(self, row: AccountRow) -> Values:
        # Contacts and prices go to the private file and nowhere else.
        return known(
            {name: getattr(row, name) for name in self.columns if name != "metrics"} | {"metrics": dict(row.metrics)}
        )


class KeywordKind(PlainKind):
    """Keywords, told apart by their folded text."""

    noun = "keyword"
    table = "keyword"
    sightings = "keyword_snapshot"
    column = "keyword"
    tracked = ("volume", "competition", "price")
    kept_by_person = "role is not null or class is not null or status is not null"
    columns = ("text", "pack", "volume", "competition", "price", "longtails", "reason")
    filled: ClassVar[Mapping[str, Any]] = {"text": ""}

    def key(self, row: KeywordRow) -> str:
        return keyword_key(row.text)

    def seen_at(self, row: KeywordRow) -> str | None:
        return None

    def pack(self, row: KeywordRow) -> Values:
        return known(
            {
                "text": row.text.strip(),
                "pack": row.group,
                "volume": row.volume,
                "competition": row.competition,
                "price": row.price,
                "longtails": row.longtails,
                "reason": row.reason,
            }
        )


@lru_cache(20_000)
def keyword_key(text: str) -> str:
    """One spelling for many: folded, single blanks."""
    return " ".join(storable(fold_plain(text)).split())
