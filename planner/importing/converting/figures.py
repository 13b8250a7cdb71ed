"""Rows of figures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planner.importing.converting.cells_of import OTHER_PLATFORM, RowCells
from planner.importing.figure_fields import FIGURE_METRICS
from planner.importing.headings import IN_PERCENT, key
from planner.importing.kinds import Kind
from planner.importing.mapping import Columns, Grid
from planner.importing.rows import FigureRow
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.counts import UNKNOWN, count, decimal, seconds, share
from planner.importing.values.dates import day_in_name, when
from planner.importing.values.ids import ANY_ID, is_spoiled, note_id
from planner.importing.values.texts import clean_line, link, name
from planner.importing.values.windows import attribution, days_of, flow
from planner.metrics import METRICS
from planner.storage.figure_kind import DAILY, LIFETIME, ORDER, SPAN

NO_NAME = "这一行没有笔记编号、链接、标题、作者和发布时刻，不知道是哪一篇，没有导入"
NO_NUMBERS = "这一行没有数，没有导入"
NO_DAY = "看不懂这一行的日期，没有导入"
BAD_NUMBER = "看不懂这个数，按未知处理"
BAD_DAY = "看不懂这个日期，按未知处理"
SPOILED_ID = "笔记编号被表格软件改写了；有标题和时间的按它们匹配，也可以在导出时把这一列设为文本"
OF_A_NOTE = re.compile(r"单篇|笔记详情|笔记数据|笔记分析|笔记诊断")
NOISE = re.compile(
    r"单篇|笔记详情|笔记数据|笔记分析|笔记诊断|数据|明细|导出|[_\-—·()（）【】\[\]]|20\d\d[-_.年]?\d\d[-_.月]?\d\d日?|\s"
)


class FigureReader:
    """Reads rows of one table as figures; what holds for whole columns is settled from the sample."""

    def __init__(self, kind: Kind, columns: Columns, grid: Grid, stem: str, table: str) -> None:
        self._kind = kind
        self._metrics = [field for field in FIGURE_METRICS if field in columns]
        self._percents = {
            field
            for field in self._metrics
            if METRICS[field].unit == "share"
            and any(
                IN_PERCENT.search(grid.header[at]) or any(map(_above_one, grid.values(at))) for at in columns[field]
            )
        }
        self._trend = kind.sheets.get(key(table)) if kind.sheets else None
        self._file_day = day_in_name(stem)
        self._stem = stem

    def read(self, row: RowCells) -> FigureRow | None:
        """The figures of a row; None, with a complaint, when it names nothing or holds no number."""
        if row.of_other_platform():
            row.complain("platform", OTHER_PLATFORM)
            return None
        metrics = self._trend_number(row) if self._trend else self._numbers(row)
        if not metrics:
            row.complain(self._metrics[0] if self._metrics else "value", NO_NUMBERS)
            return None
        day = row.get("day")
        window, since, until = self._window(row)
        if since is None and (self._trend or _says(day)):
            # Counted since publishing, it would be another number.
            row.complain("day", NO_DAY)
            return None
        if self._trend and since:
            return self._of_trend(row, metrics, since)
        id, url, title = self._id(row), link(row.get("url")), clean_line(row.get("title"))
        # An id tells when a note was made; it may have been published days later.
        published = when(row.get("published_at")).iso
        author = name(row.get("author_name"))
        if not (id or url or title or author or (published and len(published) > len("2024-06-06"))):
            row.complain("id", NO_NAME)
            return None
        return FigureRow(
            source=name(row.get("source")) or self._kind.source,
            id=id,
            url=url,
            title=title,
            published_at=published,
            author_name=author,
            window=window,
            since=since,
            until=until,
            flow=flow(row.get("flow")),
            attribution=attribution(row.get("attribution")),
            order=clean_line(row.get("order"), 100),
            metrics=metrics,
            row=row.number,
        )

    def _id(self, row: RowCells) -> str:
        cell = row.get("id")
        found = note_id(cell)
        if found is None and is_spoiled(cell):
            row.complain("id", SPOILED_ID)
        return found or ""

    def _window(self, row: RowCells) -> tuple[str, str | None, str | None]:
        first, last = self._days(row, "day")
        if first is None:
            first, last = self._days(row, "since")[0], self._days(row, "until")[1]
        if self._kind.orders:
            return ORDER, first, last or first
        if first is None:
            as_of = self._days(row, "as_of")[1] or (self._file_day.isoformat() if self._file_day else None)
            return LIFETIME, None, as_of
        last = last or first
        return (DAILY if first == last else SPAN), first, last

    def _days(self, row: RowCells, field: str) -> tuple[str | None, str | None]:
        cell = row.get(field)
        found = days_of(cell)
        if found[0] is None and field != "day" and _says(cell):
            row.complain(field, BAD_DAY)
        return found

    def _numbers(self, row: RowCells) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for field in self._metrics:
            value = self._number(row, field)
            if value is not None:
                found[field] = value
        return found

    def _number(self, row: RowCells, field: str) -> float | None:
        unit = METRICS[field].unit
        if unit == "count":
            value = row.count(field).value
            return None if value is None else float(value)
        cell = row.get(field)
        if unit == "share":
            read = share(cell, field in self._percents)
        else:
            read = seconds(cell) if unit == "seconds" else decimal(cell)
            if read is not None and field in row.multiples and not isinstance(cell, str):
                read = decimal(f"{read:.9f}{row.multiples[field]}")
        if read is None and _says(cell):
            row.complain(field, BAD_NUMBER)
        return read

    def _trend_number(self, row: RowCells) -> Mapping[str, float]:
        """The one number of a row of a day and a value: 246, 8%, 18秒."""
        assert self._trend is not None
        unit, cell = METRICS[self._trend].unit, row.get("value")
        if unit == "share":
            value = share(cell, False)
        elif unit == "seconds":
            value = seconds(cell)
        else:
            read = count(cell)
            value = None if read is None or read.value is None else float(read.value)
        return {} if value is None else {self._trend: value}

    def _of_trend(self, row: RowCells, metrics: Mapping[str, float], day: str) -> FigureRow:
        """A workbook of trends is an account's, or that of the one note its name tells."""
        id = match[0].lower() if (match := ANY_ID.search(self._stem)) else ""
        title = NOISE.sub("", self._stem) if OF_A_NOTE.search(self._stem) and not id else ""
        return FigureRow(
            source=self._kind.source,
            about="note" if id or title else "account",
            id=id,
            title=title,
            window=DAILY,
            since=day,
            until=day,
            metrics=metrics,
            row=row.number,
        )


def _says(cell: Cell) -> bool:
    return not is_blank(cell) and as_text(cell).strip().lower() not in UNKNOWN


def _above_one(value: Cell) -> bool:
    number = decimal(value)
    return number is not None and number > 1
