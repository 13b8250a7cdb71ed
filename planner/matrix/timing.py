"""When a slot can be set to be published by the platform's own timer, and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from planner.storage.records import Slot
from planner.storage.times import CHINA

READY = "待发"
PUBLISHED = ("已发", "复盘")
Level = Literal["good", "look", "late", "quiet"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far ahead the platform's timer reaches, by the rules of one day."""

    hours_least: int = 1
    days_most: int = 14


@dataclass(frozen=True, slots=True)
class Timing:
    """A sentence about when a slot can be published, and how pressing it is; ``short`` is a word or two for a narrow place."""

    text: str
    short: str
    level: Level


def is_late(slot: Slot, now: datetime) -> bool:
    """Whether its time is over and it has not been published. A slot without a time has until the end of its day."""
    if slot.day is None or slot.status in PUBLISHED:
        return False
    return due(slot) < now if slot.clock else slot.day < today(now)


def due(slot: Slot) -> datetime:
    """When it is to be published, in China; at the end of its day when no time was said. ValueError without a day."""
    if slot.day is None:
        raise ValueError(slot.id)
    clock = time.fromisoformat(slot.clock) if slot.clock else time(23, 59)
    return datetime.combine(date.fromisoformat(slot.day), clock, CHINA)


def today(now: datetime) -> str:
    """The day it is in China."""
    return now.astimezone(CHINA).date().isoformat()


def timing(slot: Slot, now: datetime, bounds: Bounds) -> Timing | None:
    """What to know before publishing; None for a slot without a day, one that is published, and one neither late nor ready."""
    if slot.day is None or slot.status in PUBLISHED:
        return None
    if is_late(slot, now):
        return _late(slot, now)
    if slot.status != READY:
        return None
    if slot.clock is None:
        return Timing("还没有定几点发。定时发布要选到几点几分", "未定时间", "look")
    ahead = due(slot) - now
    if ahead < timedelta(hours=bounds.hours_least):
        return Timing(f"不到 {bounds.hours_least} 小时，平台的定时发布用不了，到点手动发", "到点手动发", "look")
    if ahead > timedelta(days=bounds.days_most):
        opens = (due(slot) - timedelta(days=bounds.days_most)).astimezone(CHINA)
        text = f"平台最多提前 {bounds.days_most} 天定时，{opens.month}月{opens.day}日 {opens:%H:%M} 以后才能设"
        return Timing(text, f"{opens.month}月{opens.day}日起可定时", "quiet")
    return Timing(f"现在可以在平台上定时（{bounds.hours_least} 小时后到 {bounds.days_most} 天内）", "可定时", "good")


def _late(slot: Slot, now: datetime) -> Timing:
    days = (date.fromisoformat(today(now)) - date.fromisoformat(slot.day or "")).days
    if days:
        gone = f"{days} 天"
    else:
        hours = int((now - due(slot)).total_seconds() // 3600)
        gone = f"{hours} 小时" if hours else "不到 1 小时"
    todo = "请尽快手动发布，或改个日子" if slot.status == READY else f"还在{slot.status}，请催一下，或改个日子"
    return Timing(f"比计划晚了{gone}。{todo}", f"晚 {gone}" if days or "不到" not in gone else "刚过点", "late")


def bounds_of(days: tuple[str, ...]) -> Mapping[str, Bounds]:
    """The platform's bounds on these days, from the dated rule packs. Loads word lists: call it in a lane."""
    from planner.rules import Rules

    rules = Rules.load()
    found = {day: rules.on(date.fromisoformat(day)) for day in days}
    return {day: Bounds(one.schedule_hours_least, one.schedule_days_most) for day, one in found.items()}
