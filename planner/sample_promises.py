"""What the notes of the sample campaign say and how they did, and what was forecast of some of them before they came out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nlp.findings import Forecast
from planner.drafts import Drafts
from planner.matrix.written import set_columns
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.images import SLOT
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.texts import dumps

COMPARED = 210
"""The notes that the forecasts of the sample were measured on."""
SCORE = 40
"""A forecast of nothing goes with this score."""
FORECAST = "forecast"


def came_out(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Fields of Note by the title of the slot."""
    told = _rows(folder)
    wanted = ("body", "type", "likes", "collects", "comments", "shares", "query")
    return {
        title: {"topics": tuple(row["topics"])} | {name: row[name] for name in wanted if name in row}
        for title, row in told.items()
    }


def keep_promises(store: Store, folder: Path) -> Changes:
    """Hang a draft with its forecast on those slots whose note had one."""
    drafts, changes = Drafts(store), Changes()
    told = {title: row for title, row in _rows(folder).items() if FORECAST in row}
    rows = engine.rows(
        store.db,
        "select id, title, note_id, day, status from slot where sample = 1 and note_id is not null and draft_id is null"
        " and deleted_at is null and title in (select value from json_each(?)) order by no",
        (dumps(list(told)),),
    )
    for slot, title, note, day, status in rows:
        row = told[title]
        content = DraftContent(title, row["body"], tuple(row["topics"]), keywords=tuple(row["topics"]))
        draft, change = drafts.add(content, status="待发", sample=True)
        percentile, low, high = row[FORECAST]
        forecast = Forecast(percentile, low, high, COMPARED, None, "")
        changes |= change | drafts.remember_score(draft.id, SCORE + round(percentile / 2), forecast)
        with engine.writing(store.db) as db:
            # Its last change lies behind those of the drafts that are being written.
            db.execute(
                "update draft set status = ?, posted_on = ?, note_id = ?, updated_at = ? where id = ?",
                (status, day, note, f"{day}T00:00:00.000Z", draft.id),
            )
        changes |= set_columns(store, SLOT, [slot], {"draft_id": draft.id}).changes
    return changes


def _rows(folder: Path) -> Mapping[str, dict[str, Any]]:
    with (folder / "published.jsonl").open(encoding="utf-8") as lines:
        return {row["title"]: row for row in map(json.loads, lines)}
