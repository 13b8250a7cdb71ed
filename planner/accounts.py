"""Accounts that publish: what imports saw of them, and what a person says of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from planner.problems import Problem
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.records import AccountRecord, AccountSnapshot
from planner.storage.sightings import unwrap
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.visible import visible

ROLES = ("官方", "KOL", "KOC", "素人")

ROW = (
    "select a.id, a.key, a.name, a.url, a.platform_name, a.fans, a.following, a.likes_collects, a.notes, a.category,"
    " a.place, a.about, a.metrics, (select max(s.seen_at) from account_snapshot s where s.account = a.no), a.role, a.remark"
    " from account a"
)
Records = list[AccountRecord]


class Accounts:
    """The accounts of a workspace. Contacts and prices are asked of ``planner.private.Private``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, id: str) -> AccountRecord:
        """One account; raises Problem when there is none."""
        found = engine.rows(self._store.db, f"{ROW} where a.id = ?", (id,))
        if not found:
            raise Problem("这个账号已经不在了", "它的导入可能已被撤销")
        return _record(found[0])

    def count(self) -> int:
        """How many accounts there are."""
        with engine.reading(self._store.db) as db:
            seen = visible(db, "batch")
            return int(engine.value(db, f"select count(*) from account where deleted_at is null and {seen}"))

    def snapshots(self, id: str) -> list[AccountSnapshot]:
        """The account as each import saw it, oldest first."""
        with engine.reading(self._store.db) as db:
            return [
                AccountSnapshot(seen_at, batch, fans, MappingProxyType(unwrap(payload)))
                for seen_at, batch, fans, payload in engine.rows(
                    db,
                    "select s.seen_at, b.id, s.fans, s.payload from account_snapshot s join account a on a.no = s.account"
                    f" join batch b on b.no = s.batch where a.id = ? and {visible(db, 's.batch')}"
                    " order by s.seen_at, s.batch",
                    (id,),
                )
            ]

    def set_role(self, ids: Sequence[str], role: str | None) -> Changes:
        """官方, KOL, KOC or 素人, as a person says; None takes the word back. Imports never change it."""
        if role is not None and role not in ROLES:
            raise ValueError(role)
        return self._set(ids, "role", role)

    def set_remark(self, id: str, remark: str) -> Changes:
        """A person's own words about an account."""
        return self._set([id], "remark", storable(remark))

    def delete(self, ids: Sequence[str]) -> Changes:
        """Put accounts into the waste basket."""
        return self._set(ids, "deleted_at", self._store.now())

    def undelete(self, ids: Sequence[str]) -> Changes:
        """Take accounts out of it again."""
        return self._set(ids, "deleted_at", None)

    def list(self) -> Records:
        """Every account, the most followed first, unknown last."""
        with engine.reading(self._store.db) as db:
            return [
                _record(row)
                for row in engine.rows(
                    db, f"{ROW} where a.deleted_at is null and {visible(db, 'a.batch')} order by a.fans desc, a.no"
                )
            ]

    def _set(self, ids: Sequence[str], column: str, value: str | None) -> Changes:
        with engine.writing(self._store.db) as db:
            db.execute(
                f"update account set {column} = ?, updated_at = ? where id in (select value from json_each(?))",
                (value, self._store.now(), dumps(list(ids))),
            )
        return Changes.of("account", *ids)


def _record(row: tuple[Any, ...]) -> AccountRecord:
    values = list(row)
    values[12] = MappingProxyType(json.loads(row[12]))
    return AccountRecord(*values)
