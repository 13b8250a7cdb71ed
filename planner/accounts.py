"""Accounts that publish: what imports saw of them, and what a person says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from planner.initials import initials
from planner.presets import UNKNOWN
from planner.problems import Problem
from planner.settings import TIERS, Settings
from planner.storage import engine
from planner.storage.account_rows import RECORD, order, record, shown, tier, wish
from planner.storage.changes import Changes
from planner.storage.payloads import unwrap
from planner.storage.records import (
    HEALTHS,
    ROLES,
    AccountFacets,
    AccountFilter,
    AccountPart,
    AccountRecord,
    AccountSnapshot,
    Word,
)
from planner.storage.sightings import CHUNK
from planner.storage.store import Store
from planner.storage.texts import dumps, storable
from planner.storage.visible import visible

__all__ = ["HEALTHS", "HUMAN", "ROLES", "Accounts"]

EVERY = AccountFilter()
BULK = 500
"""A change of more accounts than this is told as a change of any account."""

TEXTS = ("remark", "persona", "skills", "tone", "avoid")
NUMBERS: Mapping[str, int] = MappingProxyType({"capacity": 1000, "cooldown": 365})
"""Columns that hold a number, and the greatest of it: notes a month, days."""
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType({"role": ROLES, "health": HEALTHS})
HUMAN = ("role", *TEXTS, *NUMBERS, "health", "own_category")
"""Columns of a person: no import writes them."""

Records = list[AccountRecord]
Parts = list[AccountPart]
Snapshots = list[AccountSnapshot]
Counted = list[tuple[str | None, int]]
Kept = Mapping[str, tuple[Word, ...]]
"""What a person had said of accounts, by their ids."""


class Accounts:
    """The accounts of a workspace. Contacts and prices are asked of ``planner.private.Private``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings = Settings(store)
        store.db.register_function(initials, deterministic=True, replace=True)

    def find(self, wanted: AccountFilter = EVERY, sort: tuple[str, bool] = ("fans", True)) -> list[str]:
        """The ids of all accounts that fit; ``(column, True)`` begins with the greatest; unknown always comes last.

        Columns are those of ``planner.storage.account_rows.SORTS``; raises KeyError for another.
        """
        one = wish(wanted, self._settings.get(TIERS))
        with engine.reading(self._store.db):
            # One long text is read four times faster than as many rows.
            text = engine.value(
                self._store.db,
                f"select group_concat(id) from (select id from {self._shown()} where {one.where} order by {order(sort)})",
                one.parameters,
            )
        return text.split(",") if text else []

    def lines(self, ids: Sequence[str]) -> Records:
        """These accounts, in this order; ids that are gone are left out."""
        preset = self._settings.get(TIERS)
        with engine.reading(self._store.db) as db:
            found = engine.rows(
                db,
                f"select {RECORD} from json_each(?) wanted cross join {self._shown()} on a.id = wanted.value"
                " order by wanted.key",
                (dumps(list(ids)),),
            )
        return [record(row, preset) for row in found]

    def each(self, ids: Sequence[str]) -> Iterator[AccountRecord]:
        """Many accounts, for an export."""
        for start in range(0, len(ids), CHUNK):
            yield from self.lines(ids[start : start + CHUNK])

    def get(self, id: str) -> AccountRecord:
        """One account; raises Problem when there is none."""
        found = self.lines([id])
        if not found:
            raise Problem("这个账号已经不在了", "它的导入可能已被撤销，或已并入别的账号")
        return found[0]

    def list(self) -> Records:
        """Every account, the most followed first, unknown last."""
        return self.lines(self.find())

    def count(self, wanted: AccountFilter = EVERY) -> int:
        """How many accounts fit."""
        one = wish(wanted, self._settings.get(TIERS))
        with engine.reading(self._store.db) as db:
            return int(engine.value(db, f"select count(*) from {self._shown()} where {one.where}", one.parameters))

    def facets(self) -> AccountFacets:
        """What the filters can offer."""
        preset = self._settings.get(TIERS)
        with engine.reading(self._store.db) as db:
            start, rest = "select {0}, count(*)", f"from {self._shown()} where deleted_at is null"

            def counted(value: str, also: str = "") -> Counted:
                sql = f"{start.format(value)} {rest}{also} group by 1 order by 2 desc, 1"
                return [(name, number) for name, number in engine.rows(db, sql)]

            roles, healths = dict(counted("role")), dict(counted("health"))
            tiers = dict(counted(tier(preset)))
            categories = counted("category", " and category is not null")
        return AccountFacets(
            tuple((role, roles[role]) for role in (*ROLES, None) if role in roles),
            tuple((name, tiers[name]) for name in (*preset.names[:-1], UNKNOWN) if name in tiers),
            tuple((name, number) for name, number in categories if name),
            tuple((health, healths[health]) for health in (*HEALTHS, None) if health in healths),
            sum(roles.values()),
        )

    def snapshots(self, id: str) -> Snapshots:
        """The account as each import saw it, oldest first, with all that was merged into it."""
        with engine.reading(self._store.db) as db:
            return [
                AccountSnapshot(seen_at, batch, fans, MappingProxyType(unwrap(payload)))
                for seen_at, batch, fans, payload in engine.rows(
                    db,
                    "select s.seen_at, b.id, s.fans, s.payload from account a"
                    " join account p on p.no = a.no or p.merged_into = a.no"
                    " join account_snapshot s on s.account = p.no join batch b on b.no = s.batch"
                    f" where a.id = ? and {visible(db, 's.batch')} order by s.seen_at, s.batch",
                    (id,),
                )
            ]

    def parts(self, id: str) -> Parts:
        """The account alone, then every one that was merged into it."""
        return [
            AccountPart(*row)
            for row in engine.rows(
                self._store.db,
                "select p.id, p.key, p.name, p.platform_name, p.url from account a"
                " join account p on p.no = a.no or p.merged_into = a.no where a.id = ? order by p.no = a.no desc, p.no",
                (id,),
            )
        ]

    def edit(self, ids: Sequence[str], words: Mapping[str, Word]) -> Changes:
        """A person's words for these accounts, by column of HUMAN; None takes a word back. Imports never change them.

        Raises ValueError for a column or value that is not known.
        """
        checked = {name: _checked(name, value) for name, value in words.items()}
        sets = "".join(f"{name} = ?, " for name in checked)
        for start in range(0, len(ids), CHUNK):
            with engine.writing(self._store.db) as db:
                db.execute(
                    f"update account set {sets}updated_at = ? where id in (select value from json_each(?))",
                    (*checked.values(), self._store.now(), dumps(list(ids[start : start + CHUNK]))),
                )
        return _touched(ids)

    def said(self, ids: Sequence[str], names: Sequence[str]) -> Kept:
        """What a person has said of these accounts in these columns, for ``put_back``."""
        columns = "".join(f", {name}" for name in names if name in HUMAN)
        return {
            id: tuple(values)
            for id, *values in engine.rows(
                self._store.db,
                f"select id{columns} from account where id in (select value from json_each(?))",
                (dumps(list(ids)),),
            )
        }

    def put_back(self, names: Sequence[str], kept: Kept) -> Changes:
        """What ``said`` told of the same columns stands there again."""
        sets = ", ".join(f"{name} = ?" for name in names if name in HUMAN)
        rows = list(kept.items())
        for start in range(0, len(rows), CHUNK):
            with engine.writing(self._store.db) as db:
                now = self._store.now()
                db.conn.executemany(
                    f"update account set {sets}, updated_at = ? where id = ?",
                    [(*values, now, id) for id, values in rows[start : start + CHUNK]],
                )
        return _touched([id for id, _values in rows])

    def set_role(self, ids: Sequence[str], role: str | None) -> Changes:
        """官方, KOL, KOC or 素人, as a person says; None takes the word back."""
        return self.edit(ids, {"role": role})

    def set_remark(self, id: str, remark: str) -> Changes:
        """A person's own words about an account."""
        return self.edit([id], {"remark": remark})

    def delete(self, ids: Sequence[str]) -> Changes:
        """Put accounts into the waste basket."""
        return self._mark(ids, self._store.now())

    def undelete(self, ids: Sequence[str]) -> Changes:
        """Take accounts out of it again."""
        return self._mark(ids, None)

    def _mark(self, ids: Sequence[str], deleted_at: str | None) -> Changes:
        for start in range(0, len(ids), CHUNK):
            with engine.writing(self._store.db) as db:
                db.execute(
                    "update account set deleted_at = ?, updated_at = ? where id in (select value from json_each(?))",
                    (deleted_at, self._store.now(), dumps(list(ids[start : start + CHUNK]))),
                )
        return _touched(ids)

    def _shown(self) -> str:
        return shown(visible(self._store.db, "{0}.batch"))


def _touched(ids: Sequence[str]) -> Changes:
    return Changes.everything("account") if len(ids) > BULK else Changes.of("account", *ids)


def _checked(name: str, value: Word) -> Word:
    if name in TEXTS:
        return storable(str(value or "").strip())
    if name == "own_category":
        return storable(str(value).strip()) or None if value is not None else None
    if value is None and name in HUMAN:
        return None
    if name in NUMBERS and isinstance(value, int) and 0 <= value <= NUMBERS[name]:
        return value
    if name in CHOICES and value in CHOICES[name]:
        return value
    raise ValueError(f"{name} = {value!r}")
