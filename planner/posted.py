"""Drafts and slots that came out, joined with the notes they became as soon as those are in the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nlp.text import fold_plain
from planner.importing.values.ids import id_of_link
from planner.storage import engine
from planner.storage.changes import Changes
from planner.storage.store import Store
from planner.storage.visible import visible

OUT = "('已发', '复盘')"
Links = Mapping[tuple[str, str], str]
"""The notes of drafts and slots, by (draft or slot, id)."""


def link_posted(store: Store) -> Changes:
    """Look for the notes of what is marked as posted and has none: by the id in its link, else by title and day, when exactly
    one note fits that nobody else has."""
    with engine.writing(store.db) as db:
        seen = visible(db, "batch")
        taken = {note for (note,) in engine.rows(db, "select note_id from draft where note_id is not null")}
        taken |= {note for (note,) in engine.rows(db, "select note_id from slot where note_id is not null")}
        changes = Changes()
        for id, title, day, url in engine.rows(
            db,
            "select id, title, posted_on, posted_url from draft where posted_on is not null and note_id is null"
            f" and status in {OUT} and deleted_at is null order by posted_on, id",
        ):
            note = _by_link(db, url, seen) or (
                None if id_of_link(url or "") else _by_title(db, title, day, seen, taken)
            )
            if note and note not in taken:
                taken.add(note)
                db.execute("update draft set note_id = ? where id = ?", (note, id))
                changes |= Changes.of("draft", id)
        changes |= _slots(db, seen, taken)
    return changes


def links(store: Store) -> Links:
    """Which note each draft and slot has."""
    return {
        (noun, id): note
        for noun in ("draft", "slot")
        for id, note in engine.rows(store.db, f"select id, note_id from {noun} where note_id is not null")
    }


def lost(store: Store, before: Links) -> Changes:
    """What has no note any more, or another: the notes of an import that was taken back are gone, and the links with them."""
    now, changes = links(store), Changes()
    for (noun, id), note in before.items():
        if now.get((noun, id)) != note:
            changes |= Changes.of(noun, id)
    return changes


def _slots(db: Any, seen: str, taken: set[str]) -> Changes:
    """A slot takes its draft's note; one that came out without a draft is looked for by its title."""
    changes = Changes()
    for id, title, day, draft, note in engine.rows(
        db,
        "select s.id, s.title, s.day, s.draft_id, d.note_id from slot s left join draft d on d.id = s.draft_id"
        f" where s.note_id is null and s.deleted_at is null and s.status in {OUT} and s.sample = 0",
    ):
        found = note if draft else _by_title(db, title, day, seen, taken)
        if found:
            taken.add(found)
            db.execute("update slot set note_id = ? where id = ?", (found, id))
            changes |= Changes.of("slot", id)
    return changes


def _by_link(db: Any, url: str | None, seen: str) -> str | None:
    number = id_of_link(url or "")
    found = number and engine.value(
        db, f"select id from note where key = ? and deleted_at is null and {seen}", (f"p:{number}",)
    )
    return str(found) if found else None


def _by_title(db: Any, title: str, day: str | None, seen: str, taken: set[str]) -> str | None:
    wanted = _spelled(title)
    if not wanted or not day:
        return None
    found = [
        id
        for id, name in engine.rows(
            db,
            "select id, title from note where published_at >= ? and published_at < ? and deleted_at is null"
            f" and {seen}",
            (day, f"{day}U"),
        )
        if _spelled(name) == wanted
    ]
    return found[0] if len(found) == 1 and found[0] not in taken else None


def _spelled(title: str) -> str:
    return "".join(fold_plain(title).split())
