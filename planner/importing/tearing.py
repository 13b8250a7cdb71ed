"""Rows that line breaks without quotes have torn apart, put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.importing.mapping import Grid
from planner.importing.reading.table import Row, Table
from planner.importing.shapes import Test, fraction, is_count, is_link
from planner.importing.values.cells import Cell, as_text
from planner.importing.values.ids import is_id

PIECES_MOST = 40
WHOLE_MOSTLY = 0.8
MENDED = "这一行是上一条被换行拆开的部分，已拼回第 {row} 行"


def mended(rows: Iterator[Row], width: int, grid: Grid, table: Table) -> Iterator[Row]:
    """The rows, torn ones joined where the pieces make exactly one row.

    Only in a table whose first column holds numbers, ids or links, so that a piece can be told from a short row.
    """
    whole = sum(len(cells) == width for cells in grid.sample)
    begins = _beginning(grid)
    if begins is None or whole == len(grid.sample) or whole < len(grid.sample) * WHOLE_MOSTLY:
        yield from rows
        return
    pieces: list[Row] = []
    for row in rows:
        if pieces and (begins(row[1][0]) or len(pieces) == PIECES_MOST):
            yield from pieces
            pieces = []
        if len(row[1]) >= width and not pieces:
            yield row
            continue
        pieces.append(row)
        joined = _join([cells for _, cells in pieces])
        if len(pieces) > 1 and len(joined) == width:
            first = pieces[0][0]
            for number, _ in pieces[1:]:
                table.faults.lose(number, MENDED.format(row=first))
            yield first, joined
            pieces = []
    yield from pieces


def _join(pieces: Sequence[Sequence[Cell]]) -> list[Cell]:
    joined: list[Cell] = list(pieces[0])
    for cells in pieces[1:]:
        joined[-1] = f"{as_text(joined[-1])}\n{as_text(cells[0])}"
        joined.extend(cells[1:])
    return joined


def _beginning(grid: Grid) -> Test | None:
    values = grid.values(0)
    return next((test for test in (is_id, is_link, is_count) if values and fraction(values, test) > 0.9), None)
