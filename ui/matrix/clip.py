"""Blocks of cells as spreadsheet programs put them onto the clipboard: tabs between cells, a line end after each row.

A cell that holds a tab, a line break or begins with a quote is wrapped in quotes, and quotes inside are doubled; any other cell stands
as it is, as Excel has it. A text that would be computed is led by ``'``, which reading takes off again: no text comes back changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.exporting.cells import FORMULA_STARTS

Block = list[list[str]]

_STARTS = re.escape("".join(FORMULA_STARTS))
COMPUTED = re.compile(rf"'*\s*[{_STARTS}]")
"""What would be computed, also behind spaces, and what was guarded before."""
GUARDED = re.compile(rf"'+\s*[{_STARTS}]")
WRAPPED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|\Z)')
NEEDS_WRAPPING = re.compile(r'[\t\r\n]|\A"')
WAS_NEEDED = re.compile(r'[\t\r\n]|""|\A\Z')
PLAIN = re.compile(r"[^\t\r\n]*")
ROW_END = re.compile(r"\r\n|\r|\n")


def write(block: Sequence[Sequence[str]]) -> str:
    """The rows as text for the clipboard; each ends with CR LF, as Excel writes them."""
    return "".join("\t".join(map(_written, row)) + "\r\n" for row in block)


def read(text: str) -> Block:
    """The cells of a clipboard's text, as a rectangle: short rows are filled with empty cells. No text, no rows."""
    rows = _rows(text) if '"' in text else _plain_rows(text)
    wide = max(map(len, rows), default=0)
    return [[_unguarded(cell) for cell in row] + [""] * (wide - len(row)) for row in rows]


def _written(cell: str) -> str:
    text = f"'{cell}" if COMPUTED.match(cell) else cell
    return '"' + text.replace('"', '""') + '"' if NEEDS_WRAPPING.search(text) else text


def _unguarded(cell: str) -> str:
    return cell[1:] if GUARDED.match(cell) else cell


def _plain_rows(text: str) -> Block:
    rows = [line.split("\t") for line in ROW_END.split(text)]
    # The end of the last row begins no other one.
    return rows[:-1] if rows[-1] == [""] else rows


def _rows(text: str) -> Block:
    rows: Block = []
    at, row = 0, list[str]()
    while at < len(text):
        cell, at = _cell(text, at)
        row.append(cell)
        if at < len(text) and text[at] == "\t":
            at += 1
            if at == len(text):
                row.append("")
        else:
            rows.append(row)
            row = []
            end = ROW_END.match(text, at)
            at = end.end() if end else at
    return [*rows, row] if row else rows


def _cell(text: str, at: int) -> tuple[str, int]:
    """A cell and where it ends. Excel leaves ``"so"`` as it is: only what needs quotes was wrapped in them."""
    wrapped = WRAPPED.match(text, at)
    if wrapped and WAS_NEEDED.search(wrapped[1]):
        return wrapped[1].replace('""', '"'), wrapped.end()
    plain = PLAIN.match(text, at)
    assert plain is not None
    return plain[0], plain.end()
