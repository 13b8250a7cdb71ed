"""Comments, keywords, and what people decided, as pages see them."""

from __future__ import annotations

from dataclasses import dataclass


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
