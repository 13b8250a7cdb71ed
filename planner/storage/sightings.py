"""Things that several files speak of: what each batch saw is kept, what is shown is made from it.

A thing (a note, a comment, an account, a keyword) has one row with its present values and one sighting for each batch that saw
it. Present values are the sightings of all finished batches laid over each other from the oldest to the newest; so any
batch can be taken back in any order, and what remains is what the other batches would have made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from planner.storage import engine
from planner.storage.payloads import Values, unwrap, wrap
from planner.storage.texts import dumps

if TYPE_CHECKING:
    from sqlite_utils import Database

CHUNK = 200
"""Rows in one transaction: a person's write waits for 20 ms of work at most (`planner.storage.turns`)."""

COUNTED = "('applying', 'done')"
"""States of batches whose sightings count."""


class Kind(Protocol):
    """How one noun is stored. ``table`` has columns no, key and batch; ``sightings`` is keyed by (``column``, batch).

    ``tracked`` values stand in columns of the sightings; ``kept_by_person`` is a condition on rows that hold a person's own words.
    """

    @property
    def noun(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def sightings(self) -> str: ...
    @property
    def column(self) -> str: ...
    @property
    def tracked(self) -> tuple[str, ...]: ...
    @property
    def kept_by_person(self) -> str: ...

    def key(self, row: Any) -> str:
        """What tells two things apart."""

    def seen_at(self, row: Any) -> str | None:
        """When the file's author looked, or None when the file does not say."""

    def pack(self, row: Any) -> Values:
        """What the row knows."""

    def insert(self, db: Database, things: Sequence[Thing], now: str) -> None:
        """New rows."""

    def update(self, db: Database, things: Sequence[Thing], now: str) -> None:
        """New values for rows that are there."""

    def beside(self, db: Database, kept: Sequence[tuple[int, Sight]]) -> None:
        """What else is kept of sightings, by the number of the thing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing's number, key, owner (the batch it appears and vanishes with) and present values."""

    no: int
    key: str
    batch: int | None
    values: Values


@dataclass(frozen=True, slots=True)
class Sight:
    """What one batch saw of a thing; ``seen_at`` orders sightings, the batch's number breaks ties. ``row`` is the
    file's where that is kept: it is no news when it alone changes. ``payload`` are the values as they are stored, if they have been
    wrapped already."""

    batch: int
    seen_at: str
    values: Values
    row: int = 0
    payload: bytes | None = field(default=None, compare=False)


@dataclass(slots=True)
class Tally:
    """What became of the rows of a file."""

    rows: int = 0
    added: int = 0
    updated: int = 0
    skipped: int = 0


def fold(older: Values, newer: Values) -> Values:
    """Newer over older: unknown overwrites nothing, lists of queries grow, other numbers are merged by name."""
    merged = {**older, **newer}
    if "queries" in older and "queries" in newer:
        merged["queries"] = older["queries"] + [pair for pair in newer["queries"] if pair not in older["queries"]]
    # A file that tells the day alone takes nothing away from one that told the minute.
    if "published_at" in newer and str(older.get("published_at", "")).startswith(newer["published_at"]):
        merged["published_at"] = older["published_at"]
    for name in ("metrics", "private"):
        if name in older and name in newer:
            merged[name] = {**older[name], **newer[name]}
    return merged


def present(sights: Iterable[Sight]) -> Values:
    """The values that all sightings make together. A lower bound is dropped where the exact count is known."""
    values: Values = {}
    for sight in sorted(sights, key=lambda sight: (sight.seen_at, sight.batch)):
        values = fold(values, sight.values) if values else dict(sight.values)
    for name in [name for name in values if name.endswith("_least") and name.removesuffix("_least") in values]:
        del values[name]
    return values


def pack(kind: Kind, batch: int, seen: str, rows: Sequence[Any]) -> dict[str, list[Sight]]:
    """The rows of one chunk as sightings, by the key of the thing; ``seen`` is used where a row has no moment of its own.

    Half of the work of an import, done before anybody else is kept from writing.
    """
    sights: dict[str, list[Sight]] = {}
    for row in rows:
        values = kind.pack(row)
        sight = Sight(batch, kind.seen_at(row) or seen, values, getattr(row, "row", 0), wrap(values))
        sights.setdefault(kind.key(row), []).append(sight)
    return sights


def write(db: Database, kind: Kind, batch: int, sights: Mapping[str, list[Sight]], now: str) -> Tally:
    """Write what `pack` made of one chunk, inside the caller's transaction."""
    tally = Tally(rows=sum(map(len, sights.values())))
    known = _known(db, kind, sights)
    before = _sights(db, kind, [no for no, _ in known.values()], batch)
    next_no = (engine.value(db, "select seq from sqlite_sequence where name = ?", (kind.table,)) or 0) + 1
    fresh: list[Thing] = []
    again: list[Thing] = []
    kept: list[tuple[int, Sight]] = []
    for key, seen_now in sights.items():
        if key in known:
            no, owner = known[key]
            mine = _add(before.get(no, []), batch, seen_now, tally)
            if owner == batch:
                again.append(Thing(no, key, batch, present([mine])))
        else:
            no = next_no + len(fresh)
            tally.added += 1
            mine = _add(seen_now[:1], batch, seen_now[1:], tally) if seen_now[1:] else seen_now[0]
            fresh.append(Thing(no, key, batch, present([mine])))
        kept.append((no, mine))
    kind.insert(db, fresh, now)
    kind.update(db, again, now)
    _keep(db, kind, kept)
    kind.beside(db, kept)
    return tally


def _known(db: Database, kind: Kind, keys: Iterable[str]) -> dict[str, tuple[int, int]]:
    found = engine.rows(
        db,
        f"select key, no, coalesce(batch, 0) from {kind.table} where key in (select value from json_each(?))",
        (dumps(list(keys)),),
    )
    return {key: (no, owner) for key, no, owner in found}


def _sights(db: Database, kind: Kind, nos: Sequence[int], also: int = 0) -> dict[int, list[Sight]]:
    """The sightings that count, and those of one batch more, by the number of the thing."""
    found: dict[int, list[Sight]] = {}
    if nos:
        for no, batch, seen_at, payload in engine.rows(
            db,
            f"select s.{kind.column}, s.batch, s.seen_at, s.payload from {kind.sightings} s join batch b on b.no = s.batch"
            f" where s.{kind.column} in (select value from json_each(?)) and (b.state in {COUNTED} or b.no = ?)",
            (dumps(list(nos)), also),
        ):
            found.setdefault(no, []).append(Sight(batch, seen_at, unwrap(payload)))
    return found


def _add(before: Sequence[Sight], batch: int, rows: Sequence[Sight], tally: Tally) -> Sight:
    """This batch's sighting with these rows in it; each row is counted as news or not."""
    others = [sight for sight in before if sight.batch != batch]
    mine = next((sight for sight in before if sight.batch == batch), None)
    so_far = present(before)
    for row in rows:
        if mine is None:
            mine = row
        else:
            first, last = (mine, row) if mine.seen_at <= row.seen_at else (row, mine)
            mine = Sight(batch, last.seen_at, fold(first.values, last.values), last.row)
        after = present([*others, mine])
        if after == so_far:
            tally.skipped += 1
        else:
            tally.updated += 1
        so_far = after
    assert mine is not None
    return mine


def _keep(db: Database, kind: Kind, kept: Sequence[tuple[int, Sight]]) -> None:
    columns = ("seen_at", "payload", *kind.tracked)
    db.conn.executemany(
        f"insert into {kind.sightings} ({kind.column}, batch, {', '.join(columns)})"
        f" values (?, ?, {', '.join('?' * len(columns))}) on conflict do update set"
        f" {', '.join(f'{name} = excluded.{name}' for name in columns)}",
        [
            (
                no,
                sight.batch,
                sight.seen_at,
                sight.payload or wrap(sight.values),
                *(sight.values.get(name) for name in kind.tracked),
            )
            for no, sight in kept
        ],
    )


def seen_by(db: Database, kind: Kind, batch: int) -> Iterator[list[int]]:
    """The numbers of the things a batch saw, in chunks; each chunk is asked for when the one before is done."""
    last = -1
    while chunk := [
        row[0]
        for row in engine.rows(
            db,
            f"select {kind.column} from {kind.sightings} where batch = ? and {kind.column} > ?"
            f" order by {kind.column} limit {CHUNK}",
            (batch, last),
        )
    ]:
        yield chunk
        last = chunk[-1]


def refresh(db: Database, kind: Kind, nos: Sequence[int], now: str) -> None:
    """Make the present values of things from the sightings that count; things that nobody else saw are left as they are.

    A thing whose owner does not count any more goes to the oldest batch that saw it.
    """
    sights = _sights(db, kind, nos)
    owners = {
        no: (key, batch, counted)
        for no, key, batch, counted in engine.rows(
            db,
            f"select t.no, t.key, t.batch, b.state in {COUNTED} from {kind.table} t left join batch b on b.no = t.batch"
            " where t.no in (select value from json_each(?))",
            (dumps(list(nos)),),
        )
    }
    things = []
    for no, found in sights.items():
        key, batch, counted = owners[no]
        owner = batch if counted or batch is None else min(sight.batch for sight in found)
        things.append(Thing(no, key, owner, present(found)))
    kind.update(db, things, now)


def rewrite(
    db: Database, table: str, columns: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]], now: str
) -> None:
    """Give rows, by their numbers, these values; those that have them already stay untouched, ``updated_at`` included.

    A file that brings nothing new must not look like news: the library would be learned again.
    """
    marks = ", ".join("?" * len(columns))
    db.conn.executemany(
        f"update {table} set updated_at = ?, {', '.join(f'{column} = ?' for column in columns)}"
        f" where no = ? and ({', '.join(columns)}) is not ({marks})",
        [(now, *values, no, *values) for no, values in rows],
    )


def chunks(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Rows in transactions of their own."""
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
