"""All figures that belong to notes, read once and added up: one number for each note and definition.

Rows that say the same thing twice (a note without its id in one export, the same days in two) count once, the newest: so re-exports
and shifted windows add nothing that is not new.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.funnel.answers import Definition
from planner.funnel.choosing import LIBRARY
from planner.importing.kinds import kinds
from planner.metrics import METRICS
from planner.storage import engine
from planner.storage.figure_kind import DAILY, LIFETIME, ORDER, SPAN
from planner.storage.store import Store
from planner.storage.visible import visible

SUMMED = {LIFETIME: "累计", DAILY: "逐日相加", SPAN: "时段相加", ORDER: "各单相加"}
"""How the numbers of each window become one."""

ROWS = (
    "select f.note_id, f.source, f.window, coalesce(f.flow, ''), coalesce(f.attribution, ''), f.since, f.until,"
    " coalesce(f.order_no, ''), f.metrics, f.updated_at, f.no from figure f"
)
Stamp = tuple[str, str, int]
Cell = tuple[str, str, str, str]
"""Source, window, attribution and flow of a row."""


@dataclass
class NoteFigures:
    """The numbers of one note by definition; ``daily`` keeps those of single days, ``dropped`` the spans that overlap others."""

    numbers: dict[Definition, float] = field(default_factory=dict)
    daily: dict[Definition, Mapping[str, float]] = field(default_factory=dict)
    dropped: int = 0


@dataclass(frozen=True)
class Pool:
    """The figures of all notes; ``days`` are the days on which a source has rows of single days."""

    rev: tuple[Any, ...]
    notes: Mapping[str, NoteFigures]
    days: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, store: Store) -> Pool:
        """The store's figures as the file is now; read again only when they changed."""
        keeper = store.beside(_Keeper, lambda _: _Keeper())
        with engine.reading(store.db) as db:
            rev = (
                engine.value(db, "select rev from matrix_revision where noun = 'figure'"),
                visible(db, "f.batch"),
            )
            if keeper.pool is None or keeper.pool.rev != rev:
                keeper.pool = _read(store, rev)
        return keeper.pool


class _Keeper:
    """Holds the pool of a store."""

    def __init__(self) -> None:
        self.pool: Pool | None = None


def _read(store: Store, rev: tuple[Any, ...]) -> Pool:
    gathered: dict[str, dict[Cell, dict[str, dict[Any, tuple[Stamp, float]]]]] = {}
    days: dict[str, set[str]] = {}
    condition = visible(store.db, "f.batch")
    for row in store.db.conn.execute(f"{ROWS} where f.note_id is not null and f.deleted_at is null and {condition}"):
        note, source, window, flow, attribution, since, until, order, metrics, updated, no = row
        cell = gathered.setdefault(note, {}).setdefault((source, window, attribution, flow), {})
        place: Any = None
        if window == DAILY:
            place = since
            days.setdefault(source, set()).add(since)
        elif window == SPAN:
            place = (since, until)
        elif window == ORDER:
            place = order or (since, until, no)
        stamp = (until or "", updated, no)
        for name, value in json.loads(metrics).items():
            places = cell.setdefault(name, {})
            if place not in places or places[place][0] <= stamp:
                places[place] = (stamp, value)
    notes = {note: _added(cells) for note, cells in gathered.items()}
    return Pool(rev, notes, {source: frozenset(found) for source, found in days.items()})


def _added(cells: Mapping[Cell, Mapping[str, Mapping[Any, tuple[Stamp, float]]]]) -> NoteFigures:
    found = NoteFigures()
    for (source, window, attribution, flow), metrics in cells.items():
        for name, places in metrics.items():
            if name not in METRICS:
                continue
            definition = Definition(name, source, SUMMED[window], attribution, flow)
            kept = _apart(places) if window == SPAN else places
            found.dropped += len(places) - len(kept)
            if len(kept) > 1 and not METRICS[name].adds_up:
                continue
            found.numbers[definition] = sum(value for _, value in kept.values())
            if window == DAILY:
                found.daily[definition] = {day: value for day, (_, value) in places.items()}
    return found


def _apart(spans: Mapping[Any, tuple[Stamp, float]]) -> Mapping[Any, tuple[Stamp, float]]:
    """Spans that do not overlap, the latest first: what two of them both cover would count twice."""
    kept: dict[Any, tuple[Stamp, float]] = {}
    for span, told in sorted(spans.items(), key=lambda pair: (pair[0][1], pair[1][0]), reverse=True):
        if all(span[1] < since or until < span[0] for since, until in kept):
            kept[span] = told
    return kept


def account_days(store: Store, account_id: str) -> dict[Definition, dict[str, float]]:
    """What an account's own sheets (近 30 日) say of each day, by definition; never added to what its notes say."""
    found: dict[Definition, dict[str, float]] = {}
    with engine.reading(store.db) as db:
        for source, day, metrics in engine.rows(
            db,
            "select source, since, metrics from figure where account_id = ? and window = '逐日'"
            f" and {visible(db, 'batch')} order by since, no",
            (account_id,),
        ):
            for name, value in json.loads(metrics).items():
                if name in METRICS:
                    found.setdefault(Definition(name, source, DAILY), {})[day] = value
    return found


def library_numbers(store: Store, ids: str) -> dict[str, dict[Definition, float]]:
    """What the library itself knows of notes (``ids`` is a JSON list): public counts, and numbers imported with the notes."""
    found: dict[str, dict[Definition, float]] = {}
    for note, *counts in engine.rows(
        store.db,
        "select id, likes, collects, comments, shares from note where id in (select value from json_each(?))",
        (ids,),
    ):
        found[note] = {PUBLIC[at]: float(value) for at, value in enumerate(counts) if value is not None}
    for note, metric, kind, value in engine.rows(
        store.db,
        "select n.id, m.metric, b.kind, m.value from note n join note_metric m on m.note = n.no join batch b on b.no = m.batch"
        f" where n.id in (select value from json_each(?)) and {visible(store.db, 'm.batch')} order by m.as_of, m.batch",
        (ids,),
    ):
        if metric in METRICS and metric not in ("estimated_views", "fans"):
            source = kinds()[kind].source if kind in kinds() else ""
            found[note][Definition(metric, source or LIBRARY)] = value
    return found


PUBLIC = tuple(Definition(name, LIBRARY) for name in ("likes", "collects", "comments", "shares"))
