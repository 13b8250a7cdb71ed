"""Correlations as bars with whiskers, one below the other on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.checkup.words import ranged
from ui.theme import Theme
from ui.widgets.labels import PlainLabel, set_tip

LEAST_TOP = 0.5
"""The scale reaches at least so far, so that a weak bar looks weak."""
STEP = 0.1
THICK, CAP = 10, 8
NAME = 112
"""Wide enough for a day, so that all bars of a page begin at one place."""


@dataclass(frozen=True, slots=True)
class Line:
    """One correlation with its interval; ``aside`` stands at the right, ``below`` under it; ``on`` False is grey."""

    name: str
    about: str
    value: float
    low: float
    high: float
    on: bool = True
    aside: str = ""
    below: str = ""


class Bars(QWidget):
    """Name and what it means, bar, figures: the figures are there as text, whatever the eye makes of the bar."""

    def __init__(self, theme: Theme, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        floor, top = scale(lines)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(NAME))
        for line in lines:
            row = grid.rowCount()
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(PlainLabel(line.name, "strong"), row, 0, middle)
            grid.addWidget(WhiskerBar(theme, line, floor, top), row, 1, middle)
            grid.addWidget(PlainLabel(ranged(line.value, line.low, line.high)), row, 2, middle)
            grid.addWidget(PlainLabel(line.aside, "soft"), row, 3, middle)
            about = " · ".join(part for part in (line.about, line.below) if part)
            if about:
                grid.addWidget(PlainLabel(about, "soft", wrap=True), row + 1, 0, 1, 4)
            grid.setRowMinimumHeight(row + 2, theme.px(8))


class WhiskerBar(QWidget):
    """A bar from 0 to the value and a whisker over its interval, between ``floor`` and ``top``."""

    def __init__(self, theme: Theme, line: Line, floor: float, top: float) -> None:
        super().__init__()
        self._theme, self._line, self._floor, self._top = theme, line, floor, top
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        state = "" if line.on else "，已关闭"
        told = f"{line.name} ρ {ranged(line.value, line.low, line.high)}{state}"
        self.setAccessibleName(told)
        set_tip(self, f"{told}\n横条到 ρ，细线是 95% 的范围，竖线是 0")
        theme.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, line = self._theme, self._line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, thick, cap = self.height() / 2, theme.px(THICK), theme.px(CAP) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRect(QRectF(0, middle - thick / 2, self.width(), thick))
        painter.setBrush(theme.color("accent" if line.on else "faint"))
        begin, end = sorted((self._x(0), self._x(line.value)))
        painter.drawRect(QRectF(begin, middle - thick / 2, end - begin, thick))
        painter.setPen(QPen(theme.color("text" if line.on else "soft"), max(1.0, theme.px(1.5))))
        low, high = self._x(line.low), self._x(line.high)
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        for x in (low, high):
            painter.drawLine(QPointF(x, middle - cap), QPointF(x, middle + cap))
        painter.setPen(QPen(theme.color("soft"), 1))
        zero = self._x(0)
        painter.drawLine(QPointF(zero, 0), QPointF(zero, self.height()))
        painter.end()

    def _x(self, value: float) -> float:
        room = self.width() - 3
        return 1.5 + room * (value - self._floor) / (self._top - self._floor)


def scale(lines: Sequence[Line]) -> tuple[float, float]:
    """From where to where the bars of these lines reach, in whole tenths; 0 is always among it."""
    floor = min([0.0, *(math.floor(line.low / STEP) * STEP for line in lines)])
    top = max([LEAST_TOP, *(math.ceil(line.high / STEP) * STEP for line in lines)])
    return floor, top
