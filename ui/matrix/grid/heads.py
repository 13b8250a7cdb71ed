"""Paints what stands beside and above the tiles: groups, names, headings."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from planner.presets import UNKNOWN
from planner.storage.records import Head
from ui.theme import Theme

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
OVER = "超"
"""What is said of a row that has more than it should: 月 3 / 2 超额."""


class Heads:
    """Two lines each: the name, and what is to know about it."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.dress()

    def group(self, painter: QPainter, place: QRect, name: str) -> None:
        """The group of the rows that follow."""
        painter.setFont(self._strong)
        painter.setPen(self._theme.color("warn" if name == UNKNOWN else "accent"))
        painter.drawText(place, LEFT, self._metrics_strong.elidedText(name, Qt.TextElideMode.ElideRight, place.width()))

    def row(self, painter: QPainter, place: QRect, head: Head) -> None:
        """A row's name."""
        self._two(painter, place, head, strong=False)

    def column(self, painter: QPainter, place: QRect, head: Head, *, now: bool = False) -> None:
        """A heading; ``now``: it is this week, or today."""
        self._two(painter, place, head, strong=True, token="accent" if now else "text")

    def _two(self, painter: QPainter, place: QRect, head: Head, *, strong: bool, token: str = "text") -> None:
        font, metrics = (self._strong, self._metrics_strong) if strong else (self._plain, self._metrics)
        high = metrics.height()
        both = high + (self._metrics_small.height() if head.about else 0)
        top = place.top() + (place.height() - both) // 2
        painter.setFont(font)
        painter.setPen(self._theme.color(token if head.value is not None else "warn"))
        shown = metrics.elidedText(head.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRect(place.left(), top, place.width(), high), LEFT, shown)
        if head.about:
            painter.setFont(self._small)
            painter.setPen(self._theme.color("bad" if OVER in head.about else "soft"))
            about = self._metrics_small.elidedText(head.about, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(QRect(place.left(), top + high, place.width(), both - high), LEFT, about)

    def dress(self) -> None:
        """Take the colours and fonts of the theme: whoever owns this asks for it when they change."""
        theme = self._theme
        self._strong, self._plain, self._small = theme.font(13, 600), theme.font(13), theme.font(11)
        self._metrics_strong, self._metrics = QFontMetrics(self._strong), QFontMetrics(self._plain)
        self._metrics_small = QFontMetrics(self._small)
