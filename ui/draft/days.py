"""Days as people in a team say them."""

from __future__ import annotations

from datetime import date, datetime

from ui import show


def day_of(moment: str | None) -> date | None:
    """The local day of an ISO moment or day; None when it is neither."""
    try:
        return datetime.fromisoformat(moment).astimezone().date() if moment and len(moment) > 10 else _date(moment)
    except ValueError:
        return None


def long_day(moment: date) -> str:
    """``11月26日 周四``, with the year when it is another one than now."""
    return show.day(moment, date.today())


def short_day(moment: date) -> str:
    """``11-26``, or ``2023-11-26`` in another year."""
    return moment.strftime("%m-%d" if moment.year == date.today().year else "%Y-%m-%d")


def moment_text(moment: str) -> str:
    """``11月26日 周四 14:05``; what cannot be read stays as it is."""
    try:
        return show.day_and_time(datetime.fromisoformat(moment), date.today())
    except ValueError:
        return moment


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
