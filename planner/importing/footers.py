"""What people and programs write below a table: totals, averages, where it all comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from planner.importing.reading.table import Row
from planner.importing.shapes import is_link
from planner.importing.values.cells import Cell, is_blank
from planner.importing.values.ids import is_id

WIDTH_LEAST = 2
"""A list of one column has no totals: its words may be anything."""
HELD_MOST = 10
LONGEST_TOTAL = 40

TOTAL = re.compile(
    r"(?:合计|总计|汇总|总和|总数|平均值?|均值|中位数|最大值|最小值|小计|共计|grand total|total|sum|average|subtotal)"
    r"\s*(?:[(\[【:].{0,20})?",
    re.I,
)
REMARK = re.compile(
    r"(?:\*|※|©|注\d?:|备注|说明|数据(?:来源|更新|截止|截至|周期|由|仅)|来源:|统计(?:周期|时间|口径|日期)|导出(?:时间|日期|人|于)|更新(?:时间|于|至)"
    r"|截[至止]|以上|共\s*\d+\s*[条篇行个]|本(?:表|数据|报告)|制表|copyright|source:|exported|generated)",
    re.I,
)


def without_footers(rows: Iterable[Row], width: int) -> Iterator[Row]:
    """The rows without those that only sum up the others, and without remarks below the last of them.

    A remark in the middle stays, since it may be a value after all.
    """
    if width < WIDTH_LEAST:
        yield from rows
        return
    held: list[Row] = []
    for row in rows:
        if is_total(row[1]):
            continue
        if _is_remark(row[1]) and len(held) < HELD_MOST:
            held.append(row)
            continue
        yield from held
        held = []
        yield row


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether a row begins with a word such as 合计 and names nothing of its own."""
    first = next((cell for cell in cells if not is_blank(cell)), None)
    if not isinstance(first, str) or len(first) > LONGEST_TOTAL or not TOTAL.fullmatch(_plain(first)):
        return False
    said = [cell for cell in cells if not is_blank(cell)]
    return len(said) > 1 and not any(is_link(cell) or is_id(cell) for cell in said if isinstance(cell, str))


def _is_remark(cells: Sequence[Cell]) -> bool:
    said = None
    for cell in cells:
        if is_blank(cell):
            continue
        # A merged cell may come as one cell or as the same text in each.
        if not isinstance(cell, str) or said not in (None, cell):
            return False
        said = cell
    return said is not None and REMARK.match(_plain(said)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:200]).strip()
