"""Where rows will be: pale lines, without motion."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.draft.inspector.row import GAP, HEIGHT
from ui.theme import Theme

SHARES = (0.62, 0.48, 0.7, 0.55)


class Bones(QWidget):
    """As high as ``rows`` rows."""

    def __init__(self, theme: Theme, rows: int) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(HEIGHT) * self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        pitch, high = self._theme.px(HEIGHT), self._theme.px(9)
        for row in range(self._rows):
            wide = (self.width() - 2 * GAP) * SHARES[row % len(SHARES)]
            painter.drawRoundedRect(QRectF(GAP, row * pitch + (pitch - high) / 2, wide, high), 4, 4)
        painter.end()
