"""Twelve months of one aspect: praise upwards, blame downwards, and below them its share of the returns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.claims.ledger import Month
from ui.theme import Theme
from ui.widgets.labels import set_tip

HEIGHT, FOOT, HEAD, STRIP = 178, 18, 20, 48
"""``STRIP`` holds the share of returns, apart from the counts: two scales in one frame would be read as one."""
GAP = 0.34
"""Of a month's width."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Trend(QWidget):
    """Painted by us; every month says its numbers on hover, and all of them in its accessible description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._months: Sequence[Month] = ()
        self.setMouseTracking(True)
        self.setAccessibleName("逐月趋势")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def show_months(self, months: Sequence[Month]) -> None:
        """Show these, oldest first."""
        self._months = months
        self.setAccessibleDescription(
            "；".join(_words(one) for one in months if one.praised or one.blamed or one.returned)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(HEIGHT))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().x())
        set_tip(self, _words(self._months[at]) if at is not None else "")
        super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._legend(painter)
        if self._months:
            self._bars(painter)
            self._shares(painter)
        painter.end()

    def _legend(self, painter: QPainter) -> None:
        theme, font = self._theme, self._theme.font(11)
        painter.setFont(font)
        x, side = 0.0, theme.px(8)
        for token, text in (("accent", "说好"), ("bad", "说不好"), ("warn", "占当月退货")):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(QRectF(x, theme.px(3), side, side), 2, 2)
            x += side + theme.px(4)
            painter.setPen(theme.color("soft"))
            wide = QFontMetrics(font).horizontalAdvance(text)
            painter.drawText(QRectF(x, 0, wide + 2, theme.px(14)), LEFT, text)
            x += wide + theme.px(12)

    def _bars(self, painter: QPainter) -> None:
        theme, room = self._theme, self._room()
        most = max([1, *(max(one.praised, one.blamed) for one in self._months)])
        middle, half = room.center().y(), room.height() / 2
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
        wide = room.width() / len(self._months)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, one in enumerate(self._months):
            left = room.left() + at * wide + wide * GAP / 2
            for value, token, sign in ((one.praised, "accent", -1), (one.blamed, "bad", 1)):
                tall = max(2.0, half * value / most) if value else 0.0
                painter.setBrush(theme.color(token))
                top = middle - tall if sign < 0 else middle
                painter.drawRoundedRect(QRectF(left, top, wide * (1 - GAP), tall), 2, 2)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("soft"))
        for at, one in enumerate(self._months):
            if at % 2 == (len(self._months) - 1) % 2:
                place = QRectF(room.left() + at * wide - wide / 2, room.bottom() + 2, wide * 2, theme.px(FOOT - 2))
                painter.drawText(place, CENTRE, f"{int(one.month[5:])}月")

    def _shares(self, painter: QPainter) -> None:
        theme, strip = self._theme, self._strip()
        shares = [one.returned / one.returns if one.returns else None for one in self._months]
        most = max([0.1, *(share for share in shares if share is not None)])
        wide, label = strip.width() / len(shares), theme.px(14)
        painter.setFont(theme.font(11))
        for at, share in enumerate(shares):
            if share is None:
                continue
            tall = (strip.height() - label) * share / most
            left = strip.left() + at * wide
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warn"))
            bar = QRectF(left + wide * GAP / 2, strip.bottom() - tall, wide * (1 - GAP), max(1.0, tall))
            painter.drawRoundedRect(bar, 2, 2)
            if share > 0:
                painter.setPen(theme.color("soft"))
                place = QRectF(left - wide / 2, bar.top() - label, wide * 2, label)
                painter.drawText(place, CENTRE, f"{share * 100:.0f}%")

    def _room(self) -> QRectF:
        top, foot = self._theme.px(HEAD), self._theme.px(FOOT)
        return QRectF(2, top, self.width() - 4, self.height() - top - foot - self._theme.px(STRIP))

    def _strip(self) -> QRectF:
        high = self._theme.px(STRIP)
        return QRectF(2, self.height() - high, self.width() - 4, high - 1)

    def _at(self, x: float) -> int | None:
        room = self._room()
        if not self._months or not room.left() <= x <= room.right():
            return None
        return min(len(self._months) - 1, int((x - room.left()) / room.width() * len(self._months)))


def _words(one: Month) -> str:
    returned = f"，占退货 {one.returned:,}/{one.returns:,}" if one.returns else ""
    return f"{one.month}：说好 {one.praised:,}，说不好 {one.blamed:,}{returned}"
