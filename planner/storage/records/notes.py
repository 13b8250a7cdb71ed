"""Notes as pages see them, and the questions pages ask about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp.note import Note

NoteSort = Literal[
    "published_at",
    "engagement",
    "likes",
    "collects",
    "comments",
    "shares",
    "fans",
    "title",
    "author_name",
    "type",
    "source",
    "query",
    "weight",
    "created_at",
]


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes to show; an empty field asks for nothing.

    ``search`` takes words, pinyin initials of the title and any piece of text; ``from_day`` and ``to_day`` are
    ``2024-06-06`` and include both; ``hits_only`` uses the 爆文 line of the settings; ``weighted`` asks for notes with (or
    without) a benchmark weight, ``weights`` for certain ones; ``deleted`` shows the waste basket instead;
    ``ids`` asks for just these notes.
    """

    search: str = ""
    types: tuple[str, ...] = ()
    own: bool | None = None
    sources: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    from_day: str | None = None
    to_day: str | None = None
    least_engagement: int | None = None
    hits_only: bool = False
    batch: str | None = None
    weighted: bool | None = None
    weights: tuple[int, ...] = ()
    author: str | None = None
    deleted: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in the table: ``*_least`` are lower bounds where the count itself is unknown."""

    id: str
    title: str
    author_name: str | None
    type: str | None
    published_at: str | None
    likes: int | None
    collects: int | None
    comments: int | None
    shares: int | None
    likes_least: int | None
    collects_least: int | None
    comments_least: int | None
    shares_least: int | None
    engagement: int | None
    fans: int | None
    query: str | None
    source: str | None
    own: bool
    weight: int | None
    sample: bool


@dataclass(frozen=True, slots=True)
class NoteMetric:
    """One more number of a note, with the window and the day it speaks of and the batch it came from."""

    metric: str
    value: float
    window: str
    as_of: str
    batch_id: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What one import saw of a note."""

    batch_id: str
    file_name: str
    seen_at: str
    likes: int | None
    collects: int | None
    comments: int | None
    shares: int | None


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """All that is known of one note. ``note.id`` is our key; ``platform_id`` the platform's."""

    note: Note
    platform_id: str | None
    url: str | None
    author_name: str | None
    place: str | None
    images: int | None
    queries: tuple[tuple[str, str], ...]
    metrics: tuple[NoteMetric, ...]
    seen: tuple[Seen, ...]
    batch_id: str
    sample: bool
    created_at: str
    updated_at: str
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters can offer, each with the number of notes; months are ``2024-06``."""

    sources: tuple[tuple[str, int], ...]
    queries: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    own: int
    weighted: int
    total: int
