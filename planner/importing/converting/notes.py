"""Rows of notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from nlp.note import Note
from planner.importing.converting.cells_of import OTHER_PLATFORM, RowCells
from planner.importing.fields import COUNTS, NOTE_METRICS
from planner.importing.headings import IN_PERCENT
from planner.importing.kinds import Kind
from planner.importing.mapping import Columns, Grid
from planner.importing.rows import NoteRow
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.counts import UNKNOWN_COUNT, Count, count, decimal, seconds, share
from planner.importing.values.dates import day_in_name, moment, when
from planner.importing.values.ids import id_of_link, is_spoiled, moment_of_id, note_id, picture_moment, user_of_link
from planner.importing.values.texts import LONGEST_BODY, clean, clean_line, link, name, note_type, place
from planner.importing.values.topics import rejoined, spaces_separate, topics, topics_in

TOTALS = frozenset(("合计", "总计", "汇总", "总和", "平均", "平均值", "小计", "total", "sum"))
BUCKETS = frozenset(("bucket", "least", "下限"))
QUERY_NAMES = re.compile(r"^[A-Za-z0-9_.\- ]+[_\- ](?=.*[\u4e00-\u9fff])")
NO_QUERY = re.compile(
    r"[0-9a-f]{24}|test.*|sheet.*|[\d\-_. ]+|新建.*|(?:.*导出|.*数据|.*笔记|.*明细.*)[\d\-_. ()（）]*", re.I
)

NO_CONTENT = "这一行没有标题、正文和互动数据（可能没有登录或被删除），没有导入"
SPOILED_ID = "笔记编号被表格软件改写了，认不出是哪一篇；请在导出时把这一列设为文本"
BAD_DATE = "看不懂这个时间，按未知处理"
NEEDS_DAY = "这个时间要知道采集的日期才能换算，文件里没有，按未知处理"
LONG_BODY = f"正文超过 {LONGEST_BODY:,} 字，只取了前面的部分"


class NoteReader:
    """Reads rows of one table as notes; what holds for whole columns is settled from the sample."""

    def __init__(self, kind: Kind, columns: Columns, grid: Grid, stem: str) -> None:
        self._kind = kind
        self._spaces = kind.topics_by_spaces or all(
            spaces_separate(grid.values(at)) for at in columns.get("topics", ())
        )
        rates = columns.get("cover_ctr", ())
        self._percent = any(
            IN_PERCENT.search(grid.header[at]) or any(map(_is_percent, grid.values(at))) for at in rates
        )
        self._day = day_in_name(stem)
        self._query = query_in_name(stem) if kind.query_from_name else None

    def read(self, row: RowCells) -> NoteRow | None:
        """The note of a row; None, with a complaint, for a row that holds none."""
        if row.of_other_platform():
            row.complain("platform", OTHER_PLATFORM)
            return None
        title, body = clean_line(row.get("title")), self._body(row)
        id, url = self._id(row), link(row.get("url"))
        counts = {field: _bound(row, row.count(field)) for field in COUNTS}
        if title.lower() in TOTALS and not (id or body):
            return None
        if not (title or body or any(read != UNKNOWN_COUNT for read in counts.values())):
            row.complain("title", NO_CONTENT)
            return None
        seen = self._seen(row)
        author = _author(row)
        note = Note(
            id=id,
            title=title,
            body=body,
            topics=self._topics(row, body),
            type=self._type(row),
            published_at=self._published(row, seen, id),
            fans=row.count("fans").value,
            author=author,
            query=name(row.get("query")) or self._query,
            source=name(row.get("source")) or self._kind.source or None,
            own=self._kind.own,
            **_values(counts, row),
        )
        return NoteRow(
            note=note,
            url=url or _url_of(id, self._kind),
            crawled_at=seen.isoformat() if seen else None,
            author_name=name(row.get("author_name")),
            place=place(row.get("place")),
            images=_images(row.get("images")),
            metrics=self._metrics(row),
        )

    def _id(self, row: RowCells) -> str:
        cell = row.get("id")
        if self._kind.any_id and not is_blank(cell):
            return clean_line(cell, 200)
        found = note_id(cell) or id_of_link(row.get("url"))
        if found is None and is_spoiled(cell):
            row.complain("id", SPOILED_ID)
        return found or ""

    def _body(self, row: RowCells) -> str:
        cell = row.get("body")
        if isinstance(cell, str) and len(cell) > LONGEST_BODY:
            row.complain("body", LONG_BODY)
        return clean(cell)

    def _topics(self, row: RowCells, body: str) -> tuple[str, ...]:
        cell = row.get("topics")
        found = topics(cell, self._spaces) if cell is not None else ()
        return rejoined(found, body) if found else topics_in(body)

    def _type(self, row: RowCells) -> str | None:
        return note_type(row.get("type")) or ("video" if link(row.get("video")) else None)

    def _seen(self, row: RowCells) -> datetime | date | None:
        return moment(row.get("crawled_at")) or picture_moment(row.get("images")) or self._day

    def _published(self, row: RowCells, seen: datetime | date | None, id: str) -> str | None:
        cell = row.get("published_at")
        read = when(cell, seen)
        if read.iso:
            return read.iso
        known = moment_of_id(id)
        if known is None and cell is not None:
            row.complain("published_at", NEEDS_DAY if read.relative else BAD_DATE)
        return known

    def _metrics(self, row: RowCells) -> Mapping[str, float]:
        found: dict[str, float | None] = {field: row.count(field).value for field in NOTE_METRICS}
        found["cover_ctr"] = share(row.get("cover_ctr"), self._percent)
        found["watch_seconds"] = seconds(row.get("watch_seconds"))
        return {field: float(value) for field, value in found.items() if value is not None}


def _bound(row: RowCells, read: Count) -> Count:
    """The count as a lower bound where the file says that its counts are buckets."""
    if read.value is not None and as_text(row.get("count_precision")).strip().lower() in BUCKETS:
        return Count(None, read.value)
    return read


def _values(counts: Mapping[str, Count], row: RowCells) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for field, read in counts.items():
        least = read.least
        if read.value is None and least is None:
            own = count(row.get(f"{field}_least"))
            least = (own.least if own.value is None else own.value) if own else None
        found[field] = read.value
        found[f"{field}_least"] = least
    return found


def _author(row: RowCells) -> str | None:
    cell = row.get("author")
    return (name(as_text(cell)) if cell is not None else None) or user_of_link(row.get("author_url"))


def _images(cell: Cell) -> int | None:
    if is_blank(cell):
        return None
    if isinstance(cell, list):
        return len(cell)
    if isinstance(cell, str) and "http" in cell:
        return cell.count("http")
    read = count(cell)
    return read.value if read and read.value is not None and read.value <= 1000 else None


def _is_percent(value: Cell) -> bool:
    number = decimal(value)
    return number is not None and number > 1


def _url_of(id: str, kind: Kind) -> str:
    return f"https://www.xiaohongshu.com/explore/{id}" if id and not kind.any_id else ""


def query_in_name(stem: str) -> str | None:
    """The search that a tool put into the file's name; ids, dates and words such as 导出 are none."""
    text = QUERY_NAMES.sub("", stem.strip())
    return text if text and len(text) <= 40 and not NO_QUERY.fullmatch(text) else None
