"""What was promised beside what came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nlp.forecasting.backtest import Promise
from ui.theme import Theme
from ui.widgets.labels import tip

TICKS = (0, 25, 50, 75, 100)
NEAR = 16
"""Pixels around a point that belong to it."""


class Reliability(QWidget):
    """Points of notes that were promised about the same, over the diagonal where promises are kept."""

    def __init__(self, theme: Theme, promises: Sequence[Promise], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._promises = theme, tuple(promises)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("预估对照：" + "；".join(told(promise) for promise in self._promises))
        theme.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(340), self._theme.px(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(280))

    def at(self, place: QPointF) -> Promise | None:
        """The point under the pointer."""
        near = [(self._distance(promise, place), promise) for promise in self._promises]
        found = min(near, key=lambda one: one[0], default=None)
        return found[1] if found and found[0] <= self._theme.px(NEAR) else None

    def place(self, promise: Promise) -> QPointF:
        """Where a point stands."""
        return self._point(promise.expected, promise.reached)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(told(found)) if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(11))
        self._draw_frame(painter)
        self._draw_points(painter)
        painter.end()

    def _draw_frame(self, painter: QPainter) -> None:
        theme, room = self._theme, self._room()
        high = painter.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for tick in TICKS:
            here = self._point(tick, tick)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(room.left(), here.y()), QPointF(room.right(), here.y()))
            painter.drawLine(QPointF(here.x(), room.top()), QPointF(here.x(), room.bottom()))
            painter.setPen(theme.color("soft"))
            painter.drawText(QRectF(0, here.y() - high / 2, room.left() - theme.px(6), high), right, str(tick))
            below = QRectF(here.x() - 30, room.bottom() + theme.px(4), 60, high)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, str(tick))
        painter.drawText(QRectF(room.left(), 0, room.width(), high), Qt.AlignmentFlag.AlignLeft, "↑ 实际超过同类 %")
        bottom = QRectF(room.left(), self.height() - high, room.width(), high)
        painter.drawText(bottom, Qt.AlignmentFlag.AlignRight, "预估超过同类 % →")
        pen = QPen(theme.color("soft"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(self._point(0, 0), self._point(100, 100))

    def _draw_points(self, painter: QPainter) -> None:
        theme, size = self._theme, self._theme.px(4)
        places = [self.place(promise) for promise in self._promises]
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("accent"))
        for place in places:
            painter.drawEllipse(place, size, size)

    def _distance(self, promise: Promise, place: QPointF) -> float:
        away = self.place(promise) - place
        return float((away.x() ** 2 + away.y() ** 2) ** 0.5)

    def _point(self, expected: float, reached: float) -> QPointF:
        room = self._room()
        return QPointF(room.left() + room.width() * expected / 100, room.bottom() - room.height() * reached / 100)

    def _room(self) -> QRectF:
        px = self._theme.px
        return QRectF(self.rect()).adjusted(px(32), px(22), -px(12), -px(40))


def told(promise: Promise) -> str:
    """A point in words."""
    return f"{promise.notes:,} 篇预估超过 {promise.expected:.0f}%，实际超过 {promise.reached:.0f}%"
