"""The sample workspace: what an invented brand would have in it, so that nobody starts before a blank page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nlp.note import Note
from nlp.resources import RESOURCES
from planner.accounts import Accounts
from planner.batches import Batches
from planner.drafts import Drafts
from planner.importing.rows import AccountRow, CommentRow, FeedbackRow, KeywordRow, NoteRow
from planner.notes import Cut
from planner.sample_figures import install_figures
from planner.sample_plan import plan
from planner.storage.changes import Changes
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.times import CHINA

SAMPLES = RESOURCES / "samples"
KIND = "sample"
OWN = ("青禾官方",)
"""Authors of the sample notes that are ours."""


def install(store: Store, cut: Cut | None = None) -> Changes:
    """Put the sample notes, keywords, comments, accounts, shop feedback, drafts and campaign into the store, each marked as a sample."""
    batches, drafts = Batches(store), Drafts(store)
    changes = Changes()
    for noun in ("notes", "keywords", "comments", "accounts", "feedback"):
        source = SAMPLES / f"{noun}.jsonl"
        batch = batches.begin(f"示例 {noun}.jsonl", KIND, noun, _digest(source), {}, sample=True)
        if noun == "notes":
            batches.write_notes(batch, [NoteRow(_note(row), author_name=row["author"]) for row in _rows(source)], cut)
        elif noun == "keywords":
            batches.write_keywords(batch, [KeywordRow(**row) for row in _rows(source)])
        elif noun == "comments":
            batches.write_comments(batch, [CommentRow(**row) for row in _rows(source)])
            batches.write_comments(batch, list(_talks(store.clock())))
        elif noun == "feedback":
            batches.write_feedback(batch, [_feedback(row, store) for row in _rows(source)])
        else:
            batches.write_accounts(batch, [AccountRow(**row) for row in _rows(source)])
        changes |= batches.finish(batch)[1]
    changes |= _say(store)
    written = []
    for name in ("planned_drafts", "drafts"):
        for row in reversed(list(_rows(SAMPLES / f"{name}.jsonl"))):
            content = DraftContent(row["title"], row["body"], tuple(row["topics"]), keywords=tuple(row["keywords"]))
            draft, change = drafts.add(content, status=row["status"], sample=True)
            written.append((draft.id, row))
            changes |= change
    changes |= plan(store, SAMPLES, written)
    return changes | install_figures(store, SAMPLES, cut)


def _say(store: Store) -> Changes:
    """What a person would have said of the sample accounts."""
    accounts, changes = Accounts(store), Changes()
    ids = {record.name: record.id for record in accounts.list()}
    for row in _rows(SAMPLES / "account_words.jsonl"):
        name = row.pop("name")
        if name in ids:
            changes |= accounts.edit([ids[name]], row)
    return changes


def _talks(now: datetime) -> Iterator[CommentRow]:
    """Comments of the last days, so that some are past their time, some due soon and some answered."""
    for row in _rows(SAMPLES / "talks.jsonl"):
        at = now.astimezone(CHINA) - timedelta(hours=row.pop("hours_ago"))
        yield CommentRow(**row, published_at=at.isoformat(timespec="seconds"))


def _note(row: dict[str, Any]) -> Note:
    return Note(**{**row, "topics": tuple(row["topics"]), "own": row["author"] in OWN})


def _feedback(row: dict[str, Any], store: Store) -> FeedbackRow:
    """``ago`` counts days back from today, so that there always is evidence of late."""
    day = store.clock().astimezone(CHINA).date() - timedelta(days=row.pop("ago"))
    return FeedbackRow(**row, said_at=f"{day.isoformat()}T12:00:00+08:00")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
