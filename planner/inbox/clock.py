"""By when a comment should be answered: hours by severity that run only while the team is at work."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from planner.presets import PRESETS
from planner.problems import Problem
from planner.settings import Setting
from planner.storage.times import CHINA, moment

LEVELS = (3, 2, 1)
"""Severities that have a clock."""
HOURS_MOST = 24 * 30
DAYS_MOST = 3650
BARE_DAY = len("2025-01-31")


@dataclass(frozen=True, slots=True)
class ResponseClock:
    """A named choice: hours by severity, the hours of the day in which they run (Chinese time), and when a comment is too old."""

    name: str
    hours: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    opens: int = 9
    closes: int = 22
    stale_days: int = 30
    source: str = ""

    def due(self, level: int, published_at: str | None, imported_at: str) -> int | None:
        """The second since 1970 by which a comment of this severity should be answered, None where no clock runs.

        It begins with its publishing; of a bare day, with its end; where that is unknown, with its import. What was older than
        ``stale_days`` when it was imported has no clock.
        """
        hours = self.hours.get(level)
        imported = moment(imported_at)
        if hours is None or imported is None:
            return None
        begun = _begun(published_at) or imported
        if imported - begun > timedelta(days=self.stale_days):
            return None
        return int(self._after(begun.astimezone(CHINA), timedelta(hours=hours)).timestamp())

    def _after(self, begun: datetime, left: timedelta) -> datetime:
        """``left`` of working time later."""
        if self.opens == 0 and self.closes == 24:
            return begun + left
        day = datetime.combine(begun.date(), time(), CHINA)
        while True:
            opens, closes = day + timedelta(hours=self.opens), day + timedelta(hours=self.closes)
            start = max(begun, opens)
            if start + left <= closes:
                return start + left
            left -= max(closes - start, timedelta())
            day += timedelta(days=1)

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "name": self.name,
            "hours": {str(level): hours for level, hours in self.hours.items()},
            "opens": self.opens,
            "closes": self.closes,
            "stale_days": self.stale_days,
            "source": self.source,
        }


def _begun(published_at: str | None) -> datetime | None:
    found = moment(published_at) if published_at else None
    if found is not None and published_at is not None and len(published_at) <= BARE_DAY:
        return found + timedelta(days=1)
    return found


def response_clock(data: Mapping[str, Any]) -> ResponseClock:
    """A clock from its plain form; raises Problem when it makes no sense."""
    hours = {int(level): float(value) for level, value in dict(data["hours"]).items()}
    opens, closes, stale = int(data["opens"]), int(data["closes"]), int(data["stale_days"])
    if not str(data["name"]).strip():
        raise Problem("这套时限要有名字", "例如“日常”")
    if set(hours) - set(LEVELS) or not all(0 < value <= HOURS_MOST for value in hours.values()):
        raise Problem(f"回应时限要在 0 到 {HOURS_MOST} 小时之间", "请改成大于 0 的小时数")
    if not (0 <= opens < closes <= 24):
        raise Problem("上班时间要早于下班时间，都在 0 到 24 点之间", "全天值班写 0 到 24")
    if not 1 <= stale <= DAYS_MOST:
        raise Problem(f"旧评论的天数要在 1 到 {DAYS_MOST} 之间", "请改一个数")
    ordered = {level: hours[level] for level in LEVELS if level in hours}
    return ResponseClock(
        str(data["name"]).strip(), MappingProxyType(ordered), opens, closes, stale, str(data.get("source", ""))
    )


@cache
def response_clocks() -> tuple[ResponseClock, ...]:
    """The clocks that ship with the application, the default first."""
    data = tomllib.loads((PRESETS / "response.toml").read_text(encoding="utf-8"))
    return tuple(response_clock(preset) for preset in data["preset"])


CLOCK: Setting[ResponseClock] = Setting(
    "response_clock", lambda: response_clocks()[0], response_clock, ResponseClock.plain
)
"""The clock that is in use."""
