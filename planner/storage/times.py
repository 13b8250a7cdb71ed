"""Moments as text: ISO 8601, so that sorting text sorts time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

Clock = Callable[[], datetime]

CHINA = timezone(timedelta(hours=8))
"""Days and minutes of notes are those of the platform."""


def now_utc() -> datetime:
    return datetime.now(UTC)


def china_today() -> date:
    """The day it is where notes are posted, which a laptop abroad need not share."""
    return datetime.now(CHINA).date()


def stamp(moment: datetime) -> str:
    """``2025-01-31T04:05:06.789Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime | None:
    """A moment written as ISO 8601; without an offset it is China's, a bare date is its first minute. None when unreadable."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=CHINA)


def china(text: str | None) -> str | None:
    """A moment of publishing in China's time (a bare date stays a bare date), so that texts of one column compare."""
    if not text:
        return None
    if len(text) <= 10:
        return text
    if text.endswith("+08:00") and len(text) == 25:
        return text
    read = moment(text)
    return read.astimezone(CHINA).isoformat(timespec="seconds") if read else text


def utc(text: str | None) -> str | None:
    """A moment as ``stamp`` writes it, or None when there is none to read."""
    read = moment(text) if text else None
    return stamp(read) if read else None
