"""What every reader gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from planner.importing.reading.budgets import PROBLEMS_MOST, ROWS_MOST
from planner.importing.values.cells import Cell
from planner.problems import Problem
from planner.storage.records import RowProblem

Row = tuple[int, Sequence[Cell]]
"""The number of a row as a person sees it in the file, and its cells."""


@dataclass
class Faults:
    """What could not be read as it stands. ``lost`` counts the rows of the file that became none of ours by it."""

    problems: list[RowProblem] = field(default_factory=list)
    lost: int = 0

    def note(self, row: int, message: str) -> None:
        """A row was read, but not as it stands."""
        if len(self.problems) < PROBLEMS_MOST:
            self.problems.append(RowProblem(row, "", message))

    def lose(self, row: int, message: str) -> None:
        """A row could not be read."""
        self.note(row, message)
        self.lost += 1


@dataclass
class Table:
    """One sheet, one table of a database, one list of a JSON file: rows that can be read once.

    ``header`` is given where the format itself names the columns; otherwise the names are among the first rows. ``expected``
    guesses the number of rows.
    """

    name: str
    rows: Iterator[Row]
    header: tuple[str, ...] | None = None
    expected: Callable[[], int | None] = lambda: None
    faults: Faults = field(default_factory=Faults)


def within_budget(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, as long as there are not too many."""
    for count, row in enumerate(rows):
        if count > ROWS_MOST:
            raise Problem(f"这张表超过 {ROWS_MOST:,} 行", "请拆成几个文件再导入")
        yield row
