"""Where the numbers come from: files and the days they cover, rows and the notes they were joined with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from planner.funnel.numbers import Definition, Sentence

How = Literal["id", "link", "title", "person"]
HOWS: Mapping[How, str] = MappingProxyType({"id": "编号", "link": "链接", "title": "标题和时间", "person": "人工指定"})


@dataclass(frozen=True, slots=True)
class Span:
    """Which days one file covers. ``days`` are the days it has rows of (YYYY-MM-DD); empty for counts since publishing, which are as of
    ``until``."""

    batch_id: str
    file: str
    source: str
    since: str | None
    until: str | None
    days: tuple[str, ...]
    rows: int
    notes: int
    metrics: tuple[str, ...]
    lifetime: bool = False
    about: str = "note"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every file with figures and the days it covers, oldest first, with warnings where windows do not overlap or days are missing."""

    spans: tuple[Span, ...]
    warnings: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one number of a note was read: file and row (0: the file was read before rows were kept), days, definition."""

    metric: str
    value: float
    definition: Definition
    batch_id: str
    file: str
    row: int
    since: str | None
    until: str | None
    used: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note (or account) that rows in the queue may belong to, and why; the surest first."""

    id: str
    title: str
    author: str
    published_on: str | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Rows of figures that found no note: one entry for all rows that name the same thing (``subject``).

    ``about`` is note or account. ``rows`` counts them, over the ``files``; ``why`` says why no note was taken.
    """

    subject: str
    about: str
    title: str
    author: str
    platform_id: str
    url: str
    published_at: str | None
    sources: tuple[str, ...]
    files: tuple[str, ...]
    rows: int
    since: str | None
    until: str | None
    why: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A subject that was joined: by id, link, title and time, or by a person (``how``), with its confidence 0–1."""

    subject: str
    note_id: str
    title: str
    how: How
    confidence: float
    rows: int
    why: str


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How the rows of figures stand."""

    rows: int
    joined: int
    waiting: int
    set_aside: int
    subjects_waiting: int
