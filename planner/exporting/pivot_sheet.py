"""A pivot of the matrix as a sheet: real counts, coloured by status, with their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.exporting.sheets import COUNT, MONEY, STATUS_LOOKS, Column, Dressed, Entry, Line, Look, Sheet
from planner.storage.records import STATUSES, Cell, Pivot

NAMED_MOST = 150
"""Keywords shown beside their numbers: each is a format of its own, and a workbook holds some two hundred."""
KEYWORD_MOST = 24
TOTAL = Look(COUNT, ground="chip", bold=True, side="right")
SPENT = Look(MONEY, ground="chip", color="soft", side="right")
HEAD_LINE = Look(color="soft")


def pivot_sheet(name: str, pivot: Pivot, rows: str, columns: str) -> Sheet:
    """``rows`` and ``columns`` are what the two axes are called, such as 账号 and 周.

    A cell holds the number of slots and shows the keyword most of them have; it has the colour of the status that most of
    them still have to reach.
    """
    grouped = any(head.group for head in pivot.rows)
    about = any(head.about for head in pivot.columns)
    first = ([Column("层级" if rows == "账号" else "分组", 9, Look(color="accent", bold=True))] if grouped else []) + [
        Column(f"{rows} ╲ {columns}", 26, Look(bold=True))
    ]
    heads = [Column(head.text, 15, Look(COUNT, side="center")) for head in pivot.columns]
    ends = [Column("合计", 9, TOTAL), Column("费用", 12, SPENT)]
    above: tuple[Line, ...] = ()
    if about:
        blank: list[Entry | Dressed] = [None] * len(first)
        above = ((*blank, *(Dressed(head.about or None, HEAD_LINE) for head in pivot.columns)),)
    return Sheet(
        name,
        (*first, *heads, *ends),
        len(pivot.rows) + 1,
        _rows(pivot, len(first)),
        above=above,
        kept=len(first),
    )


def main_status(cell: Cell) -> str:
    """The status a cell is coloured by: what most of its slots have; of several the one that is furthest behind."""
    return max(STATUSES, key=lambda status: (cell.statuses.get(status, 0), -STATUSES.index(status)))


def _rows(pivot: Pivot, labels: int) -> Iterator[Line]:
    named = _named(pivot)
    width = len(pivot.columns)
    sums, costs = [0] * width, [0.0] * width
    group = None
    for row, head in enumerate(pivot.rows):
        line: list[Entry | Dressed] = [head.text + (f"  {head.about}" if head.about else "")]
        if labels > 1:
            line.insert(0, head.group if head.group != group else None)
            group = head.group
        count, cost = 0, 0.0
        for column in range(width):
            cell = pivot.cells.get((row, column))
            line.append(_shown(cell, named) if cell else None)
            if cell:
                count, cost = count + cell.count, cost + cell.cost
                sums[column], costs[column] = sums[column] + cell.count, costs[column] + cell.cost
        yield [*line, count or None, cost or None]
    foot: list[Entry | Dressed] = [
        *([Dressed(None, TOTAL)] * (labels - 1)),
        Dressed(
            f"合计（{pivot.about}）" if pivot.about else "合计", Look(bold=True, ground="chip", wrap=bool(pivot.about))
        ),
    ]
    yield [
        *foot,
        *(Dressed(one or None, Look(COUNT, ground="chip", bold=True, side="center")) for one in sums),
        pivot.total or sum(sums) or None,
        sum(costs) or None,
    ]


def _named(pivot: Pivot) -> frozenset[str]:
    found = Counter(cell.keyword for cell in pivot.cells.values() if cell.keyword)
    return frozenset(word for word, _count in found.most_common(NAMED_MOST))


def _shown(cell: Cell, named: frozenset[str]) -> Dressed:
    look = STATUS_LOOKS[main_status(cell)]
    words = cell.keyword.replace('"', "")[:KEYWORD_MOST] if cell.keyword in named else ""
    format = f'0" {words}"' if words.isprintable() and words else COUNT
    return Dressed(cell.count, Look(format, look.color, look.ground, look.bold, "left" if words else "center"))
