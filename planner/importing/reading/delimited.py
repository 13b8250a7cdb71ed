"""CSV and its relatives: the separator is found by structure, and a quote that never closes costs one row, not the file."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO

from planner.importing.reading.budgets import CELL_MOST, COLUMNS_MOST, ROWS_MOST
from planner.importing.reading.encoding import Encoding
from planner.importing.reading.table import Faults, Row, Table, within_budget

SEPARATORS = (",", "\t", ";", "|")
SAMPLE_CHARS = 2**18
SAMPLE_ROWS = 60
PIECE = 2**20
COUNTED_ROWS = SAMPLE_CHARS
DOUBTFUL = 0.8
LINE_MOST = 2**22
NO_SEPARATOR = "\x1f"
LOOK_EVERY = 500
UNCLOSED = "引号没有成对，这一行按普通文字读取"


def delimited_table(path: Path, encoding: Encoding) -> Table:
    """The one table of a text file."""
    with encoding.open(path) as file:
        sample = file.read(SAMPLE_CHARS)
    separator = separator_of(sample)
    _refuse_too_many(path, encoding, separator, sample)
    size = path.stat().st_size
    state = _Place()
    table = Table("", iter(()), expected=lambda: round(state.row * size / state.bytes) if state.bytes else None)
    table.rows = within_budget(_rows(path, encoding, separator, table.faults, state))
    return table


def separator_of(sample: str) -> str:
    """The separator under which most rows have the same number of cells, and more than one."""
    best, found = 0.0, NO_SEPARATOR
    for separator in SEPARATORS:
        widths = [len(cells) for cells in _sample_rows(sample, separator) if any(cell.strip() for cell in cells)]
        if not widths:
            continue
        width, same = Counter(widths).most_common(1)[0]
        # Banners and broken rows are narrower; a separator that only stands inside sentences gives many widths.
        worth = (same / len(widths)) * min(width, 12) ** 0.5
        if width > 1 and same >= max(1, len(widths) * 0.5) and worth > best:
            best, found = worth, separator
    return found


def _sample_rows(sample: str, separator: str, most: int = SAMPLE_ROWS) -> list[list[str]]:
    lines = sample.splitlines(keepends=True)
    rows: list[list[str]] = []
    # What lies before the place at which such a separator makes no sense any more tells enough.
    with suppress(csv.Error):
        rows.extend(islice(csv.reader(iter(lines[:-1] or lines), delimiter=separator), most))
    # The last one may have been cut off, or swallowed the rest behind a quote that never closes.
    return rows[:-1] or rows


class _Place:
    """How far reading has come."""

    row = 0
    bytes = 0


class _Lines:
    """Physical lines that can be handed back, and those that the row being read has used."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._back: list[str] = []
        self.used: list[str] = []
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else self._file.readline(LINE_MOST)
        if not line:
            self.ended = True
            raise StopIteration
        self.used.append(line)
        return line.replace("\0", "") if "\0" in line else line

    def give_back_all_but_first(self) -> str:
        first, *rest = self.used
        self._back.extend(reversed(rest))
        self.used = []
        self.ended = False
        return first


def _rows(path: Path, encoding: Encoding, separator: str, faults: Faults, state: _Place) -> Iterator[Row]:
    csv.field_size_limit(CELL_MOST)
    with encoding.open(path) as file:
        lines = _Lines(file)
        for number, (cells, whole) in enumerate(_records(lines, separator), 1):
            if not whole:
                faults.note(number, UNCLOSED)
            if number == 1 and len(cells) == 1 and cells[0].lower().startswith("sep="):
                continue
            if number % LOOK_EVERY == 0:
                state.row, state.bytes = number, file.buffer.tell()  # type: ignore[attr-defined]
            yield number, cells[:COLUMNS_MOST]


def _refuse_too_many(path: Path, encoding: Encoding, separator: str, sample: str) -> None:
    """Say at once that a file has too many rows, before hundreds of thousands are written and taken back again."""
    with path.open("rb") as file:
        breaks = sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b""))
    # Bodies break lines, too: most files of many lines have far fewer rows, and are not read twice.
    in_sample = len(_sample_rows(sample, separator, COUNTED_ROWS)) / max(1, sample.count("\n"))
    if breaks > ROWS_MOST and breaks * in_sample > ROWS_MOST * DOUBTFUL:
        with encoding.open(path) as text:
            csv.field_size_limit(CELL_MOST)
            deque(within_budget((0, cells) for cells, _ in _records(_Lines(text), separator)), maxlen=0)


def _records(lines: _Lines, separator: str) -> Iterator[tuple[list[str], bool]]:
    """Each row's cells, and whether its quotes were in order."""
    reader = csv.reader(lines, delimiter=separator)
    width = 0
    while True:
        lines.used = []
        try:
            cells = next(reader)
            whole = not (lines.ended and _is_open(lines.used))
        except StopIteration:
            return
        except csv.Error:
            cells, whole = [], False
        # A file that was cut off ends in an open quote, too; then the row is as wide as the others.
        if not whole and not (lines.ended and len(cells) == width):
            first = lines.give_back_all_but_first()
            cells = [cell.strip('"')[:CELL_MOST] for cell in first.rstrip("\r\n").replace("\0", "").split(separator)]
            reader = csv.reader(lines, delimiter=separator)
        width = len(cells)
        yield cells, whole


def _is_open(used: list[str]) -> bool:
    return sum(line.count('"') for line in used) % 2 == 1
