"""What runs in the other process: a foreign plan sheet is opened and turned into values there, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from planner.importing.footers import without_footers
from planner.importing.headings import find_header, names
from planner.importing.reading.source import source
from planner.importing.reading.table import Row, Table
from planner.importing.values.cells import is_blank
from planner.matrix.bringing.cells import Unread, read
from planner.matrix.bringing.columns import fields_of, known
from planner.problems import Problem
from planner.worker import Outbox

FIRST_ROWS, CHUNK, ROWS_MOST = 40, 200, 100_000
LEAST = 2
"""Columns that must be known: with one alone any list would be a plan."""
WHO_OR_WHAT = ("account", "title", "core", "longtail", "keywords", "id")
NO_PLAN = ("{name} 里没有找到计划表", "要有一行列名，至少有「日期」「账号」「标题」里的两个")

Value = dict[str, Any]


def bring(outbox: Outbox, path: str, scratch: str, around: str) -> Value:
    """Send the rows of the sheet that is a plan: number, values by field, and what could not be read. Answers its columns."""
    file, day = Path(path), date.fromisoformat(around)
    with source(file, Path(scratch)) as opened:
        for table in opened.tables:
            found = _opened(table)
            if found is not None:
                header, fields, rows = found
                _send(outbox, rows, fields, day)
                left = [name for at, name in enumerate(header) if at not in fields.values()]
                return {
                    "sheet": table.name,
                    "fields": {field: header[at] for field, at in fields.items()},
                    "left": left,
                }
    what, todo = NO_PLAN
    raise Problem(what.format(name=file.name), todo)


def _opened(table: Table) -> tuple[tuple[str, ...], dict[str, int], Iterator[Row]] | None:
    rows = (row for row in table.rows if any(not is_blank(cell) for cell in row[1]))
    first = list(islice(rows, FIRST_ROWS))
    at = find_header([cells for _number, cells in first], known())
    if table.header is not None:
        header, below = names(table.header, None, len(table.header)), first
    elif at is None:
        return None
    else:
        header, below = names(first[at][1], None, len(first[at][1])), first[at + 1 :]
    fields = fields_of(header)
    if len(fields) < LEAST or not any(field in fields for field in WHO_OR_WHAT):
        return None
    return header, fields, without_footers(chain(below, rows), len(header))


def _send(outbox: Outbox, rows: Iterator[Row], fields: dict[str, int], around: date) -> None:
    chunk: list[Any] = []
    for count, (number, cells) in enumerate(rows, 1):
        if count > ROWS_MOST:
            raise Problem(f"这张计划表超过 {ROWS_MOST:,} 行", "请拆成几个文件再导入")
        chunk.append([number, *_read(cells, fields, around)])
        if len(chunk) >= CHUNK:
            outbox.send(chunk)
            outbox.progress(count, None, "正在读取")
            chunk = []
    if chunk:
        outbox.send(chunk)


def _read(cells: Sequence[Any], fields: dict[str, int], around: date) -> tuple[Value, list[str]]:
    values: Value = {}
    unread: list[str] = []
    for field, at in fields.items():
        try:
            values[field] = read(field, cells[at] if at < len(cells) else None, around)
        except Unread as why:
            unread.append(str(why))
    return values, unread
