"""Moments that are only true on the day of the crawl: 昨天 18:48, 3天前, 11-24."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from planner.importing.values.clock import CLOCK, NEEDS_DAY, TAIL, UNREADABLE, When, at, day_of, of_datetime, of_day
from planner.importing.values.ids import CHINA

NO_YEAR = re.compile(rf"(?P<month>\d{{1,2}})[-/月](?P<day>\d{{1,2}})日?{CLOCK}{TAIL}", re.I)
DAY_WORD = re.compile(rf"(?P<word>今天|昨天|大前天|前天|今日|昨日|today|yesterday){CLOCK}{TAIL}", re.I)
AGO = re.compile(
    r"(?P<number>\d{1,4}|[一二两三四五六七八九十半])\s*个?"
    r"(?P<unit>秒|分钟|分|小时|天|日|周|星期|days?|hours?|minutes?|weeks?|[dhw])钟?\s*(?:前|ago)" + CLOCK + TAIL,
    re.I,
)
NOW = re.compile(r"刚刚|刚才|just now", re.I)

WORDS = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2, "大前天": 3}
NUMERALS = {**{char: number for number, char in enumerate("一二三四五六七八九十", 1)}, "两": 2, "半": 0}
DAYS = {"天": 1, "日": 1, "day": 1, "days": 1, "周": 7, "星期": 7, "week": 7, "weeks": 7, "d": 1, "w": 7}
MINUTES = {"分": 1, "分钟": 1, "minute": 1, "minutes": 1, "小时": 60, "hour": 60, "hours": 60, "h": 60, "秒": 0}
HALF_A_DAY = 720
YEARS_BACK = 9


def ago(text: str, seen: datetime | date | None) -> When | None:
    """Read a moment against the crawl; None when the text is no such moment, `NEEDS_DAY` when the crawl is unknown."""
    if match := NO_YEAR.fullmatch(text):
        month, day = int(match["month"]), int(match["day"])
        if day_of(2024, month, day) is None:
            return UNREADABLE
        return at(_last(month, day, _date(seen)), match) if seen else NEEDS_DAY
    if match := DAY_WORD.fullmatch(text):
        return at(_date(seen) - timedelta(WORDS[match["word"].lower()]), match) if seen else NEEDS_DAY
    if match := AGO.fullmatch(text):
        return _before(match, seen) if seen else NEEDS_DAY
    if NOW.match(text):
        return of_datetime(seen) if isinstance(seen, datetime) else of_day(seen) if seen else NEEDS_DAY
    return None


def _before(match: re.Match[str], seen: datetime | date) -> When:
    number = NUMERALS[match["number"]] if match["number"] in NUMERALS else int(match["number"])
    unit = match["unit"].lower()
    try:
        if unit in DAYS:
            return at(_date(seen) - timedelta(days=number * DAYS[unit]), match)
        if isinstance(seen, datetime):
            return of_datetime(seen - timedelta(minutes=number * MINUTES[unit]))
    except OverflowError:
        return UNREADABLE
    # Hours before an unknown minute of a day: below half a day, the day itself is the best that can be said.
    return of_day(seen) if number * MINUTES[unit] <= HALF_A_DAY else NEEDS_DAY


def _date(seen: datetime | date) -> date:
    return seen.astimezone(CHINA).date() if isinstance(seen, datetime) else seen


def _last(month: int, day: int, seen: date) -> date | None:
    """The latest such day that is not after the crawl: in January, 11-24 was last year's."""
    for year in range(seen.year, seen.year - YEARS_BACK, -1):
        found = day_of(year, month, day)
        if found is not None and found <= seen + timedelta(days=1):
            return found
    return None
