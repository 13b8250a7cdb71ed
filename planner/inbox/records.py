"""Comments as they are worked through: frozen values, unknown is None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

HandlingStatus = Literal["待处理", "跟进中", "已回复", "已解决", "不用回复"]
STATUSES: tuple[HandlingStatus, ...] = ("待处理", "跟进中", "已回复", "已解决", "不用回复")
OPEN: tuple[HandlingStatus, ...] = ("待处理", "跟进中")
"""Somebody still has to do something."""
SEVERITIES = {3: "先看", 2: "尽快", 1: "留意", 0: "不急"}

View = Literal["open", "late", "all"]
Order = Literal["urgent", "due", "new", "liked"]
LogKind = Literal["状态", "负责人", "期限", "回复", "承诺", "兑现", "撤销"]

NOBODY = ""
"""As an owner: nobody has taken it."""


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """Which comments are wanted; an empty field asks for nothing. ``late``: past their time; ``open``: not dealt with.

    ``owner`` is "" for those nobody has taken and None for all. ``aspect`` is its name and 1 praised, -1 blamed, 0 either.
    ``asked`` is a kind and a text of what unanswered questions ask for. ``notes`` are platform ids.
    """

    search: str = ""
    view: View = "open"
    intents: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    owner: str | None = None
    product: str | None = None
    account: str | None = None
    notes: tuple[str, ...] = ()
    aspect: tuple[str, int] | None = None
    asked: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One comment in the list. ``due`` are seconds since 1970; ``note`` is the title of its note, if that is known."""

    id: str
    text: str
    author: str | None
    likes: int | None
    published_at: str | None
    is_reply: bool
    intent: str
    level: int
    why: str
    answered: int | None
    status: HandlingStatus
    owner: str
    due: int | None
    note: str | None
    replies: int

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Decided:
    """Where a comment stands, who has it, and by when; ``due`` are seconds since 1970."""

    status: HandlingStatus
    owner: str
    due: int | None

    def late(self, now: int) -> bool:
        """Whether it is past its time at this second."""
        return self.status in OPEN and self.due is not None and self.due < now


@dataclass(frozen=True, slots=True)
class Said:
    """One comment of a conversation. ``side`` is 我方 for our side, 作者 for the note's author, else empty."""

    id: str
    text: str
    author: str | None
    likes: int | None
    published_at: str | None
    place: str | None
    is_reply: bool
    side: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was promised or done, by whom and when. ``day``: by when a promise is to be kept; ``revoked``: it was taken back."""

    id: str
    kind: LogKind
    before: str
    after: str
    day: str | None
    who: str
    at: str
    kept: bool = False
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class NoteOf:
    """The note under which something was said, as far as it is known; ``opening`` is how its text begins."""

    key: str
    id: str | None
    title: str | None
    author: str | None
    published_at: str | None
    product: str | None
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A comment with everything around it. ``by_hand``, ``due_by_hand``: a person has set its status, the time it is due."""

    line: InboxLine
    key: str
    said: tuple[Said, ...]
    note: NoteOf | None
    log: tuple[LogEntry, ...]
    reply: str
    by_hand: bool
    due_by_hand: bool
    more: int
    """Replies that are not shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter: its value, what it is called, and how many comments it would show."""

    value: str
    text: str
    count: int


@dataclass(frozen=True)
class InboxFacets:
    """What the filters can offer."""

    total: int = 0
    open: int = 0
    late: int = 0
    intents: tuple[Choice, ...] = ()
    levels: tuple[Choice, ...] = ()
    statuses: tuple[Choice, ...] = ()
    owners: tuple[Choice, ...] = ()
    products: tuple[Choice, ...] = ()
    accounts: tuple[Choice, ...] = ()
    aspects: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What unanswered questions ask for: ``count`` comments; ``kind`` is 词, 组合 or 原句; ``banked``: it stands in the bank."""

    kind: str
    text: str
    class_: str | None
    count: int
    example: str
    banked: bool

    @property
    def id(self) -> str:
        """What tells it apart."""
        return f"{self.kind}\t{self.text}"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, and the day it is to be kept by."""

    text: str
    day: date | None = None
