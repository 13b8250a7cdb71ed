"""How published notes of a campaign did beside comparable ones."""

from __future__ import annotations

from collections.abc import Sequence

from planner.matrix.reminders.facts import Outcome
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

LEAST = 30
"""Notes that must be comparable before their median says something, as for ranks everywhere."""

STRATA = (
    "own = 1 and author = :author and substr(published_at, 1, 7) = :month",
    "source = :source and query = :query",
    "source = :source and substr(published_at, 1, 7) = :month",
    "source = :source",
)
"""What is comparable, finest first: the same account and month, the same source and query, source and month, or source."""


def outcomes(store: Store, slots: Sequence[str]) -> dict[str, Outcome]:
    """By slot id, for slots whose note is there: its engagement (赞 + 藏 + 评) and the median of comparable notes.

    A note whose engagement is not known, or that fewer than thirty notes can be compared with, is left out.
    """
    if not slots:
        return {}
    with engine.reading(store.db) as db:
        seen = visible(db, "n.batch")
        found = engine.rows(
            db,
            "select s.id, n.no, n.engagement, n.author, n.source, n.query, substr(n.published_at, 1, 7) from slot s"
            " left join draft d on d.id = s.draft_id join note n on n.id = coalesce(s.note_id, d.note_id)"
            " where s.id in (select value from json_each(?)) and n.deleted_at is null and n.engagement is not null"
            f" and {seen}",
            (dumps(list(slots)),),
        )
        medians: dict[tuple[int, tuple[str | None, ...]], float | None] = {}
        known: dict[str, Outcome] = {}
        for id, _no, engagement, author, source, query, month in found:
            values = {"author": author, "source": source, "query": query, "month": month}
            for level, stratum in enumerate(STRATA):
                key = level, tuple(value for name, value in values.items() if f":{name}" in stratum)
                if None in key[1]:
                    continue
                if key not in medians:
                    medians[key] = _median(store, f"{stratum} and {seen}", values)
                median = medians[key]
                if median is not None:
                    known[id] = Outcome(engagement, median)
                    break
    return known


def _median(store: Store, where: str, values: dict[str, str | None]) -> float | None:
    start = f"from note n where {where} and deleted_at is null and engagement is not null"
    count = engine.value(store.db, f"select count(*) {start}", values)
    if count < LEAST:
        return None
    middle = f"select engagement {start} order by engagement limit {2 - count % 2} offset {(count - 1) // 2}"
    return float(engine.value(store.db, f"select avg(engagement) from ({middle})", values))
