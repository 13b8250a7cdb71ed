"""The calendar as sheets: a sheet for each month, a row for each week, what is due in the cell of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from planner.exporting.plan_sheet import clock_of, day_of, keywords, weekday
from planner.exporting.sheets import CLOCK, DAY, STATUS_LOOKS, WEEKDAYS, Column, Dressed, Line, Look, Sheet
from planner.storage.records import Live, SlotLine

CELL = Look(wrap=True)
WEEKEND = Look(wrap=True, ground="bg")
AWAY = Look(wrap=True, color="faint")
SHOWN_MOST = 40
"""Lines in the cell of one day: a higher row is not shown by any spreadsheet."""
POINTS = 14.0
HIGHEST = 409.0
Days = Mapping[date, Sequence[str]]


def month_sheets(lines: Iterable[SlotLine], lives: Sequence[Live] = ()) -> list[Sheet]:
    """A sheet for every month that holds something, the earliest first; slots without a day are in none."""
    days: dict[date, list[str]] = defaultdict(list)
    for live in lives:
        days[date.fromisoformat(live.day)].append(f"◆ 直播 {live.title}")
    for line in sorted(lines, key=lambda line: (line.slot.day or "", line.slot.clock or "99")):
        if day := day_of(line.slot.day):
            days[day].append(words(line))
    return [_month(year, month, days) for year, month in sorted({(day.year, day.month) for day in days})]


def list_sheet(name: str, lines: Sequence[SlotLine]) -> Sheet:
    """The slots one below the other, for CSV and beside the months."""
    columns = (
        Column("日期", 12, Look(DAY)), Column("周几", 6, Look(color="soft")), Column("时间", 8, Look(CLOCK)),
        Column("账号", 18, Look(bold=True)), Column("标题", 36, Look(wrap=True)), Column("核心词", 18), Column("长尾词", 22),
        Column("状态", 8), Column("负责人", 10), Column("链路", 14),
    )  # fmt: skip
    return Sheet(name, columns, len(lines), map(_listed, lines), kept=4, filtered=True)


def words(line: SlotLine) -> str:
    """A slot in one line: 19:00 小满 不卡粉（待发）."""
    slot = line.slot
    about = slot.title or line.draft_title or next((word.text for word in slot.keywords), "")
    return " ".join(filter(None, (slot.clock, line.account or "未定账号", about))) + f"（{slot.status}）"


def _listed(line: SlotLine) -> Line:
    slot, day = line.slot, day_of(line.slot.day)
    return [
        day, weekday(day), clock_of(slot.clock), line.account, slot.title or line.draft_title,
        keywords(line, "核心"), keywords(line, "长尾"), Dressed(slot.status, STATUS_LOOKS[slot.status]), slot.owner, slot.route,
    ]  # fmt: skip


def _month(year: int, month: int, days: Days) -> Sheet:
    first = date(year, month, 1)
    weeks: list[list[date]] = []
    start = first - timedelta(first.weekday())
    while (start.year, start.month) <= (year, month):
        weeks.append([start + timedelta(at) for at in range(7)])
        start += timedelta(7)
    columns = tuple(Column(f"周{name}", 24, WEEKEND if at > 4 else CELL) for at, name in enumerate(WEEKDAYS))
    heights = {
        row: min(HIGHEST, POINTS * (1.5 + max(len(_texts(day, month, days)) for day in week)))
        for row, week in enumerate(weeks, 2)
    }
    return Sheet(f"{year}年{month}月", columns, len(weeks), _weeks(weeks, month, days), kept=0, heights=heights)


def _weeks(weeks: Sequence[Sequence[date]], month: int, days: Days) -> Iterator[Line]:
    for week in weeks:
        yield [
            "\n".join(_texts(day, month, days)) if day.month == month else Dressed(f"{day.month}/{day.day}", AWAY)
            for day in week
        ]


def _texts(day: date, month: int, days: Days) -> list[str]:
    """The number of the day, and what is due on it."""
    if day.month != month:
        return [str(day.day)]
    due = list(days.get(day, ()))
    more = [f"还有 {len(due) - SHOWN_MOST} 篇"] if len(due) > SHOWN_MOST else []
    return [str(day.day), *due[:SHOWN_MOST], *more]
