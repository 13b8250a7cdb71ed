"""How a cell of a big table is drawn. Ours and not the style sheet's: a frame of 250 cells then takes a third of the time."""

from __future__ import annotations

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colors["tint"])
        row = index.row()
        under = self._colors["accent" if row == self.current else "line"]
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, under)
        line = self._model.line(row)
        if line is not None:
            self._write(painter, rect.adjusted(self._pad, 0, -self._pad, 0), line, index.column())

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
