"""Rows as pages and commands see them: frozen values, unknown is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from nlp.draft import Draft
from nlp.note import Note

Status = Literal["选题", "初稿", "一审", "终审", "待发", "已发", "复盘"]
STATUSES: tuple[Status, ...] = ("选题", "初稿", "一审", "终审", "待发", "已发", "复盘")


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What a person writes: ``images`` are paths in order, ``cover`` the index of the cover among them."""

    title: str = ""
    body: str = ""
    topics: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    cover: int = 0
    format: str | None = None
    keywords: tuple[str, ...] = ()

    def draft(self) -> Draft:
        """The part that is reviewed."""
        return Draft(self.title, self.body, self.topics, self.format, len(self.images))


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft with where it stands. ``score`` is the last total that was shown, ``note_id`` the note it became."""

    id: str
    content: DraftContent
    status: Status
    template: str | None
    posted_on: str | None
    posted_url: str | None
    note_id: str | None
    score: int | None
    sample: bool
    created_at: str
    updated_at: str
    deleted_at: str | None = None

    @property
    def title(self) -> str:
        return self.content.title

    def as_draft(self) -> Draft:
        """The part that is reviewed."""
        return self.content.draft()


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list: ``opening`` is the start of the body on one line."""

    id: str
    title: str
    opening: str
    topics: tuple[str, ...]
    status: Status
    score: int | None
    sample: bool
    created_at: str
    updated_at: str
    posted_on: str | None


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """A kept state of a draft and why it was kept."""

    id: str
    draft_id: str
    why: str
    content: DraftContent
    created_at: str


@dataclass(frozen=True, slots=True)
class DraftFilter:
    """``search`` takes words and pinyin initials; empty ``statuses`` means all."""

    search: str = ""
    statuses: tuple[Status, ...] = ()
    deleted: bool = False


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
    without) a benchmark weight, ``weights`` for certain ones; ``deleted`` shows the waste basket instead.
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


BatchState = Literal["loading", "applying", "done", "undoing", "undone", "shelved"]


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One import with its counts: rows of the file that brought a new thing, news of a known one, or nothing new."""

    id: str
    number: int
    state: BatchState
    noun: str
    kind: str
    file_name: str
    source_hash: str
    mapping: Mapping[str, str]
    rows: int
    added: int
    updated: int
    skipped: int
    problems: int
    sample: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A line of a file that could not be taken as it was; ``row`` counts as the spreadsheet does."""

    row: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A comment; ``note_key`` is the platform's id of its note."""

    id: str
    key: str
    note_key: str | None
    text: str
    likes: int | None
    published_at: str | None
    level: int | None
    author: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """An account: ``role`` (官方, KOL, KOC, 素人) and ``remark`` are a person's, all else comes from imports."""

    id: str
    key: str
    name: str
    url: str | None
    platform_name: str | None
    fans: int | None
    following: int | None
    likes_collects: int | None
    notes: int | None
    category: str | None
    place: str | None
    about: str | None
    metrics: Mapping[str, float]
    seen_at: str | None
    role: str | None
    remark: str


@dataclass(frozen=True, slots=True)
class AccountSnapshot:
    """An account as one import saw it."""

    seen_at: str
    batch_id: str
    fans: int | None
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class KeywordRecord:
    """A keyword of imported tables or of the user's; ``class_`` and ``role`` are what a person decided, if anything."""

    id: str
    text: str
    pack: str | None
    volume: float | None
    competition: float | None
    price: float | None
    longtails: int | None
    reason: str | None
    seen_at: str | None
    role: str | None
    class_: str | None


@dataclass(frozen=True, slots=True)
class KeywordSnapshot:
    """A keyword as one import saw it."""

    seen_at: str
    batch_id: str
    volume: float | None
    competition: float | None
    price: float | None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A wording hit someone chose to ignore, in one draft or (None) everywhere."""

    id: str
    draft_id: str | None
    text: str
    rule: str
    reason: str
    created_at: str


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word of the user's: with its class, or banned."""

    id: str
    text: str
    kind: str | None
    banned: bool
