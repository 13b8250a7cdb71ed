"""What notes are grouped by, and how groups and filters are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from planner.funnel.answers import Axis, FunnelFilter
from planner.funnel.portfolio import Portfolio
from planner.funnel.standings import Standing

NOT_SAID = "（未定）"
KEYS: Mapping[Axis, Callable[[Standing], str | None]] = MappingProxyType(
    {
        "note": lambda one: one.note_id,
        "account": lambda one: one.account_id,
        "tier": lambda one: one.tier,
        "role": lambda one: one.role,
        "route": lambda one: one.route,
        "traffic": lambda one: one.traffic,
        "mind": lambda one: one.mind,
        "product": lambda one: one.product_id,
        "phase": lambda one: one.phase,
        "crowd": lambda one: one.crowd,
        "platform": lambda one: one.platform,
        "campaign": lambda one: one.campaign_id,
    }
)
NAMES: Mapping[Axis, Callable[[Standing], str | None]] = MappingProxyType(
    {
        **KEYS,
        "note": lambda one: one.title or "（没有标题）",
        "account": lambda one: one.account if one.account_id else None,
        "product": lambda one: one.product,
        "campaign": lambda one: one.campaign,
    }
)


def key_of(axis: Axis, one: Standing) -> str | None:
    """The value of a note on an axis, as a filter takes it."""
    return KEYS[axis](one)


def name_of(axis: Axis, one: Standing) -> str:
    """The value of a note on an axis, as it is shown."""
    return NAMES[axis](one) or NOT_SAID


def title_of(wanted: FunnelFilter, portfolio: Portfolio) -> str:
    """A filter in a few words: 青禾修护霜 · 爆发; 全部笔记 when it asks for nothing."""
    asked: tuple[tuple[Axis, tuple[str | None, ...]], ...] = (
        ("campaign", wanted.campaigns),
        ("product", wanted.products),
        ("phase", wanted.phases),
        ("route", wanted.routes),
        ("traffic", wanted.traffics),
        ("mind", wanted.minds),
        ("platform", wanted.platforms),
        ("role", wanted.roles),
        ("tier", wanted.tiers),
        ("crowd", wanted.crowds),
        ("account", wanted.accounts),
    )
    words = []
    for axis, keys in asked:
        if keys:
            known = {key_of(axis, note.standing): name_of(axis, note.standing) for note in portfolio.notes.values()}
            words.append("、".join(known.get(key, key or NOT_SAID) for key in keys))
    if wanted.notes:
        words.append(f"{len(wanted.notes)} 篇笔记")
    if wanted.since or wanted.until:
        words.append(f"{wanted.since or ''}–{wanted.until or ''}")
    return " · ".join(words) or "全部笔记"
