"""All notes in play with their numbers in one set of definitions, what is computed from them, and the sums of any group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from planner.funnel.answers import Definition, FunnelFilter, Number, Settled
from planner.funnel.bringing import brought_by
from planner.funnel.choosing import PAID, Numbers, attributions, chosen, paid
from planner.funnel.reading import NoteFigures, Pool, library_numbers
from planner.funnel.standings import Standing, standings, today
from planner.funnel.tplus import gmv_within
from planner.metrics import METRICS
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps

OURS = "由导入的数算出"
NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class PortfolioNote:
    """A note: what it is grouped by, every number of it, and its values in the portfolio's definitions by metric."""

    standing: Standing
    every: Numbers
    values: Mapping[str, float]
    settled: Settled


@dataclass(frozen=True)
class Portfolio:
    """The notes by id; ``definitions`` are those of the imported metrics, ``payers`` the sources of what was paid."""

    notes: Mapping[str, PortfolioNote]
    definitions: Mapping[str, Definition]
    payers: Mapping[str, tuple[str, ...]]
    attribution: str
    flow: str
    day: str
    dropped: int
    short: tuple[str, ...]
    """Notes past T+x whose days are not all covered."""

    @classmethod
    def of(cls, store: Store, flow: str = "全部", attribution: str = "") -> Portfolio:
        """All notes in play as the file is now; read again only after a write."""
        keeper = store.beside(_Keeper, lambda _: _Keeper())
        # The first counts what others wrote, the second what we did.
        state = (engine.value(store.db, "pragma data_version"), store.db.conn.total_changes, today(store))
        if keeper.state != state:
            keeper.state, keeper.kept = state, {}
        if (flow, attribution) not in keeper.kept:
            keeper.kept[flow, attribution] = cls._made(store, flow, attribution)
        return keeper.kept[flow, attribution]

    @classmethod
    def _made(cls, store: Store, flow: str, attribution: str) -> Portfolio:
        pool, day = Pool.of(store), today(store)
        stood = standings(store, list(pool.notes))
        library = library_numbers(store, dumps(list(stood)))
        figures = {
            id: _merged([pool.notes[one] for one in (id, *note.twins) if one in pool.notes])
            for id, note in stood.items()
        }
        every = {id: _every(note, figures[id], library.get(id, {})) for id, note in stood.items()}
        attribution = attribution or next(iter(attributions(every.values())), "")
        definitions = chosen(every.values(), flow, attribution)
        payers: dict[str, set[str]] = {}
        notes: dict[str, PortfolioNote] = {}
        short: list[str] = []
        for id, standing in stood.items():
            values = {name: every[id][one] for name, one in definitions.items() if one in every[id]}
            for name, (value, one) in paid(every[id]).items():
                values[name] = value
                payers.setdefault(name, set()).add(one.source)
            settled = standing.settled(day)
            compute(values)
            if settled == "已到结算" and "cost" in values and (gmv := definitions.get("gmv")):
                within = gmv_within(standing, figures[id].daily.get(gmv), pool.days.get(gmv.source, frozenset()))
                if within is None:
                    short.append(id)
                else:
                    values |= {"gmv_t": within, "cost_t": values["cost"]}
                    compute(values)
            notes[id] = PortfolioNote(standing, every[id], values, settled)
        dropped = sum(one.dropped for one in figures.values())
        told = {name: tuple(sorted(sources)) for name, sources in payers.items()}
        return cls(notes, definitions, told, attribution, flow, day, dropped, tuple(short))

    def number(self, metric: str, ids: Sequence[str]) -> Number:
        """One metric of a group of notes: a sum where numbers add up, else computed from sums over the notes that know all it needs."""
        one = METRICS[metric]
        value: float | None = None
        if one.adds_up or one.compute is None:
            column = self._columns.get(metric, NOTHING)
            knowing = [id for id in ids if id in column]
            if knowing and (one.adds_up or len(knowing) == 1):
                value = sum(column[id] for id in knowing)
        else:
            needs = [self._columns.get(name, NOTHING) for name in one.needs]
            some = [self._columns[name] for name in one.any_of if name in self._columns]
            knowing = [
                id
                for id in ids
                if all(id in column for column in needs) and (not one.any_of or any(id in column for column in some))
            ]
            columns = {name: self._columns.get(name, NOTHING) for name in _needed(metric)}
            totals = {
                name: sum(column.get(id, 0.0) for id in knowing)
                for name, column in columns.items()
                if any(id in column for id in knowing)
            }
            value = one.value(totals) if knowing else None
        missing = "" if value is not None else brought_by(metric, self._known())
        return Number(self.definition(metric), value, len(knowing), len(ids), missing)

    @cached_property
    def _columns(self) -> Mapping[str, Mapping[str, float]]:
        """The values by metric and note."""
        found: dict[str, dict[str, float]] = {}
        for id, note in self.notes.items():
            for name, value in note.values.items():
                found.setdefault(name, {})[id] = value
        return found

    @cached_property
    def others(self) -> Mapping[str, Mapping[Definition, Mapping[str, float]]]:
        """By metric the definitions that are not the portfolio's, with the notes that have them."""
        found: dict[str, dict[Definition, dict[str, float]]] = {}
        used = frozenset(self.definitions.values())
        for id, note in self.notes.items():
            for one, value in note.every.items():
                if one not in used and one.metric not in PAID:
                    found.setdefault(one.metric, {}).setdefault(one, {})[id] = value
        return found

    def definition(self, metric: str) -> Definition:
        """The definition in which a metric is told here."""
        if metric in self.payers:
            return Definition(metric, "、".join(self.payers[metric]))
        if metric in self.definitions:
            return self.definitions[metric]
        if METRICS[metric].compute is None and metric not in ("gmv_t", "cost_t"):
            return Definition(metric, METRICS[metric].source, "")
        parts = [self.definition(name) for name in _raw(metric) if name in self.payers or name in self.definitions]
        sources = dict.fromkeys(source for part in parts for source in part.source.split("、"))
        windows = dict.fromkeys(part.window for part in parts if part.window)
        words = "、".join(sources)
        return Definition(
            metric,
            f"{OURS}（{words}）" if words else OURS,
            "、".join(windows),
            next((part.attribution for part in parts if part.attribution), ""),
            next((part.flow for part in parts if part.flow), ""),
        )

    def ids(self, wanted: FunnelFilter) -> tuple[str, ...]:
        """The notes that fit a filter, the newest first."""
        found = [id for id, note in self.notes.items() if fits_filter(note.standing, wanted)]
        return tuple(sorted(found, key=lambda id: (self.notes[id].standing.published_on or "", id), reverse=True))

    def _known(self) -> frozenset[str]:
        return frozenset((*self.definitions, *self.payers))


class _Keeper:
    """Holds the portfolios of a store in one state of it."""

    def __init__(self) -> None:
        self.state: tuple[Any, ...] = ()
        self.kept: dict[tuple[str, str], Portfolio] = {}


def compute(values: dict[str, float]) -> None:
    """Add every metric that can be computed from what is there; the registry lists what is needed before what needs it."""
    for name, metric in METRICS.items():
        if metric.compute is not None:
            value = metric.value(values)
            if value is not None:
                values[name] = value


def fits_filter(one: Standing, wanted: FunnelFilter) -> bool:
    """Whether a note fits all conditions of a filter."""
    lists: Iterable[tuple[Sequence[str | None], str | None]] = (
        (wanted.notes, one.note_id),
        (wanted.campaigns, one.campaign_id),
        (wanted.products, one.product_id),
        (wanted.phases, one.phase),
        (wanted.tiers, one.tier),
        (wanted.roles, one.role),
        (wanted.routes, one.route),
        (wanted.traffics, one.traffic),
        (wanted.minds, one.mind),
        (wanted.crowds, one.crowd),
        (wanted.accounts, one.account_id),
        (wanted.platforms, one.platform),
    )
    if any(allowed and value not in allowed for allowed, value in lists):
        return False
    day = one.published_on or ""
    return (not wanted.since or day >= wanted.since) and (not wanted.until or (bool(day) and day <= wanted.until))


def _needed(metric: str) -> tuple[str, ...]:
    """What the sums of a group must hold for a metric: all it needs, or, where it takes what there is, every imported metric."""
    one = METRICS[metric]
    if not one.any_of and metric != "natural_share":
        # 互动量 is likes and what is known of the others.
        return (*one.needs, "collects", "comments") if "likes" in one.needs else one.needs
    return tuple(name for name, other in METRICS.items() if other.compute is None)


def _raw(metric: str) -> tuple[str, ...]:
    """The imported metrics a computed one comes from."""
    one = METRICS[metric]
    if metric in ("gmv_t", "cost_t"):
        return ("gmv",) if metric == "gmv_t" else tuple(sorted(PAID))
    if one.compute is None:
        return (metric,)
    if metric == "engagement":
        return ("likes", "collects", "comments")
    return tuple(dict.fromkeys(raw for name in (*one.needs, *one.any_of) for raw in _raw(name)))


def _merged(parts: Sequence[NoteFigures]) -> NoteFigures:
    """The figures of a note that came in twice, those under its id first."""
    if len(parts) == 1:
        return parts[0]
    found = NoteFigures()
    for part in parts:
        found.numbers = {**part.numbers, **found.numbers}
        found.daily = {**part.daily, **found.daily}
        found.dropped += part.dropped
    return found


def _every(note: Standing, figures: NoteFigures, library: Numbers) -> dict[Definition, float]:
    slot = {Definition("slot_price", "排期"): note.price} if note.price is not None else {}
    return {**library, **slot, **figures.numbers}
