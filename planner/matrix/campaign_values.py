"""What may stand in the fields of a campaign, and how the table holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from planner.matrix.slot_values import ROLES
from planner.matrix.values import amount, day, line, lines, name
from planner.problems import Problem
from planner.storage.campaign_rows import stored
from planner.storage.kinds import keyword_key
from planner.storage.records import CROWDS, Campaign, Goal, Phase, Target
from planner.storage.texts import stored_texts

COUNT_MOST = 100_000


def _day(value: object) -> str:
    there = day(value)
    if there is None:
        raise Problem("计划要有开始和结束的日子", "请选好日期再保存")
    return there


def _phases(value: Iterable[Phase]) -> str:
    phases = tuple(Phase(name("阶段", one.name), _day(one.start), _day(one.end)) for one in value)
    for one in phases:
        if one.end < one.start:
            raise Problem(f"“{one.name}”结束在开始之前", "请检查这个阶段的日期")
    if len({one.name for one in phases}) < len(phases):
        raise Problem("两个阶段同名", "请给每个阶段一个自己的名字")
    by_day = sorted(phases, key=lambda one: one.start)
    for one, other in pairwise(by_day):
        if other.start <= one.end:
            raise Problem(f"“{one.name}”和“{other.name}”的日子重叠", "一天只能属于一个阶段")
    return stored(phases)


def _targets(value: Iterable[Target]) -> str:
    targets = tuple(Target(name("层", one.role), _count(one.count), amount("预算", one.budget)) for one in value)
    if len({one.role for one in targets}) < len(targets):
        raise Problem("同一层写了两次", "每一层只写一个目标")
    return stored(targets)


def _count(value: object) -> int | None:
    found = amount("篇数", value, COUNT_MOST, whole=True)
    return None if found is None else int(found)


def _goals(value: Iterable[Goal]) -> str:
    goals: dict[str, Goal] = {}
    for one in value:
        if one.role not in ROLES:
            raise ValueError(one.role)
        text = line(one.keyword)
        if text:
            goals.setdefault(keyword_key(text), Goal(text, one.role, max(1, _count(one.count) or 1)))
    return stored(tuple(goals.values()))


CHECKS: Mapping[str, tuple[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "name": ("name", lambda value: name("计划", value)),
        "start": ("start_day", _day),
        "end": ("end_day", _day),
        "budget": ("budget", lambda value: amount("预算", value)),
        "products": ("products", lambda value: stored_texts(lines(value))),
        "phases": ("phases", _phases),
        "targets": ("targets", _targets),
        "crowds": ("crowds", lambda value: stored_texts(lines(value) or CROWDS)),
        "goals": ("goals", _goals),
        "remark": ("remark", lambda value: line(value, long=True)),
        "sample": ("sample", int),
    }
)
"""The fields of a campaign: its column, and what makes a value of it."""


def columns(fields: Mapping[str, object], now: Campaign | None = None) -> dict[str, Any]:
    """The columns these fields become; ``now`` is the campaign as it stands, whose days count where the fields name none.

    Raises Problem for values a person can mend, ValueError for a field no campaign has.
    """
    unknown = set(fields) - set(CHECKS)
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    row = {CHECKS[field][0]: CHECKS[field][1](value) for field, value in fields.items()}
    start = row.get("start_day", now and now.start)
    end = row.get("end_day", now and now.end)
    if start and end and end < start:
        raise Problem("计划结束在开始之前", "请检查开始和结束的日子")
    return row
