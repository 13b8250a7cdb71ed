"""Which days are shown, and how they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

View = Literal["month", "week"]
WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks a view shows: those that hold the month of ``day``, or the week of ``day``."""

    view: View
    day: date

    @property
    def first(self) -> date:
        """The Monday it begins with."""
        start = self.day.replace(day=1) if self.view == "month" else self.day
        return start - timedelta(start.weekday())

    @property
    def weeks(self) -> int:
        """How many rows."""
        if self.view == "week":
            return 1
        return -(-(self._month_end - self.first).days // WEEK)

    @property
    def last(self) -> date:
        """The Sunday it ends with."""
        return self.first + timedelta(self.weeks * WEEK - 1)

    @property
    def days(self) -> list[date]:
        """Every day, row by row."""
        return [self.first + timedelta(at) for at in range(self.weeks * WEEK)]

    @property
    def title(self) -> str:
        """2026年11月, or 11月23日 – 29日."""
        if self.view == "month":
            return f"{self.day.year}年{self.day.month}月"
        first, last = self.first, self.last
        end = f"{last.month}月{last.day}日" if last.month != first.month else f"{last.day}日"
        return f"{first.year}年{first.month}月{first.day}日 – {end}"

    def holds(self, day: date) -> bool:
        """Whether a day can be seen."""
        return self.first <= day <= self.last

    def is_own(self, day: date) -> bool:
        """Whether a day belongs to the month that is meant; in a week all do."""
        return self.view == "week" or (day.year, day.month) == (self.day.year, self.day.month)

    def to(self, day: date) -> Span:
        """The same view of another day."""
        return Span(self.view, day)

    def step(self, by: int) -> Span:
        """So many months or weeks on."""
        if self.view == "week":
            return self.to(self.day + timedelta(by * WEEK))
        months = self.day.year * 12 + self.day.month - 1 + by
        return self.to(date(months // 12, months % 12 + 1, 1))

    @property
    def _month_end(self) -> date:
        """The first day of the next month."""
        return (self.day.replace(day=28) + timedelta(4)).replace(day=1)
