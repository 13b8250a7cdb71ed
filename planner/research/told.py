"""What imported tables and people say of keywords, by the key the library knows them under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.bank import STATUS
from planner.keywords import TOLD
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

DENSE = "replace(keyword.key, ' ', '')"
"""A keyword as research knows it: folded, without blanks. An index holds it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One keyword: numbers of the newest table that has them, what a person decided, and its status in the bank."""

    id: str
    text: str
    volume: float | None
    competition: float | None
    role: str | None
    class_: str | None
    status: str


def told(store: Store, seeds: Sequence[str]) -> Mapping[str, Told]:
    """The keywords that hold one of the (folded) seeds, by key; without seeds those of the bank."""
    wish = " or ".join(f"instr({DENSE}, ?)" for _ in seeds) or "status is not null and unbanked_at is null"
    return _asked(store, wish, tuple(seeds))


def told_of(store: Store, keys: Iterable[str]) -> Mapping[str, Told]:
    """The keywords with these keys."""
    return _asked(store, f"{DENSE} in (select value from json_each(?))", (dumps(list(keys)),))


def _asked(store: Store, wish: str, parameters: tuple[str, ...]) -> Mapping[str, Told]:
    with engine.reading(store.db) as db:
        found = engine.rows(
            db,
            f"select {DENSE}, id, text, volume, competition, role, class,"
            f" iif(unbanked_at is null, coalesce({STATUS}, ''), '') from keyword"
            f" where deleted_at is null and {visible(db, 'batch')} and (unbanked_at is null or {TOLD}) and ({wish})",
            parameters,
        )
    return {key.strip("#"): Told(*row) for key, *row in found}


def volume_trends(store: Store, ids: Iterable[str]) -> Mapping[str, float]:
    """By keyword id: monthly searches of the newest table over those of the one before; only where both are known."""
    with engine.reading(store.db) as db:
        found = engine.rows(
            db,
            "select k.id, s.volume from json_each(?) wanted join keyword k on k.id = wanted.value"
            f" join keyword_snapshot s on s.keyword = k.no where s.volume > 0 and {visible(db, 's.batch')}"
            " order by s.seen_at, s.batch",
            (dumps(list(ids)),),
        )
    volumes: dict[str, list[float]] = {}
    for id, volume in found:
        volumes.setdefault(id, []).append(volume)
    return {id: seen[-1] / seen[-2] for id, seen in volumes.items() if len(seen) > 1}
