"""What stands in the window for the moment before the data is there: the shape of a page, without motion."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.panes import DRAWER_BELOW, FOLD_BELOW, INSPECTOR_WIDTH, LIST_WIDTH, RAIL


class Skeleton(QWidget):
    """List, work and inspector as pale shapes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("正在打开")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme, high = self._theme, self.height()
        room = self.width() + theme.px(RAIL)
        left = theme.px(LIST_WIDTH) if room >= theme.px(FOLD_BELOW) else 0
        right = theme.px(INSPECTOR_WIDTH) if room >= theme.px(DRAWER_BELOW) else 0
        painter.fillRect(self.rect(), theme.color("surface"))
        for start, width, hairline in ((0, left, left - 1), (self.width() - right, right, self.width() - right)):
            if width:
                painter.fillRect(start, 0, width, high, theme.color("raised"))
                painter.fillRect(hairline, 0, 1, high, theme.color("line"))
        painter.setBrush(theme.color("hover"))
        lines: list[tuple[float, float, float, float]] = (
            [(16, 72 + 62 * row, left - 60, 12) for row in range(6)] if left else []
        )
        work = self.width() - left - right
        lines += [(left + 32, 48, work * 0.5, 20)]
        lines += [(left + 32, 100 + 30 * row, (work - 64) * share, 12) for row, share in enumerate((1, 0.96, 0.4))]
        if right:
            lines += [(self.width() - right + 16, 130 + 28 * row, right - 32, 10) for row in range(5)]
        for x, y, wide, tall in lines:
            painter.drawRoundedRect(QRectF(x, y, max(wide, 0), tall), 4, 4)
        painter.end()
