"""Where each number of a note was read: file, row, days, definition."""

from __future__ import annotations

import json
from collections.abc import Sequence

from planner.funnel.answers import Definition, Origin
from planner.funnel.reading import SUMMED
from planner.metrics import METRICS
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.texts import dumps
from planner.storage.visible import visible

NEWEST = (
    "select b.id, b.file_name, s.row from figure_sighting s join batch b on b.no = s.batch where s.figure = ?"
    " and b.state in ('applying', 'done') order by s.seen_at desc, s.batch desc limit 1"
)


def origins(store: Store, notes: Sequence[str], used: frozenset[Definition]) -> tuple[Origin, ...]:
    """Every imported number of a note (``notes``: it and its twins), by metric and day; ``used`` are the definitions shown."""
    found = []
    with engine.reading(store.db) as db:
        for no, source, window, flow, attribution, since, until, metrics in engine.rows(
            db,
            "select no, source, window, coalesce(flow, ''), coalesce(attribution, ''), since, until, metrics from figure f"
            f" where note_id in (select value from json_each(?)) and {visible(db, 'f.batch')} order by source, since, no",
            (dumps(list(notes)),),
        ):
            batch, file, row = engine.rows(db, NEWEST, (no,))[0]
            for metric, value in json.loads(metrics).items():
                if metric in METRICS:
                    definition = Definition(metric, source, SUMMED[window], attribution, flow)
                    shown = definition in used
                    found.append(Origin(metric, value, definition, batch, file, row, since, until, shown))
    places = {name: at for at, name in enumerate(METRICS)}
    return tuple(
        sorted(found, key=lambda one: (places[one.metric], not one.used, one.definition.text, one.since or ""))
    )
