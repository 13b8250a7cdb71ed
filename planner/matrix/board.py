"""All slots as columns of numbers: read once, then only what has changed since.

Counting a hundred thousand slots by two axes takes SQLite a second and Python another; here it takes a few milliseconds, and
an edit costs what it changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.matrix.codes import NONE, Codes, Numbers, Truths
from planner.presets import UNKNOWN, TierPreset
from planner.storage import engine
from planner.storage.account_rows import shown
from planner.storage.campaign_rows import read_phases
from planner.storage.records import ROLES, Phase
from planner.storage.slot_rows import phase_on
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import hidden, visible

CODED = (
    *("campaign_id", "account_id", "product_id", "content_type", "crowd", "route", "day", "week", "clock", "status"),
    "owner",
)
READ = f"select no, id, deleted_at is null, note_id is not null, price, {', '.join(CODED[:-1])}, nullif(owner, '') from slot"
MARK = "\x1f"
"""Stands in no value: texts of one line are parted by it when they are written."""
READ_ALL = (
    "select group_concat(no, char(31)), group_concat(id, char(31)), group_concat(deleted_at is null, char(31)),"
    " group_concat(note_id is not null, char(31)), group_concat(coalesce(price, 'nan'), char(31)), "
    + ", ".join(f"group_concat(coalesce({name}, ''), char(31))" for name in CODED)
    + " from slot"
)
ROOM = 256


@dataclass(frozen=True, slots=True)
class Face:
    """An account as its slots show it."""

    name: str
    fans: int | None
    role: str


class Board:
    """The slots of a store. Call ``refresh`` first, outside any write that may yet be rolled back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rev = -1
        self._places: dict[int, int] = {}
        self.ids: list[str] = []
        self.codes: Mapping[str, Codes] = MappingProxyType({name: Codes() for name in (*CODED, "keyword")})
        self._columns: dict[str, Numbers] = {name: np.zeros(ROOM, np.int32) for name in CODED}
        self._no: NDArray[np.int64] = np.zeros(ROOM, np.int64)
        self._price: NDArray[np.float64] = np.zeros(ROOM)
        self._alive: Truths = np.zeros(ROOM, bool)
        self._there: Truths = np.zeros(ROOM, bool)
        self._linked: Truths = np.zeros(ROOM, bool)
        self._keywords: Numbers = np.zeros((ROOM, 1), np.int32)
        self.words: dict[str, tuple[str, str]] = {}
        """The text and role a keyword was last written with, by its key."""
        self._faces_of: tuple[Any, ...] | None = None
        self.faces: Mapping[str, Face] = MappingProxyType({})
        """In the order in which accounts are shown: by role, the most followed first."""
        self._tables: dict[Hashable, tuple[Any, Numbers, Codes]] = {}
        self._phases_of: dict[str, str] = {}
        self.phases: dict[str, tuple[Phase, ...]] = {}
        self.campaigns_alive: frozenset[str] = frozenset()

    @classmethod
    def of(cls, store: Store) -> Board:
        """The store's board as the file is now."""
        board = store.beside(cls, cls)
        with engine.reading(store.db):
            board.refresh()
        return board

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def mark(self) -> Hashable:
        """Another one after every change of slots, accounts or which campaigns there are."""
        return self._rev, self._faces_of, self.campaigns_alive

    @property
    def no(self) -> NDArray[np.int64]:
        """Their numbers in the table."""
        return self._no[: len(self)]

    @property
    def price(self) -> NDArray[np.float64]:
        """Yuan; NaN: nobody has said."""
        return self._price[: len(self)]

    @property
    def alive(self) -> Truths:
        """Not in the waste basket."""
        return self._alive[: len(self)]

    @property
    def there(self) -> Truths:
        """Not taken back altogether."""
        return self._there[: len(self)]

    @property
    def linked(self) -> Truths:
        """Whose note is in the library."""
        return self._linked[: len(self)]

    @property
    def keywords(self) -> Numbers:
        """A row for each slot: its keywords in order, 0 where there is none."""
        return self._keywords[: len(self)]

    def column(self, name: str) -> Numbers:
        """A column of CODED as numbers of ``codes``."""
        return self._columns[name][: len(self)]

    def places(self, nos: Sequence[int]) -> list[int]:
        """Where the slots with these numbers are."""
        return [self._places[no] for no in nos if no in self._places]

    def truths(self, nos: Sequence[int]) -> Truths:
        """For each slot whether its number is among these."""
        found = np.zeros(len(self), bool)
        found[self.places(nos)] = True
        return found

    def refresh(self) -> None:
        """Read what has changed since the last time."""
        db = self._store.db
        revs = dict(engine.rows(db, "select noun, rev from matrix_revision"))
        if revs["slot"] != self._rev:
            first = self._rev < 0
            gone = [] if first else engine.rows(db, "select slot from slot_gone where rev > ?", (self._rev,))
            places = self.places([no for (no,) in gone])
            self._alive[places] = self._there[places] = False
            columns = self._all() if first else None
            self._take(
                columns or list(zip(*engine.rows(db, f"{READ} where rev > ?", (self._rev,)), strict=True)), first
            )
            self._rev = revs["slot"]
        self._see_accounts(revs["account"])
        self._see_campaigns()

    def _all(self) -> list[Sequence[Any]] | None:
        """Every slot by columns: long texts are read three times faster than as many rows. None when a value holds the mark
        that parts them."""
        texts = engine.rows(self._store.db, READ_ALL)[0]
        if texts[0] is None:
            return None
        columns = [text.split(MARK) for text in texts]
        if len({len(column) for column in columns}) > 1:
            return None
        numbers = [[int(value) for value in column] for column in (columns[0], columns[2], columns[3])]
        return [numbers[0], columns[1], *numbers[1:], *columns[4:]]

    def _take(self, columns: Sequence[Sequence[Any]], first: bool) -> None:
        if not columns:
            return
        nos, ids, alive, linked, price, *coded = columns
        for no, id in zip(nos, ids, strict=True):
            if no not in self._places:
                self._places[no] = len(self.ids)
                self.ids.append(id)
        self._grow(len(self.ids))
        places = np.fromiter((self._places[no] for no in nos), np.int64, len(nos))
        self._no[places] = nos
        self._alive[places], self._linked[places], self._there[places] = alive, linked, True
        self._price[places] = np.array(price, float)
        for name, values in zip(CODED, coded, strict=True):
            self._columns[name][places] = self.codes[name].all(values)
        words = "select slot, key, text, role from slot_keyword"
        if not first:
            words += " where slot in (select value from json_each(?))"
        spoken = engine.rows(self._store.db, f"{words} order by slot, place", () if first else (dumps(list(nos)),))
        self._speak(places, spoken)

    def _speak(self, places: NDArray[np.int64], spoken: Sequence[tuple[int, str, str, str]]) -> None:
        self._keywords[places] = NONE
        if not spoken:
            return
        nos, keys, _texts, _roles = zip(*spoken, strict=True)
        self.words.update((key, (text, role)) for _no, key, text, role in spoken)
        slots = np.array(nos, np.int64)
        starts = np.flatnonzero(np.r_[True, slots[1:] != slots[:-1]])
        sizes = np.diff(np.r_[starts, len(slots)])
        within = np.arange(len(slots)) - np.repeat(starts, sizes)
        if int(sizes.max()) > self._keywords.shape[1]:
            more = np.zeros((len(self._keywords), int(sizes.max()) - self._keywords.shape[1]), np.int32)
            self._keywords = np.hstack([self._keywords, more])
        at = np.fromiter((self._places[no] for no in nos), np.int64, len(nos))
        self._keywords[at, within] = self.codes["keyword"].all(keys)

    def _grow(self, size: int) -> None:
        room = len(self._no)
        if size <= room:
            return
        more = max(size, room * 2) - room
        self._no, self._price = _longer(self._no, more), _longer(self._price, more)
        self._alive, self._linked = _longer(self._alive, more), _longer(self._linked, more)
        self._there = _longer(self._there, more)
        self._keywords = np.vstack([self._keywords, np.zeros((more, self._keywords.shape[1]), np.int32)])
        self._columns = {name: _longer(column, more) for name, column in self._columns.items()}

    def _see_accounts(self, rev: int) -> None:
        db = self._store.db
        mark = (rev, hidden(db))
        if mark == self._faces_of:
            return
        found = engine.rows(
            db, f"select a.id, a.name, a.fans, coalesce(a.role, '{UNKNOWN}') from {shown(visible(db, '{0}.batch'))}"
        )
        self.faces = {id: Face(name, fans, role) for id, name, fans, role in sorted(found, key=_shown_order)}
        self._faces_of = mark

    def _see_campaigns(self) -> None:
        rows = engine.rows(self._store.db, "select id, phases, deleted_at is null from campaign")
        for id, phases, _alive in rows:
            if self._phases_of.get(id) != phases:
                self._phases_of[id], self.phases[id] = phases, read_phases(phases)
        self.campaigns_alive = frozenset(id for id, _phases, alive in rows if alive)

    def roles(self) -> tuple[Numbers, Codes]:
        """官方, KOL, KOC, 素人 or 未知 of each slot."""
        return self._by_account("role", lambda face: face.role)

    def tiers(self, preset: TierPreset) -> tuple[Numbers, Codes]:
        """The tier of each slot's account."""
        return self._by_account(preset, lambda face: preset.tier(face.fans))

    def _by_account(self, what: Hashable, says: Callable[[Face], str]) -> tuple[Numbers, Codes]:
        """What is said of each slot's account, 未知 where nothing is; worked out once for the accounts as they are."""
        accounts = self.codes["account_id"].values
        mark = (self._faces_of, len(accounts))
        if what not in self._tables or self._tables[what][0] != mark:
            codes, faces = Codes(), [self.faces.get(id or "") for id in accounts]
            table = codes.all([UNKNOWN if face is None else says(face) for face in faces])
            self._tables[what] = (mark, table, codes)
        _mark, table, codes = self._tables[what]
        return table[self.column("account_id")], codes

    def phase_numbers(self) -> tuple[Numbers, Codes]:
        """The phase each slot's day lies in."""
        codes, days = Codes(), self.codes["day"].values
        pairs = self.column("campaign_id").astype(np.int64) * len(days) + self.column("day")
        met, back = np.unique(pairs, return_inverse=True)
        campaigns = self.codes["campaign_id"].values
        names = [
            phase_on(days[pair % len(days)], self.phases.get(campaigns[pair // len(days)] or "", ()))
            for pair in met.tolist()
        ]
        return codes.all(names)[back], codes


def _shown_order(row: tuple[str, str, int | None, str]) -> tuple[int, float, str, str]:
    id, name, fans, role = row
    return ROLES.index(role) if role in ROLES else len(ROLES), math.inf if fans is None else -fans, name, id


def _longer(column: Any, more: int) -> Any:
    return np.concatenate([column, np.zeros(more, column.dtype)])
