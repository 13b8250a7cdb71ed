"""Which backups are kept: many of the last days, few of the last months, and never too few good ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAILY = 12
WEEKLY = 10
MONTHLY = 9
LAST_GOOD = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """A backup as the rotation sees it: ``number`` grows by one each time, ``made_at`` is what the clock said."""

    number: int
    made_at: datetime
    good: bool = True


def kept(stamps: Sequence[Stamp], now: datetime) -> frozenset[int]:
    """The numbers of the backups to keep.

    All of the last 2 days, the newest of each of 12 days, 10 weeks and 9 months that have one, and the last three good ones. Newest
    means the highest number: clocks may lie, and a backup from the future is kept.
    """
    newest_first = sorted(stamps, key=lambda stamp: stamp.number, reverse=True)
    good = [stamp for stamp in newest_first if stamp.good]
    keep = {stamp.number for stamp in good[:LAST_GOOD]}
    keep |= {stamp.number for stamp in newest_first if now - stamp.made_at <= ALL_OF}
    for most, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        found: dict[str, int] = {}
        for stamp in good:
            found.setdefault(stamp.made_at.strftime(period), stamp.number)
        keep |= set(list(found.values())[:most])
    return frozenset(keep)
