"""Accounts as pages see them, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ROLES = ("官方", "KOL", "KOC", "素人")
HEALTHS = ("正常", "观察", "限流", "违规", "停更")

Word = str | int | None
"""What a person says of an account in one column."""


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """An account. A person's are ``role`` (官方, KOL, KOC, 素人) and everything from ``remark`` on; the rest imports say.

    ``category`` is the person's word where there is one. ``capacity`` is in notes a month, ``cooldown`` in days. ``tier`` is
    its name in the chosen preset. ``parts`` counts the accounts that were merged into this one.
    """

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
    persona: str = ""
    skills: str = ""
    tone: str = ""
    avoid: str = ""
    capacity: int | None = None
    cooldown: int | None = None
    health: str | None = None
    own_category: str | None = None
    deleted_at: str | None = None
    parts: int = 0
    tier: str = ""


@dataclass(frozen=True, slots=True)
class AccountPart:
    """One of the accounts that are shown as one: ``key`` is the platform's id where files gave one."""

    id: str
    key: str
    name: str
    platform_name: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class AccountSnapshot:
    """An account as one import saw it."""

    seen_at: str
    batch_id: str
    fans: int | None
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class AccountFilter:
    """Which accounts: all conditions must hold, an empty tuple is none. ``None`` among roles or healths means unknown.

    ``search`` looks into names, 小红书号, categories and a person's words; small Latin letters also find pinyin initials.
    """

    search: str = ""
    roles: tuple[str | None, ...] = ()
    tiers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    healths: tuple[str | None, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class AccountFacets:
    """What the filters can offer: values with the number of their accounts, the tiers from the top down."""

    roles: tuple[tuple[str | None, int], ...]
    tiers: tuple[tuple[str, int], ...]
    categories: tuple[tuple[str, int], ...]
    healths: tuple[tuple[str | None, int], ...]
    total: int
