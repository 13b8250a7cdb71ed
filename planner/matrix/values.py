"""What a person may write into the matrix: texts, days, clocks, amounts. Each raises Problem for what makes no sense."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta

from planner.problems import Problem
from planner.storage.texts import storable

NAME_MOST = 80
LINE_MOST = 500
LONG_MOST = 20_000
PRICE_MOST = 100_000_000.0
CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")
YEARS = ("1990", "2100")


def line(value: object, *, long: bool = False) -> str:
    """A text without blanks around it; on one line unless ``long``."""
    text = storable(str(value if value is not None else "")).replace("\0", "").strip()
    return text[:LONG_MOST] if long else " ".join(text.split())[:LINE_MOST]


def name(what: str, value: object) -> str:
    """A name; raises Problem when nothing is left of it."""
    words = line(value)[:NAME_MOST]
    if not words:
        raise Problem(f"{what}要有名字", "请写一个名字再保存")
    return words


def lines(values: object) -> tuple[str, ...]:
    """Texts, without empty ones and without any twice."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ValueError(repr(values))
    return tuple(dict.fromkeys(text for text in map(line, values) if text))


def day(value: object) -> str | None:
    """A day as YYYY-MM-DD, None for none."""
    if value is None or value == "":
        return None
    try:
        read = value if isinstance(value, date) else date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise Problem(f"日期要写成 2025-01-31 这样，这里是 {line(value)[:20]}", "请修改后再保存") from error
    text = read.isoformat()[:10]
    if not YEARS[0] <= text < YEARS[1]:
        raise Problem(f"{text} 不像一个排期的日子", "请检查年份")
    return text


def clock(value: object) -> str | None:
    """A time of day as HH:MM, None for none."""
    if value is None or value == "":
        return None
    found = CLOCK.fullmatch(str(value).strip())
    if found is None:
        raise Problem(f"时间要写成 19:30 这样，这里是 {line(value)[:20]}", "请修改后再保存")
    return f"{int(found[1]):02d}:{found[2]}"


def amount(what: str, value: object, most: float = PRICE_MOST, *, whole: bool = False) -> float | None:
    """A number from 0 to ``most``, None for none; an int when ``whole``."""
    if value is None or value == "":
        return None
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not math.isfinite(value)
        or not 0 <= value <= most
    ):
        raise Problem(f"{what}要是 0 到 {most:,.0f} 的数", "请修改后再保存")
    return int(value) if whole else float(value)


def monday(text: str) -> str:
    """The Monday of a day's week."""
    there = date.fromisoformat(text)
    return (there - timedelta(days=there.weekday())).isoformat()


def later(text: str, days: int) -> str:
    """A day so many days later."""
    return (date.fromisoformat(text) + timedelta(days=days)).isoformat()
