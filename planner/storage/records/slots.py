"""Slots: who writes what, when and for which keyword; how they are asked for, and what they can be asked for by."""

from __future__ import annotations

from dataclasses import dataclass

from planner.storage.records.drafts import Status

CONTENT_TYPES = ("测评", "教程", "场景", "成分解析", "清单", "日记", "直播预告")


@dataclass(frozen=True, slots=True)
class SlotKeyword:
    """A keyword a slot should cover, and its role: 核心 or 长尾."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Account × keyword × product × day. ``day`` is YYYY-MM-DD, ``clock`` HH:MM, ``price`` yuan really to be paid, platform fee included.

    ``filed`` tells whether the note is 报备 (None: nobody has said). ``live_id`` with ``before`` hangs the slot on a live session:
    its day is so many days before it (negative: after). ``fixed`` keeps 帮我排 from moving it.
    """

    id: str
    campaign_id: str
    account_id: str | None = None
    product_id: str | None = None
    keywords: tuple[SlotKeyword, ...] = ()
    title: str = ""
    content_type: str | None = None
    crowd: str | None = None
    route: str | None = None
    filed: bool | None = None
    day: str | None = None
    clock: str | None = None
    status: Status = "选题"
    owner: str = ""
    price: float | None = None
    draft_id: str | None = None
    note_id: str | None = None
    live_id: str | None = None
    before: int | None = None
    fixed: bool = False
    remark: str = ""
    sample: bool = False
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A slot with the names of what it points to. ``role`` is the account's (官方, KOL, KOC, 素人), else 未知, as is ``tier``.

    ``week`` is its Monday, ``phase`` the campaign's on that day, ``score`` the draft's last one.
    """

    slot: Slot
    account: str = ""
    fans: int | None = None
    role: str = "未知"
    tier: str = "未知"
    product: str = ""
    draft_title: str = ""
    score: int | None = None
    week: str | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class SlotFilter:
    """Which slots of a campaign: all conditions must hold, an empty tuple is none. ``None`` inside one means: not said.

    ``since`` and ``until`` are days, both included. ``search`` looks into names, titles, keywords, remarks; small Latin letters also
    find pinyin initials.
    """

    search: str = ""
    roles: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    accounts: tuple[str | None, ...] = ()
    products: tuple[str | None, ...] = ()
    keywords: tuple[str | None, ...] = ()
    content_types: tuple[str | None, ...] = ()
    crowds: tuple[str | None, ...] = ()
    routes: tuple[str | None, ...] = ()
    statuses: tuple[Status, ...] = ()
    owners: tuple[str, ...] = ()
    weeks: tuple[str | None, ...] = ()
    phases: tuple[str | None, ...] = ()
    since: str | None = None
    until: str | None = None
    ids: tuple[str, ...] | None = None
    deleted: bool = False
    also: tuple[SlotFilter, ...] = ()
    """Filters that must hold besides: a slot has several keywords, so two wishes for one do not always make one."""


Counted = tuple[tuple[str | None, int], ...]
"""Values with how many slots have them; None: not said."""


@dataclass(frozen=True, slots=True)
class SlotFacets:
    """What the filters can offer. ``accounts`` and ``products`` are (id, name, slots), the most slots first."""

    accounts: tuple[tuple[str | None, str, int], ...]
    products: tuple[tuple[str | None, str, int], ...]
    roles: Counted
    tiers: Counted
    keywords: Counted
    content_types: Counted
    crowds: Counted
    routes: Counted
    statuses: Counted
    owners: Counted
    weeks: Counted
    phases: Counted
    total: int
