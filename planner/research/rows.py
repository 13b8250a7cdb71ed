"""What keyword research answers with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slotted:
    """One modifier, or the head, inside a long-tail.

    ``kind`` is a class of keywords (品类, 功效, 成分, 场景, 人群, 品牌, 竞品, 疑问, 价格, 时令), "" where the lexicon knows none.
    """

    kind: str
    text: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Longtail:
    """One row of the table of long-tails: a keyword, what it is made of, and what the library knows of it.

    ``support`` counts notes; ``months`` counts them by month, aligned with ``Found.months``. ``lift`` is the mean percentile of
    those notes among comparable ones over 50 (1.0 is average), ``lift_low`` and ``lift_high`` its 95 % interval; None when
    too few have a known rank. ``trend`` is notes a month in the newest three months over notes a month before (1.0 is steady),
    as shares of all notes; None when too few. ``volume``, ``competition`` and ``volume_trend`` (newest over the one before) come
    from imported tables.
    """

    key: str
    text: str
    kind: str
    role: str
    slots: tuple[Slotted, ...]
    spellings: tuple[str, ...]
    support: int
    lift: float | None
    lift_low: float | None
    lift_high: float | None
    months: tuple[int, ...]
    trend: float | None
    volume: float | None
    competition: float | None
    volume_trend: float | None
    opportunity: float
    example: str
    own_notes: int
    own_drafts: int
    status: str
    own: bool
    cluster: int
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """The long-tails of some seeds, best first; ``total`` is how many there are, ``rows`` the first of them."""

    seeds: tuple[str, ...]
    rows: tuple[Longtail, ...]
    clusters: tuple[str, ...]
    months: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Behind:
    """A note behind a keyword. ``percentile`` is its rank among comparable notes, 0 to 100, None when unknown."""

    id: str
    title: str
    percentile: float | None
    own: bool
    published_at: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One keyword in one of our notes or drafts: how often in title, opening, body and topics.

    ``noun`` is "note" or "draft"; ``day`` is when it was published (or is meant to be), "" when unknown.
    """

    key: str
    text: str
    id: str
    noun: str
    name: str
    day: str
    title: int
    opening: int
    body: int
    topics: int


@dataclass(frozen=True, slots=True)
class Collision:
    """撞词: two of our notes on the same long-tail, ``days`` apart (at most 7)."""

    text: str
    first: Covered
    second: Covered
    days: int
