"""What slots can be laid out by, and the filter that finds the slots of a row or a column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from planner.problems import Problem
from planner.storage.records import SlotFilter, Status

OPEN = "未定"
"""What is not decided yet."""


@dataclass(frozen=True, slots=True)
class Axis:
    """``name`` for code, ``text`` for people."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """Two axes that are often laid out together."""

    name: str
    text: str
    rows: str
    columns: str


AXES = (
    Axis("account", "账号"),
    Axis("role", "身份"),
    Axis("tier", "层级"),
    Axis("week", "周"),
    Axis("day", "日"),
    Axis("keyword", "关键词"),
    Axis("product", "产品"),
    Axis("content_type", "内容形式"),
    Axis("crowd", "人群"),
    Axis("route", "链路"),
    Axis("phase", "阶段"),
    Axis("status", "状态"),
    Axis("owner", "负责人"),
)
BY_NAME: Mapping[str, Axis] = MappingProxyType({axis.name: axis for axis in AXES})
VIEWS = (
    View("tiers", "层级 × 周", "account", "week"),
    View("keyword_account", "关键词 × 账号", "keyword", "account"),
    View("keyword_week", "关键词 × 周", "keyword", "week"),
    View("product_type", "产品 × 形式", "product", "content_type"),
)

Maker = Callable[[Any], SlotFilter]
FILTERS: Mapping[str, Maker] = MappingProxyType(
    {
        "account": lambda value: SlotFilter(accounts=(value,)),
        "role": lambda value: SlotFilter(roles=(value,)),
        "tier": lambda value: SlotFilter(tiers=(value,)),
        "week": lambda value: SlotFilter(weeks=(value,)),
        # A slot without a day is in no week.
        "day": lambda value: SlotFilter(since=value, until=value) if value else SlotFilter(weeks=(None,)),
        "keyword": lambda value: SlotFilter(keywords=(value,)),
        "product": lambda value: SlotFilter(products=(value,)),
        "content_type": lambda value: SlotFilter(content_types=(value,)),
        "crowd": lambda value: SlotFilter(crowds=(value,)),
        "route": lambda value: SlotFilter(routes=(value,)),
        "phase": lambda value: SlotFilter(phases=(value,)),
        "status": lambda value: SlotFilter(statuses=(cast(Status, value),)),
        "owner": lambda value: SlotFilter(owners=(value or "",)),
    }
)


def axis(name: str) -> Axis:
    """An axis by its name; raises Problem for another."""
    if name not in BY_NAME:
        raise Problem(f"没有“{name}”这个维度", f"可以用 {'、'.join(BY_NAME)}")
    return BY_NAME[name]


def filter_of(axis: str, value: str | None) -> SlotFilter:
    """The slots that stand at ``value`` of an axis. Raises KeyError for an unknown axis."""
    return FILTERS[axis](value)


LISTS = (
    *("roles", "tiers", "accounts", "products", "content_types", "crowds", "routes", "statuses", "owners"),
    *("weeks", "phases"),
)


def both(one: SlotFilter, other: SlotFilter) -> SlotFilter:
    """The slots that fit both filters: those of a cell fit its row, its column and the page's own filter."""
    lists: dict[str, tuple[Any, ...]] = {}
    for name in LISTS:
        mine, its = getattr(one, name), getattr(other, name)
        lists[name] = tuple(value for value in mine if value in its) if mine and its else mine or its
        if mine and its and not lists[name]:
            return replace(one, ids=())
    keywords, also = one.keywords or other.keywords, (*one.also, *other.also)
    if one.keywords and other.keywords:
        also = (*also, SlotFilter(keywords=other.keywords))
    ids = one.ids if other.ids is None else other.ids
    if one.ids is not None and other.ids is not None:
        its_ids = set(other.ids)
        ids = tuple(id for id in one.ids if id in its_ids)
    return SlotFilter(
        **lists,
        keywords=keywords,
        search=" ".join(filter(None, (one.search, other.search))),
        since=max(filter(None, (one.since, other.since)), default=None),
        until=min(filter(None, (one.until, other.until)), default=None),
        ids=ids,
        deleted=one.deleted or other.deleted,
        also=also,
    )
