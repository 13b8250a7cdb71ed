"""What all written moments share: the time of day behind a day, and what becomes of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from planner.importing.values.ids import CHINA

EARLIEST, LATEST = 2000, 2099

CLOCK = (
    r"(?:[T\s_,]*(?P<half>上午|下午|晚上|凌晨|中午)?\s*(?P<hour>\d{1,2})[:时点](?P<minute>\d{1,2})?"
    r"(?:[:分](?P<second>\d{1,2})(?:[.,]\d{1,9})?)?秒?分?\s*(?P<meridian>[ap]m)?)?"
)
ZONE = r"\s*(?P<zone>z|utc|gmt|[+-]\d\d(?::?\d\d)?)?"
TAIL = r"(?:\s*[·•|/]\s*\S{1,12}|\s+\S{1,12}|[^\d\s]{0,12})?\s*"
"""A place may be glued on: ``02-13 四川``."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment as ISO 8601 (``2024-06-06T12:01:33+08:00``, or a bare date when no time was given), or what is missing.

    ``relative`` says that the cell held a date that cannot be read without knowing the day of the crawl.
    """

    iso: str | None = None
    relative: bool = False


UNREADABLE = When()
NEEDS_DAY = When(None, True)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None when there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_day(day: date | None) -> When:
    """A day without a time."""
    return When(day.isoformat()) if day is not None and EARLIEST <= day.year <= LATEST else UNREADABLE


def of_datetime(read: datetime) -> When:
    """A moment; one without a zone is China's, and its midnight is a bare day, since that is how programs write days."""
    if not EARLIEST <= read.year <= LATEST:
        return UNREADABLE
    if read.tzinfo is None:
        if (read.hour, read.minute, read.second) == (0, 0, 0):
            return When(read.date().isoformat())
        read = read.replace(tzinfo=CHINA)
    return When(read.astimezone(CHINA).isoformat(timespec="seconds"))


def at(day: date | None, match: re.Match[str]) -> When:
    """A day with the time of day that ``CLOCK`` matched; an impossible time is left out."""
    if day is None or not EARLIEST <= day.year <= LATEST:
        return UNREADABLE
    if match["hour"] is None:
        return of_day(day)
    try:
        read = datetime(
            day.year, day.month, day.day, _hour(match), int(match["minute"] or 0), int(match["second"] or 0)
        )
        return of_datetime(read.replace(tzinfo=_zone(match.groupdict().get("zone"))))
    except (ValueError, OverflowError):
        return of_day(day)


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    meridian = (match["meridian"] or "").lower()
    if (meridian == "pm" or match["half"] in ("下午", "晚上")) and hour < 12:
        return hour + 12
    return 0 if meridian == "am" and hour == 12 else hour


def _zone(text: str | None) -> timezone:
    if not text:
        return CHINA
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", text)
    if match is None:
        return UTC
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-offset if match[1] == "-" else offset)
