"""The slots as a plan sheet: what an operator edits in a spreadsheet, and what is read back by its last column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from planner.exporting.sheets import (
    CLOCK,
    COUNT,
    DAY,
    MONEY,
    STATUS_LOOKS,
    WEEKDAYS,
    Column,
    Dressed,
    Entry,
    Line,
    Look,
    Sheet,
)
from planner.storage.records import CONTENT_TYPES, CROWDS, STATUSES, SlotLine

QUIET = Look(color="soft")
NUMBER = Look(COUNT, side="right")
BETWEEN = "、"
"""Between two keywords in one cell."""


@dataclass(frozen=True, slots=True)
class Told:
    """A column of the plan sheet: how it looks, and what of a slot it tells."""

    column: Column
    tell: Callable[[SlotLine], Entry | Dressed]


def plan_sheet(
    name: str,
    lines: Iterable[SlotLine],
    count: int,
    routes: tuple[str, ...] = (),
    lives: Mapping[str, str] | None = None,
) -> Sheet:
    """These slots in this order; ``routes`` are offered where a route is edited, ``lives`` are titles by id."""
    told = columns(routes, lives or {})
    return Sheet(name, tuple(one.column for one in told), count, _rows(lines, told), kept=4, filtered=True)


def columns(routes: tuple[str, ...] = (), lives: Mapping[str, str] | None = None) -> tuple[Told, ...]:
    """The columns in their order. Those that are only told (周几, 身份, 粉丝, 阶段, 评分) are not read back."""
    titles = lives or {}
    return (
        Told(Column("日期", 12, Look(DAY)), lambda line: day_of(line.slot.day)),
        Told(Column("周几", 6, QUIET), lambda line: weekday(day_of(line.slot.day))),
        Told(Column("时间", 8, Look(CLOCK)), lambda line: clock_of(line.slot.clock)),
        Told(Column("账号", 18, Look(bold=True)), lambda line: line.account),
        Told(Column("身份", 8, QUIET), lambda line: line.role),
        Told(Column("粉丝数", 10, Look(COUNT, color="soft", side="right")), lambda line: line.fans),
        Told(Column("产品", 14), lambda line: line.product),
        Told(Column("核心词", 18, Look(wrap=True)), lambda line: keywords(line, "核心")),
        Told(Column("长尾词", 22, Look(wrap=True)), lambda line: keywords(line, "长尾")),
        Told(Column("标题", 34, Look(wrap=True)), lambda line: line.slot.title or line.draft_title),
        Told(Column("形式", 10, choices=CONTENT_TYPES), lambda line: line.slot.content_type),
        Told(Column("人群", 8, choices=CROWDS), lambda line: line.slot.crowd),
        Told(Column("阶段", 8, QUIET), lambda line: line.phase),
        Told(Column("链路", 14, choices=routes), lambda line: line.slot.route),
        Told(Column("报备", 8, choices=("是", "否")), lambda line: said(line.slot.filed)),
        Told(
            Column("状态", 8, choices=STATUSES), lambda line: Dressed(line.slot.status, STATUS_LOOKS[line.slot.status])
        ),
        Told(Column("负责人", 10), lambda line: line.slot.owner),
        Told(Column("费用", 11, Look(MONEY, side="right")), lambda line: line.slot.price),
        Told(Column("评分", 7, Look(COUNT, color="soft", side="right")), lambda line: line.score),
        Told(Column("直播", 16, QUIET), lambda line: live_of(line, titles)),
        Told(Column("备注", 30, Look(wrap=True)), lambda line: line.slot.remark),
        Told(Column("编号", 12, QUIET), lambda line: line.slot.id),
    )


def day_of(text: str | None) -> date | None:
    """A day of the store as a real one."""
    return date.fromisoformat(text) if text else None


def clock_of(text: str | None) -> time | None:
    """A time of the store as a real one."""
    return time.fromisoformat(text) if text else None


def weekday(day: date | None) -> str | None:
    """周四."""
    return f"周{WEEKDAYS[day.weekday()]}" if day else None


def keywords(line: SlotLine, role: str) -> str | None:
    """The keywords of one role in one cell."""
    return BETWEEN.join(word.text for word in line.slot.keywords if word.role == role) or None


def said(filed: bool | None) -> str | None:
    """是, 否, or nothing while nobody has said."""
    return None if filed is None else "是" if filed else "否"


def before_text(days: int | None) -> str:
    """T−3 for three days before a live session, T+1 for the day after."""
    return "" if days is None else "T" if days == 0 else f"T{'−' if days > 0 else '+'}{abs(days)}"


def live_of(line: SlotLine, titles: Mapping[str, str]) -> str | None:
    """The live session a slot hangs on, and how many days before."""
    if line.slot.live_id is None:
        return None
    return " ".join(filter(None, (titles.get(line.slot.live_id, "直播"), before_text(line.slot.before))))


def _rows(lines: Iterable[SlotLine], told: tuple[Told, ...]) -> Iterator[Line]:
    for line in lines:
        yield [one.tell(line) for one in told]
