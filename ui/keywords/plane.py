"""Where things stand in a grid of names, headings and cells that scrolls: numbers only, nothing is painted here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import Theme

NAMES, HEAD, ROW, CELL = 178, 34, 30, 34
NAMES_COLUMN = -1


class Plane(QAbstractScrollArea):
    """Names at the left and headings on top stay; rows and columns scroll below and beside them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def row_count(self) -> int:
        """How many rows."""
        raise NotImplementedError

    def column_count(self) -> int:
        """How many columns."""
        raise NotImplementedError

    @property
    def head_height(self) -> int:
        """The height of the headings in pixels."""
        return self._theme.px(HEAD)

    @property
    def cell_width(self) -> int:
        """The width of a cell in pixels."""
        return self._theme.px(CELL)

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        return self._theme.px(ROW)

    @property
    def names_width(self) -> int:
        """The width of the names in pixels: never more than a third of the whole."""
        return min(self._theme.px(NAMES), max(self._theme.px(80), self.viewport().width() // 3))

    def bring(self, row: int, column: int) -> None:
        """Scroll so that a cell can be seen."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, high = row * self.row_height, self.viewport().height() - self.head_height
        down.setValue(max(min(down.value(), top), top + self.row_height - high))
        if column >= 0:
            left, wide = column * self.cell_width, self.viewport().width() - self.names_width
            across.setValue(max(min(across.value(), left), left + self.cell_width - wide))

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell stands in the viewport; the name for column -1."""
        top = self.head_height + row * self.row_height - self.verticalScrollBar().value()
        if column == NAMES_COLUMN:
            return QRect(0, top, self.names_width, self.row_height)
        left = self.names_width + column * self.cell_width - self.horizontalScrollBar().value()
        return QRect(left, top, self.cell_width, self.row_height)

    def cell_at(self, point: QPoint) -> tuple[int, int]:
        """Row and column under a point of the viewport; -1 on names and headings, -2 outside."""
        row = (point.y() - self.head_height + self.verticalScrollBar().value()) // self.row_height
        column = (point.x() - self.names_width + self.horizontalScrollBar().value()) // self.cell_width
        row = -1 if point.y() < self.head_height else row if row < self.row_count() else -2
        column = NAMES_COLUMN if point.x() < self.names_width else column if column < self.column_count() else -2
        return row, column

    def seen(self) -> tuple[range, range]:
        """The rows and the columns of which anything can be seen."""
        down, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        high, wide = self.viewport().height() - self.head_height, self.viewport().width() - self.names_width
        rows = range(down // self.row_height, min(self.row_count(), (down + high) // self.row_height + 1))
        columns = range(across // self.cell_width, min(self.column_count(), (across + wide) // self.cell_width + 1))
        return rows, columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        high = self.viewport().height() - self.head_height
        wide = self.viewport().width() - self.names_width
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self.row_count() * self.row_height - high))
        down.setPageStep(max(1, high))
        down.setSingleStep(self.row_height)
        across.setRange(0, max(0, self.column_count() * self.cell_width - wide))
        across.setPageStep(max(1, wide))
        across.setSingleStep(self.cell_width)
