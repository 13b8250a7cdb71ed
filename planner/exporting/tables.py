"""What is exported: the columns of a table and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.exporting.cells import Value
from planner.storage.records import KeywordRecord, NoteRecord
from planner.storage.store import Store


@dataclass(frozen=True)
class Export:
    """A table to be written: its name, its headings, its number of rows and the rows."""

    name: str
    headings: tuple[str, ...]
    count: int
    rows: Iterator[tuple[Value, ...]]


NOTE_HEADINGS = (
    "id",
    "title",
    "body",
    "topics",
    "type",
    "likes",
    "collects",
    "comments",
    "shares",
    "published_at",
    "fans",
    "author",
    "query",
    "source",
    "likes_least",
    "collects_least",
    "comments_least",
    "shares_least",
    "author_name",
)
"""The canonical notes: what ``import`` reads back without a question."""

KEYWORD_HEADINGS = ("关键词", "词包", "月均搜索指数", "竞争指数", "市场出价", "长尾词数量", "推荐理由", "类型", "角色")


def notes(store: Store, ids: Sequence[str] | None = None) -> Export:
    """Every note that can be seen, newest first; or these, in this order."""
    from planner.notes import Notes

    found = Notes(store)
    if ids is None:
        ids = found.find()
    return Export("笔记", NOTE_HEADINGS, len(ids), map(_note, found.records(ids)))


def _note(record: NoteRecord) -> tuple[Value, ...]:
    note = record.note
    return (
        record.platform_id,
        note.title,
        note.body,
        " ".join(f"#{topic}" for topic in note.topics),
        note.type,
        note.likes,
        note.collects,
        note.comments,
        note.shares,
        note.published_at,
        note.fans,
        note.author,
        note.query,
        note.source,
        note.likes_least,
        note.collects_least,
        note.comments_least,
        note.shares_least,
        # A note without an id is told apart by title, minute and author, known by id or by name.
        record.author_name,
    )


def keywords(store: Store, ids: Sequence[str] | None = None) -> Export:
    """Every keyword of imported tables and of the user's; or these, in this order, as far as they are there."""
    from planner.keywords import Keywords

    found = Keywords(store).list()
    if ids is not None:
        known = {record.id: record for record in found}
        found = [known[id] for id in ids if id in known]
    return Export("关键词", KEYWORD_HEADINGS, len(found), map(_keyword, found))


def _keyword(record: KeywordRecord) -> tuple[Value, ...]:
    return (
        record.text,
        record.pack,
        record.volume,
        record.competition,
        record.price,
        record.longtails,
        record.reason,
        record.class_,
        record.role,
    )


EXPORTS: Mapping[str, Callable[[Store, Sequence[str] | None], Export]] = {"notes": notes, "keywords": keywords}
