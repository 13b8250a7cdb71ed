"""What a foreign row becomes before it is written: values only, unknown is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from nlp.note import Note

NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as one file saw it on one day.

    ``note.id`` is the platform's id (24 hex digits) when the file has one, else empty: such rows are matched by title and
    time of publishing. ``metrics`` holds the counts beyond the four public ones under the names of ``planner.metrics``
    (``views``, ``impressions``, ``cover_ctr`` as a fraction, ``new_fans``, ``watch_seconds``, ``danmaku``…).
    """

    note: Note
    url: str = ""
    crawled_at: str | None = None
    author_name: str | None = None
    place: str | None = None
    images: int | None = None
    metrics: Mapping[str, float] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment; ``level`` is 1 for a comment on the note, 2 for an answer to another comment, whose id is ``parent`` if known."""

    id: str
    note_id: str | None
    text: str
    likes: int | None = None
    published_at: str | None = None
    level: int | None = None
    author: str | None = None
    place: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """What a buyer wrote in a shop; who it was is never taken.

    ``kind`` is one of ``planner.claims.kinds.KINDS``. ``text`` may be empty for a return with a ``reason`` of the shop's list.
    ``stars`` runs from 1 to 5, ``label`` is 1 praise, 0 neither, -1 blame; ``answer`` is what other buyers said to a question.
    ``id`` is a digest of the shop's number, empty when there is none.
    """

    id: str
    kind: str
    text: str = ""
    reason: str | None = None
    answer: str | None = None
    stars: int | None = None
    label: int | None = None
    goods: str | None = None
    sku: str | None = None
    crowd: str | None = None
    said_at: str | None = None
    likes: int | None = None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as one file saw it; ``private`` (prices in yuan, contact) goes to the private store only."""

    id: str
    name: str
    url: str = ""
    platform_name: str | None = None
    fans: int | None = None
    following: int | None = None
    likes_collects: int | None = None
    notes: int | None = None
    category: str | None = None
    place: str | None = None
    about: str | None = None
    seen_at: str | None = None
    metrics: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    private: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Numbers of one note (or account: ``about``) as one row of a file gives them.

    ``id`` is the platform's, empty when the file has none. ``window`` is 累计, 逐日, 时段 or 投放期, from ``since`` to ``until`` (days; for
    累计 ``until`` is the day it was counted on). ``flow`` and ``attribution`` belong to the definition, ``order`` tells orders of one
    note apart. ``metrics`` are the numbers under the names of ``planner.metrics``; ``row`` is the file's.
    """

    source: str
    about: str = "note"
    id: str = ""
    url: str = ""
    title: str = ""
    published_at: str | None = None
    author_name: str | None = None
    window: str = "累计"
    since: str | None = None
    until: str | None = None
    flow: str = ""
    attribution: str = ""
    order: str = ""
    metrics: Mapping[str, float] = field(default_factory=lambda: NOTHING)
    row: int = 0


@dataclass(frozen=True, slots=True)
class KeywordRow:
    """A keyword of an imported table: monthly searches, competition 0–100, price in yuan; None where the table is silent."""

    text: str
    group: str | None = None
    volume: float | None = None
    competition: float | None = None
    price: float | None = None
    longtails: int | None = None
    reason: str | None = None
