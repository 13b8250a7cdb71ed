"""What a cell, a name or a heading says on hover."""

from __future__ import annotations

from planner.storage.records import Head, Pivot
from ui.matrix.states import words_of
from ui.show import exact


def tell(pivot: Pivot, row: int, column: int) -> str:
    """All there is to know about the place; empty outside. ``row`` -1 is a heading, ``column`` -1 a name."""
    if row == -2 or column == -2 or (row < 0 and column < 0):
        return ""
    if row < 0:
        return _head(pivot.columns[column])
    if column < 0:
        return _head(pivot.rows[row])
    cell = pivot.cells.get((row, column))
    where = f"{pivot.rows[row].text} · {pivot.columns[column].text}"
    if cell is None:
        return f"{where}\n还没有内容，双击新建"
    cost = f"\n费用 ¥{exact(cell.cost)}" if cell.cost else ""
    keyword = f"\n最多的词：{cell.keyword}" if cell.keyword else ""
    return f"{where}\n{cell.count:,} 篇：{words_of(cell.statuses)}{keyword}{cost}\n双击看明细，拖动改期或换号"


def _head(head: Head) -> str:
    return "\n".join(filter(None, ((head.group and f"{head.group} · {head.text}") or head.text, head.about)))
