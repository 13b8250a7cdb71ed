"""What the looks of tiles mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.matrix.states import STATES, State
from ui.theme import Theme
from ui.widgets.labels import PlainLabel, set_tip


class Legend(QWidget):
    """A small tile and its word, one for each look."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for state in STATES:
            row.addWidget(Mark(theme, state))
            row.addWidget(PlainLabel(state.name, "small"))
            row.addSpacing(5)
        set_tip(self, "一格里进度不同时，底色看最多的一种，下面的细线看各占多少")


class Mark(QWidget):
    """The look of one state, small."""

    def __init__(self, theme: Theme, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._state = theme, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State) -> None:
        """Show another one."""
        if state is not self._state:
            self._state = state
            self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(11)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, theme = self._state, self._theme
        filled = state.ground != "surface"
        pen = QPen(theme.color(state.mark), 1)
        if state.dashed:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(theme.color(state.mark if filled else state.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 2.5, 2.5)
        painter.end()
