"""How numbers, days and sizes are written: 1.2万, 11月26日 周四, 3.4 MB."""

from __future__ import annotations

from datetime import date, datetime

WEEKDAYS = "一二三四五六日"


def number(value: float | None) -> str:
    """A count at a glance: 8,200, 1.2万, 3.4亿; – when unknown. The exact one belongs into the tooltip."""
    if value is None:
        return "–"
    for unit, name in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= unit:
            return f"{value / unit:.1f}".removesuffix(".0") + name
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def exact(value: float | None) -> str:
    """Every digit, for tooltips."""
    if value is None:
        return "未知"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def day(moment: date, today: date | None = None) -> str:
    """11月26日 周四, with the year when it is not this one."""
    year = "" if today is not None and moment.year == today.year else f"{moment.year}年"
    return f"{year}{moment.month}月{moment.day}日 周{WEEKDAYS[moment.weekday()]}"


def days(first: date, last: date, today: date | None = None) -> str:
    """11月15日 到 11月21日, with the years unless both days lie in this one."""
    this = today if first.year == last.year else None
    return " 到 ".join(day(one, this)[: -len(" 周一")] for one in (first, last))


def day_and_time(moment: datetime, today: date | None = None) -> str:
    """The same on this machine's clock, with hours and minutes."""
    here = moment.astimezone()
    return f"{day(here.date(), today)} {here:%H:%M}"


def size_text(size: int) -> str:
    """Bytes in a unit people read."""
    value = float(size)
    for unit in ("B", "KB", "MB", "GB"):
        if value < 1024 or unit == "GB":
            return f"{value:.0f} {unit}" if unit in ("B", "KB") else f"{value:.1f} {unit}"
        value /= 1024
    raise AssertionError("GB ends the loop")
