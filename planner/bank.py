"""The keyword bank: words a person means to write about, each with its role, its class and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.lexicon import CLASSES
from planner.keywords import ROLES
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.kinds import keyword_key
from planner.storage.sightings import CHUNK
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.visible import visible

BankStatus = Literal["待写", "已排", "已覆盖"]
STATUSES: tuple[BankStatus, ...] = ("待写", "已排", "已覆盖")
STATUS = (
    "case when status = '待写' and exists (select 1 from slot_keyword w join slot s on s.no = w.slot"
    " join campaign c on c.id = s.campaign_id where w.key = keyword.key and s.deleted_at is null"
    " and c.deleted_at is null) then '已排' else status end"
)
"""How far a word has come: a word that a slot is to cover is planned, also where nobody has said so."""
LONGEST = 60
"""Characters of a keyword, as imports have it."""


@dataclass(frozen=True, slots=True)
class BankWord:
    """A word to be put into the bank; ``class_`` may join several with + as `Longtail.kind` does, then none is kept."""

    text: str
    role: str | None = None
    class_: str | None = None
    status: BankStatus = "待写"


@dataclass(frozen=True, slots=True)
class BankRecord:
    """A word of the bank, with what imported tables say of it; unknown is None."""

    id: str
    text: str
    role: str | None
    class_: str | None
    status: BankStatus
    volume: float | None
    competition: float | None
    banked_at: str


Records = list[BankRecord]


class Bank:
    """The keyword bank of a workspace. Its words are keywords like those of imported tables, and have a status."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self) -> Records:
        """What is to be written first, then what is planned, then what is covered; the newest of each first."""
        with engine.reading(self._store.db) as db:
            found = engine.rows(
                db,
                f"select id, text, role, class, {STATUS} shown, volume, competition, banked_at from keyword"
                f" where status is not null and unbanked_at is null and deleted_at is null and {visible(db, 'batch')}"
                " order by case shown when '待写' then 0 when '已排' then 1 else 2 end, banked_at desc, no desc",
            )
        return [BankRecord(*row) for row in found]

    def put(self, words: Iterable[BankWord]) -> Changes:
        """Put words into the bank; those that are there already stay as they are and are no part of the changes.

        Raises Problem when a text is empty or no keyword; then nothing is put.
        """
        wanted = {keyword_key(text): (text, word) for word in words for text in (_text(word.text),)}
        ids: list[str] = []
        pairs = list(wanted.items())
        for start in range(0, len(pairs), CHUNK):
            with engine.writing(self._store.db) as db:
                for key, (text, word) in pairs[start : start + CHUNK]:
                    now = self._store.now()
                    there = engine.rows(
                        db, "select id, status, unbanked_at, deleted_at from keyword where key = ?", (key,)
                    )
                    if there and there[0][1:] == (there[0][1], None, None) and there[0][1] is not None:
                        continue
                    db.execute(
                        "insert into keyword (id, key, text, role, class, status, banked_at, created_at, updated_at)"
                        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        " on conflict (key) do update set role = coalesce(role, excluded.role),"
                        " class = coalesce(class, excluded.class), status = excluded.status,"
                        " banked_at = excluded.banked_at, unbanked_at = null, deleted_at = null",
                        (self._store.key(), key, text, _role(word), _class(word), word.status, now, now, now),
                    )
                    ids.append(engine.value(db, "select id from keyword where key = ?", (key,)))
        return Changes.of("keyword", *ids)

    def set_status(self, ids: Sequence[str], status: BankStatus) -> Changes:
        """How far these words of the bank have come."""
        if status not in STATUSES:
            raise ValueError(status)
        return self._set(ids, "status = ?", status)

    def set_statuses(self, statuses: dict[str, BankStatus]) -> Changes:
        """A status for each id: the undo of ``set_status``."""
        changes = Changes()
        for status in STATUSES:
            changes |= self.set_status([id for id, wanted in statuses.items() if wanted == status], status)
        return changes

    def remove(self, ids: Sequence[str]) -> Changes:
        """Take words out of the bank; imported numbers stay."""
        return self._set(ids, "unbanked_at = ?", self._store.now())

    def bring_back(self, ids: Sequence[str]) -> Changes:
        """Undo of ``remove``: back with the status they had."""
        return self._set(ids, "unbanked_at = ?", None)

    def _set(self, ids: Sequence[str], change: str, value: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            db.execute(
                f"update keyword set {change} where status is not null and id in (select value from json_each(?))",
                (value, dumps(list(ids))),
            )
        return Changes.of("keyword", *ids)


def _text(text: str) -> str:
    shown = " ".join(storable(text).split()).strip("#＃ ")
    if not shown or len(shown) > LONGEST:
        raise Problem(f"关键词要有 1 到 {LONGEST} 个字", "请修改后再放进词库")
    return shown


def _role(word: BankWord) -> str | None:
    return word.role if word.role in ROLES else None


def _class(word: BankWord) -> str | None:
    return word.class_ if word.class_ in CLASSES else None
