"""The cells of one row by field, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from planner.importing.kinds import Kind
from planner.importing.mapping import Columns
from planner.importing.reading.budgets import PROBLEMS_MOST
from planner.importing.values.cells import Cell, as_text, is_blank
from planner.importing.values.counts import UNKNOWN_COUNT, ZERO_COUNT, Count, count
from planner.storage.records import RowProblem

PLAIN_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,9})?\+?")

BAD_COUNT = "看不懂这个数量，按未知处理"
OTHER_PLATFORM = "这一行是其他平台的，没有导入"
OURS = ("小红书", "xhs", "xiaohongshu", "rednote", "red")


@dataclass
class Complaints:
    """What could not be taken as it was, at most 1,000 times."""

    found: list[RowProblem] = field(default_factory=list)

    def add(self, row: int, field_name: str, message: str) -> None:
        if len(self.found) < PROBLEMS_MOST:
            self.found.append(RowProblem(row, field_name, message))


@dataclass(frozen=True, slots=True)
class RowCells:
    """One row: its number in the file and its cells by field. ``multiples`` says of which fields the heading counts in 万."""

    number: int
    cells: Sequence[Cell]
    columns: Columns
    kind: Kind
    complaints: Complaints
    multiples: Mapping[str, str]

    def get(self, name: str) -> Cell:
        """The first cell of a field that says anything, else None. What means "nothing" in this kind of file is nothing."""
        for column in self.columns.get(name, ()):
            if column < len(self.cells):
                cell = self.cells[column]
                if not is_blank(cell) and not (self.kind.missing and as_text(cell).strip() in self.kind.missing):
                    return cell
        return None

    def count(self, name: str) -> Count:
        """A count; what cannot be read is told and unknown."""
        if name not in self.columns:
            return UNKNOWN_COUNT
        empty = ZERO_COUNT if self.kind.empty_is_zero else UNKNOWN_COUNT
        cell = self.get(name)
        if name in self.multiples and PLAIN_NUMBER.fullmatch(as_text(cell).strip()):
            cell = as_text(cell).strip() + self.multiples[name]
        read = count(cell, empty)
        if read is None:
            self.complain(name, BAD_COUNT)
            return UNKNOWN_COUNT
        return read

    def complain(self, name: str, message: str) -> None:
        self.complaints.add(self.number, name, message)

    def of_other_platform(self) -> bool:
        """Whether a table of several platforms says that this row is not ours."""
        platform = as_text(self.get("platform")).strip().lower()
        return bool(platform) and not any(name in platform for name in OURS)


class Reader(Protocol):
    """Turns rows into things."""

    def read(self, row: RowCells) -> object | None:
        """The thing of a row; None when the row holds none."""
