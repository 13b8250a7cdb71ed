"""What is to be posted next, the late ones first; and the whole of one day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.matrix.timing import Bounds, Timing, timing
from planner.storage.records import SlotLine
from planner.storage.times import CHINA, china_today
from ui import show
from ui.calendar.look import STATUS_LOOKS
from ui.calendar.words import NOBODY, name_of
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.model import LinesModel
from ui.grid.table import LinesTable
from ui.theme import Theme

TIMING_TOKENS = {"late": "bad", "look": "warn", "good": "accent", "quiet": "soft"}
Fetch = Callable[[Sequence[str]], Sequence[SlotLine]]


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A slot and what is to be known before it is published."""

    line: SlotLine
    timing: Timing | None

    @property
    def id(self) -> str:
        return self.line.slot.id


def moment_of(line: SlotLine) -> str:
    """11月26日 周四 19:00."""
    if line.slot.day is None:
        return ""
    day = show.day(date.fromisoformat(line.slot.day), china_today())
    return f"{day} {line.slot.clock}" if line.slot.clock else day


def words_of(line: SlotLine) -> str:
    """All keywords of a slot."""
    return "、".join(word.text for word in line.slot.keywords)


def _remark(one: QueueLine) -> str:
    return one.timing.short if one.timing else ""


QUEUE: tuple[Column[QueueLine], ...] = (
    Column("title", "内容", lambda one: name_of(one.line), 180, lambda one: name_of(one.line)),
    Column("day", "计划时间", lambda one: moment_of(one.line), 164),
    Column("timing", "提示", _remark, 116, lambda one: one.timing.text if one.timing else "", token="soft"),
    Column("status", "状态", lambda one: one.line.slot.status, 60),
    Column("account", "账号", lambda one: one.line.account or NOBODY, 118, lambda one: one.line.account),
    Column("keyword", "关键词", lambda one: words_of(one.line), 130, lambda one: words_of(one.line), token="soft"),
    Column("owner", "负责人", lambda one: one.line.slot.owner, 76, token="soft"),
)
ONE_DAY: tuple[Column[QueueLine], ...] = (
    Column("title", "内容", lambda one: name_of(one.line), 110, lambda one: name_of(one.line)),
    Column("account", "账号", lambda one: one.line.account or NOBODY, 92, lambda one: one.line.account),
    Column("clock", "时间", lambda one: one.line.slot.clock or "", 56),
    Column("status", "状态", lambda one: one.line.slot.status, 54),
)


class QueueModel(LinesModel[QueueLine]):
    """Slots in the order they are due; ``bounds`` are those of the platform's timer."""

    def __init__(self, columns: Sequence[Column[QueueLine]], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(columns, self._with_timing, parent)
        self._lines = fetch
        self.bounds = Bounds()

    def _with_timing(self, ids: Sequence[str]) -> list[QueueLine]:
        now = datetime.now(CHINA)
        return [QueueLine(line, timing(line.slot, now, self.bounds)) for line in self._lines(ids)]


class QueueCells(LineCells[QueueLine]):
    """The status in its colour, what is late in red."""

    def token(self, column: Column[QueueLine], line: QueueLine) -> str:
        if column.sort == "status":
            return STATUS_LOOKS[line.line.slot.status].ink
        if column.sort == "timing" and line.timing:
            return TIMING_TOKENS[line.timing.level]
        if column.sort == "account" and not line.line.account:
            return "soft"
        return column.token


class QueueTable(LinesTable[QueueLine]):
    """Enter opens a slot, Ctrl+C copies."""

    def __init__(self, theme: Theme, name: str, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, model, QueueCells(theme, model), parent)
