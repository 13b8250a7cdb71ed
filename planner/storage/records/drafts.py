"""Drafts as pages see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp.draft import Draft

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
