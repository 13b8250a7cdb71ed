"""Where rows, columns and tiles stand, and what the pointer is over: numbers only."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from planner.storage.records import Pivot
from ui.keywords.plane import Plane
from ui.theme import Theme

GROUPS, NAMES, HEAD, ROW = 62, 148, 50, 50
NARROWEST, WIDEST = 112, 216
EDGE = 5
"""Between a tile and the lines of its cell."""
EMPTY = Pivot((), (), {})


class PivotPlane(Plane):
    """The geometry of a pivot; groups stand before the names of rows where there are any."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.pivot: Pivot = EMPTY
        self.grouped = False
        super().__init__(theme, parent)

    def row_count(self) -> int:
        return len(self.pivot.rows)

    def column_count(self) -> int:
        return len(self.pivot.columns)

    @property
    def head_height(self) -> int:
        return self._theme.px(HEAD)

    @property
    def row_height(self) -> int:
        return self._theme.px(ROW)

    @property
    def groups_width(self) -> int:
        """The width of the groups in pixels; 0 where rows have none."""
        return self._theme.px(GROUPS) if self.grouped else self._theme.px(4)

    @property
    def names_width(self) -> int:
        return min(self.groups_width + self._theme.px(NAMES), max(self._theme.px(90), self.viewport().width() * 2 // 5))

    @property
    def cell_width(self) -> int:
        # Columns share the room; where there is too little they scroll.
        room = (self.viewport().width() - self.names_width) // max(1, self.column_count())
        return max(self._theme.px(NARROWEST), min(room, self._theme.px(WIDEST)))

    def tile_rect(self, row: int, column: int) -> QRect:
        """Where the tile of a cell stands in the viewport."""
        edge = self._theme.px(EDGE)
        return self.cell_rect(row, column).adjusted(edge, edge, -edge, -edge)

    def first_of_group(self, row: int) -> bool:
        """Whether a row begins a group."""
        rows = self.pivot.rows
        return row == 0 or rows[row - 1].group != rows[row].group
