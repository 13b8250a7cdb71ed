"""Numbers as shapes: the small bar beside a score part, the ring around the score."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

GLIDE_MS = 120
GOOD, FAIR = 0.7, 0.4
"""Shares from which a bar is green, or amber; below it is red."""


def shade(share: float | None) -> str:
    """The token of a share between 0 and 1: accent, warn or bad; line when unknown."""
    if share is None:
        return "line"
    return "accent" if share >= GOOD else "warn" if share >= FAIR else "bad"


class _Glide(QVariantAnimation):
    """Carries a share from where it is shown to where it should be, in a blink, or at once where nothing may move."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(widget)
        self._theme, self._widget = theme, widget
        self.shown = 0.0
        self.setDuration(GLIDE_MS)
        self.valueChanged.connect(self._step)

    def go(self, share: float) -> None:
        """Show ``share`` from now on."""
        self.stop()
        if self._theme.moves and self._widget.isVisible():
            self.setStartValue(self.shown)
            self.setEndValue(share)
            self.start()
        else:
            self._step(share)

    def _step(self, share: float) -> None:
        self.shown = share
        self._widget.update()


class Bar(QWidget):
    """A small bar for a share of something, coloured by how much that is unless ``token`` says otherwise."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, width: int = 72) -> None:
        super().__init__(parent)
        self._theme, self._width = theme, width
        self._share: float | None = None
        self._token: str | None = None
        self._glide = _Glide(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def set(self, points: float | None, most: float, token: str | None = None) -> None:
        """Show ``points`` of ``most``; None or a ``most`` of 0 leaves the bar empty."""
        share = None if points is None or most <= 0 else min(1.0, max(0.0, points / most))
        if (share, token) != (self._share, self._token):
            self._share, self._token = share, token
            self.setAccessibleName("未知" if share is None else f"{share:.0%}")
            self._glide.go(share or 0.0)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._width), self._theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = self._theme.px(6)
        groove = QRectF(0, (self.height() - high) / 2, self.width(), high)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(groove, high / 2, high / 2)
        if self._share:
            painter.setBrush(self._theme.color(self._token or shade(self._share)))
            groove.setWidth(max(high, groove.width() * self._glide.shown))
            painter.drawRoundedRect(groove, high / 2, high / 2)
        painter.end()


class Ring(QWidget):
    """The score: a number inside a ring that is filled as far as it goes. ``set(None)`` shows that there is none yet."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, size: int = 80) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._value: int | None = None
        self._glide = _Glide(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("评分：还没有")
        theme.theme_changed.connect(self.updateGeometry)

    @property
    def value(self) -> int | None:
        """The number shown."""
        return self._value

    def set(self, value: int | None) -> None:
        """Show a score of 0 to 100."""
        if value != self._value:
            self._value = value
            self.setAccessibleName("评分：还没有" if value is None else f"评分 {value}")
            self._glide.go((value or 0) / 100)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = side * 0.08
        square = QRectF(
            (self.width() - side + thick) / 2, (self.height() - side + thick) / 2, side - thick, side - thick
        )
        painter.setPen(QPen(self._theme.color("line"), thick))
        painter.drawEllipse(square)
        if self._value:
            pen = QPen(self._theme.color(shade(self._value / 100)), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(square, 90 * 16, -round(min(self._glide.shown, 1) * 360 * 16))
        painter.setPen(self._theme.color("text" if self._value is not None else "faint"))
        painter.setFont(self._theme.font(round(self._size * 0.36), 600))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "–" if self._value is None else str(self._value))
        painter.end()
