"""Which rows of a grid are chosen, and at which cell the keys stand."""

from __future__ import annotations

from collections.abc import Iterable


class Picking:
    """``rows`` are chosen; ``row`` and ``column`` are where the keys stand, -1 while nowhere."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.row, self.column = -1, -1
        self._from = -1
        self._rows, self._columns = 0, 0

    def bound(self, rows: int, columns: int) -> None:
        """There are so many rows and columns now, and nothing is chosen any more."""
        self._rows, self._columns = rows, columns
        self.rows, self.row, self._from = set(), -1, -1
        self.column = min(self.column, columns - 1)

    def choose(self, rows: Iterable[int]) -> None:
        """Choose these and no others."""
        self.rows = {row for row in rows if 0 <= row < self._rows}
        self.row = self._from = min(self.rows, default=-1)

    def click(self, row: int, column: int, *, several: bool, stretch: bool) -> None:
        """A click; ``several`` adds or takes one away, ``stretch`` chooses all from the last click to here."""
        if stretch and self._from >= 0:
            self._stretch(row)
        elif several:
            self.rows ^= {row}
            self._from = row
        else:
            self.rows, self._from = {row}, row
        self.row, self.column = row, column

    def step(self, down: int, across: int, *, stretch: bool) -> None:
        """The arrow keys; ``stretch`` while Shift is held."""
        row = max(0, min(self._rows - 1, self.row + down)) if self.row >= 0 else 0
        self.column = max(0, min(self._columns - 1, self.column + across)) if across else self.column
        if stretch and self._from >= 0:
            self._stretch(row)
        else:
            self.rows, self._from = {row}, row
        self.row = row

    def _stretch(self, row: int) -> None:
        self.rows = set(range(min(self._from, row), max(self._from, row) + 1))
