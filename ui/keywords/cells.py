"""How a line of long-tails is drawn: text, a small bar for the opportunity, bars of months; headings stand out by weight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.research.rows import Longtail
from ui.icons import draw
from ui.keywords.arranging import Group, Line
from ui.keywords.columns import COLUMNS, TITLE
from ui.keywords.headed import LEFT, RIGHT
from ui.keywords.model import LongtailModel, group_text
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PAD, STEP, ARROW = 11, 16, 18
BAR = 36
GOOD = 0.5
"""The share from which an opportunity is drawn in the accent: less is no fault, only less."""
FITTED_MOST = 5000
ALIGNED = [int(side) | int(Qt.TextFlag.TextSingleLine) for side in (LEFT, RIGHT)]


class LongtailCells(QStyledItemDelegate):
    """A hairline below each line; the selected ones are tinted, the current one is underlined."""

    def __init__(self, theme: Theme, model: LongtailModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current = -1
        """The row the keys speak of; -1 while they go elsewhere."""
        self._dress()
        theme.theme_changed.connect(self._dress)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, row = option.rect, index.row()
        line = self._model.line(row)
        if line is None:
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colors["tint"])
        elif isinstance(line.thing, Group):
            painter.fillRect(rect, self._colors["raised"])
        under = self._colors["accent" if row == self.current else "line"]
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, under)
        place = rect.adjusted(self._pad, 0, -self._pad, 0)
        if index.column() == TITLE:
            place.setLeft(place.left() + self._theme.px(STEP) * line.depth)
        if isinstance(line.thing, Group):
            self._heading(painter, place, line.thing, index.column())
        else:
            self._cell(painter, place, line.thing, line, index.column())

    def _heading(self, painter: QPainter, place: QRect, group: Group, at: int) -> None:
        if at == TITLE:
            side = self._theme.px(10)
            arrow = QRect(place.left(), place.center().y() - side // 2, side, side)
            draw(painter, arrow, "chevron-right" if group.folded else "chevron-down", self._theme, "soft")
            place.setLeft(place.left() + self._theme.px(ARROW))
        painter.setFont(self._bold if at == TITLE else self._font)
        painter.setPen(self._colors["text" if at == TITLE else "soft"])
        self._write(painter, place, group_text(group, at), COLUMNS[at].is_number, bold=at == TITLE)

    def _cell(self, painter: QPainter, place: QRect, row: Longtail, line: Line, at: int) -> None:
        column = COLUMNS[at]
        if column.drawing == "months":
            draw_months(painter, place.adjusted(0, 6, 0, -7), row.months, self._colors["accent"], self._colors["line"])
            return
        if column.drawing == "bar":
            self._bar(painter, place, row.opportunity / 100)
        if at == TITLE and line.depth:
            place.setLeft(place.left() + self._theme.px(ARROW) - self._theme.px(STEP))
        painter.setFont(self._font)
        painter.setPen(self._colors[column.token(row)])
        self._write(painter, place, column.show(row), column.is_number)

    def _bar(self, painter: QPainter, place: QRect, share: float) -> None:
        wide, high = self._theme.px(BAR), self._theme.px(4)
        groove = QRect(place.left(), place.center().y() - high // 2 + 1, min(wide, place.width() // 2), high)
        painter.fillRect(groove, self._colors["line"])
        groove.setWidth(round(groove.width() * max(0.0, min(share, 1.0))))
        painter.fillRect(groove, self._colors["accent" if share >= GOOD else "faint"])

    def _write(self, painter: QPainter, place: QRect, text: str, at_right: bool, *, bold: bool = False) -> None:
        key = (text, place.width(), bold)
        shown = self._fitted.get(key)
        if shown is None:
            if len(self._fitted) >= FITTED_MOST:
                self._fitted.clear()
            metrics = self._bold_metrics if bold else self._metrics
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            self._fitted[key] = shown
        painter.drawText(place, ALIGNED[at_right], shown)

    @Slot()
    def _dress(self) -> None:
        theme = self._theme
        self._pad = theme.px(PAD)
        self._font: QFont = theme.font(13)
        self._bold: QFont = theme.font(13, 600)
        self._metrics, self._bold_metrics = QFontMetrics(self._font), QFontMetrics(self._bold)
        self._fitted: dict[tuple[str, int, bool], str] = {}
        tokens = ("text", "soft", "accent", "warn", "bad", "tint", "line", "raised", "faint")
        self._colors: dict[str, QColor] = {token: theme.color(token) for token in tokens}


def draw_months(
    painter: QPainter, place: QRect, counts: Sequence[int], full: QColor, ground: QColor, widest: int = 12
) -> None:
    """A bar for each month, oldest at the left, as high as its share of the fullest month; ``widest`` in pixels."""
    if not counts:
        return
    most = max(counts)
    wide = max(1, min(place.width() // len(counts), widest))
    gap = 1 if wide > 2 else 0
    painter.fillRect(place.left(), place.bottom(), wide * len(counts), 1, ground)
    for at, count in enumerate(counts):
        if count:
            high = max(2, round(place.height() * count / most))
            painter.fillRect(place.left() + at * wide, place.bottom() - high + 1, wide - gap, high, full)
