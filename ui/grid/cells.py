"""How a cell of a big table is drawn. Ours and not the style sheet's: a frame of 250 cells then takes a third of the time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.grid.columns import Column
from ui.grid.model import LEFT, RIGHT, Line, LinesModel
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PAD = 11
FITTED_MOST = 5000
ALIGNED = [int(side) | int(Qt.TextFlag.TextSingleLine) for side in (LEFT, RIGHT)]


class LineCells(QStyledItemDelegate, Generic[Line]):
    """One line of text in a cell, a hairline below; the selected rows are tinted, the current one is underlined."""

    def __init__(self, theme: Theme, model: LinesModel[Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current = -1
        """The row the keys speak of; -1 while they go elsewhere."""
        self._dress()
        theme.theme_changed.connect(self._dress)

    @property
    def by_rows(self) -> bool:
        """Whether ``draw_row`` draws what ``paint`` does: not where a subclass has a way of its own."""
        return type(self).paint is LineCells.paint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.draw_row(
            painter, index.row(), (rect.top(), rect.height()), [(index.column(), rect.left(), rect.width())], selected
        )

    def draw_row(
        self, painter: QPainter, row: int, place: tuple[int, int], cells: Sequence[tuple[int, int, int]], selected: bool
    ) -> None:
        """Draw neighbouring cells of a row: its top and height, and of each cell the column, the left edge and the width.

        A table that asks for whole rows is drawn in half of the time: Qt takes as long to ask for a cell as we to draw it.
        """
        top, height = place
        left = cells[0][1]
        width = cells[-1][1] + cells[-1][2] - left
        if selected:
            painter.fillRect(left, top, width, height, self._colors["tint"])
        under = self._colors["accent" if row == self.current else "line"]
        painter.fillRect(left, top + height - 1, width, 1, under)
        line = self._model.line(row)
        if line is not None:
            pad = self._pad
            for at, left, width in cells:
                self._write(painter, QRect(left + pad, top, width - 2 * pad, height), line, at)

    def _write(self, painter: QPainter, place: QRect, line: Line, at: int) -> None:
        column = self._model.columns[at]
        if words := self.remark(column, line):
            place.setRight(place.right() - self._mark(painter, place, words))
        painter.setFont(self._font)
        painter.setPen(self._colors[self.token(column, line)])
        painter.drawText(place, ALIGNED[column.is_number], self._fitting(column.show(line), place.width()))

    def _fitting(self, text: str, width: int) -> str:
        """As much of a text as there is room for. Measuring costs as much as drawing, and most texts come again."""
        shown = self._fitted.get((text, width))
        if shown is None:
            if len(self._fitted) >= FITTED_MOST:
                self._fitted.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._fitted[text, width] = shown
        return shown

    def _mark(self, painter: QPainter, place: QRect, words: str) -> int:
        """Write a remark at the right end; how much room that takes."""
        painter.setFont(self._small)
        painter.setPen(self._colors["accent"])
        painter.drawText(place, ALIGNED[True], words)
        return self._small_metrics.horizontalAdvance(words) + self._pad

    def token(self, column: Column[Line], line: Line) -> str:
        """The colour of a cell: text, soft, accent, warn or bad."""
        return column.token

    def remark(self, column: Column[Line], line: Line) -> str:
        """A word at the right end of a cell; mostly none."""
        return ""

    @Slot()
    def _dress(self) -> None:
        theme = self._theme
        self._pad = theme.px(PAD)
        self._font: QFont = theme.font(13)
        self._small: QFont = theme.font(11)
        self._metrics = QFontMetrics(self._font)
        self._fitted: dict[tuple[str, int], str] = {}
        self._small_metrics = QFontMetrics(self._small)
        tokens = ("text", "soft", "accent", "warn", "bad", "tint", "line")
        self._colors: dict[str, QColor] = {token: theme.color(token) for token in tokens}
