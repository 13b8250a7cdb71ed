"""How a word of the bank is drawn. Ours and not the style sheet's: a frame takes a fifth of the time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.keywords.bank.columns import COLUMNS, WordModel
from ui.keywords.cells import ALIGNED, FITTED_MOST, PAD
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class WordCells(QStyledItemDelegate):
    """A hairline below each word; the chosen ones are tinted, the current one is underlined while the keys are here."""

    def __init__(self, theme: Theme, model: WordModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._dress()
        theme.theme_changed.connect(self._dress)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colors["tint"])
        keys_here = option.state & QStyle.StateFlag.State_HasFocus
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colors["accent" if keys_here else "line"])
        if index.row() >= len(self._model.words):
            return
        word, column = self._model.words[index.row()], COLUMNS[index.column()]
        place = rect.adjusted(self._pad, 0, -self._pad, 0)
        painter.setFont(self._font)
        painter.setPen(self._colors[column.token(word)])
        painter.drawText(place, ALIGNED[column.is_number], self._fitting(column.show(word), place.width()))

    def _fitting(self, text: str, width: int) -> str:
        shown = self._fitted.get((text, width))
        if shown is None:
            if len(self._fitted) >= FITTED_MOST:
                self._fitted.clear()
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._fitted[text, width] = shown
        return shown

    @Slot()
    def _dress(self) -> None:
        theme = self._theme
        self._pad = theme.px(PAD)
        self._font = theme.font(13)
        self._metrics = QFontMetrics(self._font)
        self._fitted: dict[tuple[str, int], str] = {}
        self._colors = {token: theme.color(token) for token in ("text", "soft", "accent", "warn", "tint", "line")}
