"""Keywords of imported tables and of the user's, with the trend their snapshots make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nlp.lexicon import CLASSES
from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.kinds import keyword_key
from planner.storage.records import KeywordRecord, KeywordSnapshot
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.visible import visible

ROLES = ("核心", "长尾")

TOLD = (
    "(status is null or batch is not null"
    " or exists (select 1 from keyword_snapshot told where told.keyword = keyword.no))"
)
"""A condition on keywords: a table told of it, or a person added it; not only a word of the bank."""

ROW = (
    "select k.id, k.text, k.pack, k.volume, k.competition, k.price, k.longtails, k.reason,"
    " (select max(s.seen_at) from keyword_snapshot s where s.keyword = k.no), k.role, k.class from keyword k"
)
Records = list[KeywordRecord]


class Keywords:
    """The keywords of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, id: str) -> KeywordRecord:
        """One keyword; raises Problem when there is none."""
        found = engine.rows(self._store.db, f"{ROW} where k.id = ?", (id,))
        if not found:
            raise Problem("这个关键词已经不在了", "它的导入可能已被撤销")
        return KeywordRecord(*found[0])

    def ids(self, keys: Iterable[str]) -> Mapping[str, str]:
        """The ids of the keywords that are stored, by the key research has for them (folded, without blanks)."""
        with engine.reading(self._store.db) as db:
            found = engine.rows(
                db,
                "select replace(keyword.key, ' ', ''), id from keyword where deleted_at is null"
                f" and {visible(db, 'batch')} and replace(keyword.key, ' ', '') in (select value from json_each(?))",
                (dumps(list(keys)),),
            )
        return dict(found)

    def count(self) -> int:
        """How many keywords there are."""
        with engine.reading(self._store.db) as db:
            seen = visible(db, "batch")
            return int(engine.value(db, f"select count(*) from keyword where deleted_at is null and {seen}"))

    def snapshots(self, id: str) -> list[KeywordSnapshot]:
        """The keyword as each import saw it, oldest first."""
        with engine.reading(self._store.db) as db:
            return [
                KeywordSnapshot(*row)
                for row in engine.rows(
                    db,
                    "select s.seen_at, b.id, s.volume, s.competition, s.price from keyword_snapshot s"
                    " join keyword k on k.no = s.keyword join batch b on b.no = s.batch"
                    f" where k.id = ? and {visible(db, 's.batch')} order by s.seen_at, s.batch",
                    (id,),
                )
            ]

    def add(self, text: str, role: str | None = None, class_: str | None = None) -> tuple[KeywordRecord, Changes]:
        """A keyword of the user's own; one that is known keeps its numbers. Raises Problem for an empty text."""
        shown = " ".join(storable(text).split())
        if not shown:
            raise Problem("关键词不能是空的", "请输入一个词")
        key, now = keyword_key(shown), self._store.now()
        with engine.writing(self._store.db) as db:
            db.execute(
                "insert into keyword (id, key, text, role, class, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)"
                " on conflict (key) do update set role = coalesce(excluded.role, role),"
                " class = coalesce(excluded.class, class), deleted_at = null, updated_at = excluded.updated_at",
                (self._store.key(), key, shown, _one_of(role, ROLES), _one_of(class_, CLASSES), now, now),
            )
            id = engine.value(db, "select id from keyword where key = ?", (key,))
        return self.get(id), Changes.of("keyword", id)

    def decided(self, ids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
        """What a person said these keywords are, by id: role and class, None where nobody did."""
        found = engine.rows(
            self._store.db,
            "select id, role, class from keyword where id in (select value from json_each(?))",
            (dumps(list(ids)),),
        )
        return {id: (role, class_) for id, role, class_ in found}

    def decide(self, ids: Sequence[str], role: str | None, class_: str | None) -> Changes:
        """What a person says a keyword is; None takes the word back. Imports never change it."""
        with engine.writing(self._store.db) as db:
            db.execute(
                "update keyword set role = ?, class = ?, updated_at = ? where id in (select value from json_each(?))",
                (_one_of(role, ROLES), _one_of(class_, CLASSES), self._store.now(), dumps(list(ids))),
            )
        return Changes.of("keyword", *ids)

    def delete(self, ids: Sequence[str]) -> Changes:
        """Put keywords into the waste basket."""
        return self._mark_deleted(ids, self._store.now())

    def undelete(self, ids: Sequence[str]) -> Changes:
        """Take keywords out of it again."""
        return self._mark_deleted(ids, None)

    def list(self, *, told: bool = False) -> Records:
        """Every keyword, the most searched for first, unknown last; with ``told`` without words that only the bank knows.

        A word the bank alone knew and that was taken out of it is gone.
        """
        wish = TOLD if told else f"(unbanked_at is null or {TOLD})"
        with engine.reading(self._store.db) as db:
            return [
                KeywordRecord(*row)
                for row in engine.rows(
                    db,
                    f"{ROW} where k.no in (select no from keyword where deleted_at is null and {visible(db, 'batch')}"
                    f" and {wish}) order by k.volume desc, k.no",
                )
            ]

    def _mark_deleted(self, ids: Sequence[str], moment: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            db.execute(
                "update keyword set deleted_at = ?, updated_at = ? where id in (select value from json_each(?))",
                (moment, self._store.now(), dumps(list(ids))),
            )
        return Changes.of("keyword", *ids)


def _one_of(value: str | None, allowed: tuple[str, ...]) -> str | None:
    if value is not None and value not in allowed:
        raise ValueError(value)
    return value
