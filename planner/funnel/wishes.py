"""What can be asked of the funnel: which notes, grouped by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Axis = Literal[
    "note",
    "account",
    "tier",
    "role",
    "route",
    "traffic",
    "mind",
    "product",
    "phase",
    "crowd",
    "platform",
    "campaign",
]
AXES: Mapping[Axis, str] = MappingProxyType(
    {
        "note": "笔记",
        "account": "账号",
        "tier": "层级",
        "role": "身份",
        "route": "链路",
        "traffic": "公域 / 私域",
        "mind": "心智",
        "product": "产品",
        "phase": "阶段",
        "crowd": "人群",
        "platform": "成交平台",
        "campaign": "项目",
    }
)
"""What notes can be grouped by: everything but ``note`` and ``account`` comes from the note's slot."""


@dataclass(frozen=True, slots=True)
class FunnelFilter:
    """Which notes. All conditions must hold; an empty tuple is none, ``None`` inside one means: not said.

    Values are ids for campaigns, accounts, products and notes (our own ids), names for the rest. ``since`` and ``until`` are days of
    publishing, both included. ``flow`` chooses 全部, 自然 or 推广 where a source tells them apart; ``attribution`` one of
    ``FunnelFacets.attributions`` (empty: the one that most rows have).
    """

    campaigns: tuple[str | None, ...] = ()
    products: tuple[str | None, ...] = ()
    phases: tuple[str | None, ...] = ()
    tiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    routes: tuple[str | None, ...] = ()
    traffics: tuple[str | None, ...] = ()
    minds: tuple[str | None, ...] = ()
    crowds: tuple[str | None, ...] = ()
    accounts: tuple[str | None, ...] = ()
    platforms: tuple[str | None, ...] = ()
    notes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    flow: str = "全部"
    attribution: str = ""


EVERY = FunnelFilter()


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a filter offers: ``key`` goes into the filter, ``label`` is shown, with the number of notes."""

    key: str | None
    label: str
    notes: int


@dataclass(frozen=True, slots=True)
class FunnelFacets:
    """What the filters can offer for the notes that have any figures."""

    choices: Mapping[Axis, tuple[Choice, ...]]
    flows: tuple[str, ...]
    attributions: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    notes: int
