"""The slots of a campaign with what became of them: the note, how it ranked among comparable ones, and what was forecast of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.matrix.facts import PUBLISHED
from planner.matrix.outcomes import LEAST, STRATA
from planner.slots import Slots
from planner.storage import engine
from planner.storage.texts import dumps
from planner.storage.visible import visible

if TYPE_CHECKING:
    from sqlite_utils import Database

    from planner.storage.records import SlotLine
    from planner.storage.store import Store


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a note stands among ``notes`` comparable ones: their median engagement, and which part of them it passed, 0–1."""

    median: float
    percentile: float
    notes: int


@dataclass(frozen=True, slots=True)
class Came:
    """The note a slot became."""

    note_id: str
    title: str
    published_on: str | None
    engagement: float | None
    rank: Rank | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was forecast of a draft before it came out: which part of comparable notes it would pass, 0–1."""

    percentile: float
    low: float
    high: float

    def holds(self, actual: float) -> bool:
        """Whether an outcome lies inside the interval."""
        return self.low <= actual <= self.high


@dataclass(frozen=True, slots=True)
class Post:
    """A slot; ``came`` is None as long as its note is not in the library."""

    line: SlotLine
    published: bool
    came: Came | None
    promised: Kept | None

    @property
    def id(self) -> str:
        return self.line.slot.id

    @property
    def title(self) -> str:
        """What the note is called, or the draft, or the slot."""
        came = self.came.title if self.came else ""
        return came or self.line.draft_title or self.line.slot.title or "没有标题"

    @property
    def rank(self) -> Rank | None:
        return self.came.rank if self.came else None

    @property
    def engagement(self) -> float | None:
        return self.came.engagement if self.came else None


def posts_of(store: Store, campaign_id: str) -> tuple[Post, ...]:
    """The slots of a campaign by day, those without one last."""
    slots = Slots(store)
    ids = slots.find(campaign_id)
    with engine.reading(store.db) as db:
        lines = slots.lines(ids)
        came, promised = _came(db, ids), _promised(db, ids)
    return tuple(
        Post(
            line,
            line.slot.status in PUBLISHED or line.slot.note_id is not None,
            came.get(line.slot.id),
            promised.get(line.slot.id),
        )
        for line in lines
    )


def _promised(db: Database, ids: Sequence[str]) -> Mapping[str, Kept]:
    rows = engine.rows(
        db,
        "select s.id, f.percentile, f.low, f.high from slot s join draft_forecast f on f.draft_id = s.draft_id"
        " and f.deleted_at is null where s.id in (select value from json_each(?))",
        (dumps(list(ids)),),
    )
    return {id: Kept(*(value / 100 for value in values)) for id, *values in rows}


def _came(db: Database, ids: Sequence[str]) -> Mapping[str, Came]:
    seen = visible(db, "n.batch")
    rows = engine.rows(
        db,
        "select s.id, n.id, n.title, substr(n.published_at, 1, 10), n.engagement,"
        " n.author, n.source, n.query, substr(n.published_at, 1, 7) from slot s"
        " left join draft d on d.id = s.draft_id join note n on n.id = coalesce(s.note_id, d.note_id)"
        f" where s.id in (select value from json_each(?)) and n.deleted_at is null and {seen}",
        (dumps(list(ids)),),
    )
    comparing = _Comparing(db, seen)
    return {
        id: Came(note, title, day, engagement, comparing.rank(engagement, author, source, query, month))
        for id, note, title, day, engagement, author, source, query, month in rows
    }


class _Comparing:
    """Engagements of comparable notes, each stratum read once and in order."""

    def __init__(self, db: Database, seen: str) -> None:
        self._db, self._seen = db, seen
        self._read: dict[tuple[str, tuple[str | None, ...]], list[float]] = {}

    def rank(
        self, engagement: float | None, author: str | None, source: str | None, query: str | None, month: str | None
    ) -> Rank | None:
        """The rank in the finest stratum that has enough notes; None without one, or for an unknown engagement."""
        if engagement is None:
            return None
        values = {"author": author, "source": source, "query": query, "month": month}
        for stratum in STRATA:
            named = {name: value for name, value in values.items() if f":{name}" in stratum}
            if None in named.values():
                continue
            found = self._notes(stratum, named)
            if len(found) >= LEAST:
                below, upto = bisect_left(found, engagement), bisect_right(found, engagement)
                middle = (found[(len(found) - 1) // 2] + found[len(found) // 2]) / 2
                return Rank(middle, (below + upto) / 2 / len(found), len(found))
        return None

    def _notes(self, stratum: str, named: Mapping[str, str | None]) -> list[float]:
        key = stratum, tuple(named.values())
        if key not in self._read:
            sql = (
                f"select engagement from note n where {stratum} and deleted_at is null and engagement is not null"
                f" and {self._seen} order by engagement"
            )
            self._read[key] = [value for (value,) in engine.rows(self._db, sql, named)]
        return self._read[key]
