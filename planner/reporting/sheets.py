"""A report as a workbook: one sheet that says what each chapter says, every table a sheet, and every number with its definition."""

from __future__ import annotations

from collections.abc import Iterator

from planner.exporting.sheets import COUNT, MONEY, PLAIN, Column, Entry, Line, Look, Sheet
from planner.metrics import Metric
from planner.reporting.answers import Chapter, Figure, Lack, Lines, Report, Table

FORMATS = {"count": COUNT, "yuan": MONEY, "share": "0.0%", "seconds": "0.0", "ratio": "0.00"}
WRAPPED = Look(wrap=True)


def sheets_of(report: Report) -> list[Sheet]:
    """The sheets, the one to begin with first."""
    said = [line for chapter in report.chapters for line in _said(chapter)]
    columns = (Column("章节", 16, Look(bold=True)), Column("说了什么", 96, WRAPPED))
    above: tuple[Line, ...] = ((f"{report.title} · 复盘", f"{report.span} · {report.day}出"),)
    sheets = [Sheet("复盘", columns, len(said), said, above=above)]
    for chapter in report.chapters:
        tables = [block for block in chapter.blocks if isinstance(block, Table) and block.rows]
        sheets += [_sheet(chapter, table) for table in tables]
    return [*sheets, _numbers(report)]


def _said(chapter: Chapter) -> Iterator[Line]:
    yield [chapter.title, chapter.lead.text]
    for block in chapter.blocks:
        if isinstance(block, Lines):
            yield from (["", line.text] for line in block.lines)
        elif isinstance(block, Lack):
            yield ["", f"{block.text}。{block.bring}"]


def _sheet(chapter: Chapter, table: Table) -> Sheet:
    name = f"{chapter.title} {table.title}".strip() if table.title else chapter.title
    columns = []
    for at, heading in enumerate(table.headings):
        entry = next((row[at] for row in table.rows if isinstance(row[at], Figure)), None)
        look = _look(entry.named) if isinstance(entry, Figure) else PLAIN
        columns.append(Column(heading.text or "结果", 14 if heading.is_number else 28, look))
    rows: list[Line] = [[_value(entry) for entry in row] for row in table.rows]
    return Sheet(name, tuple(columns), len(rows), rows)


def _numbers(report: Report) -> Sheet:
    columns = (
        Column("编号", 40),
        Column("数", 18, Look(bold=True)),
        Column("值", 16, Look(side="right")),
        Column("写法", 14, Look(side="right")),
        Column("怎么算", 60, WRAPPED),
        Column("除以", 16),
        Column("来源", 26),
    )
    rows: list[Line] = [
        [
            figure.key,
            figure.label,
            figure.value,
            figure.shown,
            "；".join(filter(None, (figure.named.formula, figure.about, figure.missing))),
            figure.named.denominator,
            figure.named.source,
        ]
        for figure in report.figures
    ]
    return Sheet("全部数字", columns, len(rows), rows, filtered=True)


def _look(metric: Metric) -> Look:
    return Look(FORMATS[metric.unit], side="right")


def _value(entry: Figure | str) -> Entry:
    return entry.value if isinstance(entry, Figure) else entry
