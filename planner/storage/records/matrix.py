"""The content matrix as pages see it: products, campaigns, and the slots that are planned in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from planner.storage.records.drafts import Status

CROWDS = ("核心", "高潜", "泛")
"""Crowd layers, from the inside out: spend on the next one when this one shows evidence (反漏斗)."""
PHASES = ("预热", "爆发", "延续")
CONTENT_TYPES = ("测评", "教程", "场景", "成分解析", "清单", "日记", "直播预告")


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold. ``cycle`` is its decision cycle in days: inside it a note's sales are not settled yet."""

    id: str
    name: str
    category: str | None = None
    cycle: int | None = None
    claims: tuple[str, ...] = ()
    remark: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a campaign; ``start`` and ``end`` are its first and last day (YYYY-MM-DD)."""

    name: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Target:
    """How many notes, and how many yuan, one role of the pyramid should have; None: nothing was said."""

    role: str
    count: int | None = None
    budget: float | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A keyword to be covered by at least ``count`` notes; ``role`` is 核心 or 长尾."""

    keyword: str
    role: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Campaign:
    """A plan: from ``start`` to ``end`` (days), with ``budget`` in yuan. ``crowds`` are in the order they should be reached."""

    id: str
    name: str
    start: str
    end: str
    budget: float | None = None
    products: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    targets: tuple[Target, ...] = ()
    crowds: tuple[str, ...] = CROWDS
    goals: tuple[Goal, ...] = ()
    remark: str = ""
    sample: bool = False
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """A live session; slots may hang on it at so many days before."""

    id: str
    campaign_id: str
    day: str
    title: str
    product_id: str | None = None
    deleted_at: str | None = None


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


@dataclass(frozen=True, slots=True)
class Head:
    """A row or a column of a pivot. ``value`` is what a SlotFilter of this axis takes; ``group`` stands before it (an account's role)."""

    value: str | None
    text: str
    group: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What lies where a row and a column meet: how many slots, how many of each status, their cost, and the keyword most of them have."""

    count: int
    statuses: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    cost: float = 0.0
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class Pivot:
    """Slots laid out by two axes; ``cells`` by number of row and column, only those that hold something.

    ``total`` counts every slot once; ``about`` says when a slot stands in several cells.
    """

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[int, int], Cell]
    total: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One role of the pyramid: what was planned as a target, what the slots come to, and what is published."""

    role: str
    target_count: int | None
    planned: int
    published: int
    target_budget: float | None
    planned_cost: float
    published_cost: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A keyword goal beside what is planned for it and what is published."""

    goal: Goal
    planned: int
    published: int

    @property
    def lacking(self) -> int:
        return max(0, self.goal.count - self.planned)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the plan lacks, as a sentence; ``wanted`` finds the slots it speaks of, or is None."""

    text: str
    urgent: bool
    wanted: SlotFilter | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to look at: ``kind`` names the rule, ``slots`` the ids it speaks of, ``advice`` one thing to do about it.

    ``change`` is what pressing the advice would write: for each slot id the new values by the names of Slot's fields.
    ``count`` is more than one where it stands for all that are too many to be told one by one.
    """

    kind: str
    text: str
    slots: tuple[str, ...]
    hard: bool = False
    advice: str = ""
    change: Mapping[str, Mapping[str, object]] = field(default_factory=lambda: MappingProxyType({}))
    count: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the log: who did what with a slot, when, and why. Never rewritten."""

    id: str
    slot_id: str
    before: str | None
    after: str
    who: str
    why: str
    at: str


Verdict = Literal["通过", "阻断", "需复核", "已过期", "未运行"]


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a slot and its next step. ``waived``: a person let it pass, and ``text`` gives the reason."""

    name: str
    verdict: Verdict
    text: str
    waived: bool = False

    @property
    def open(self) -> bool:
        """Whether a slot may go on."""
        return self.waived or self.verdict not in ("阻断", "已过期")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a lead says of a sentence. ``start`` is where ``quote`` stands in the draft's ``field`` now; None: it was rewritten."""

    id: str
    slot_id: str
    field: str
    quote: str
    start: int | None
    text: str
    who: str
    done: bool
    at: str
