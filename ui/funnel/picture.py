"""A chart as a picture for a chat or a document: drawn anew and sharp, with what it shows and where its numbers come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.funnel.charts.canvas import Canvas
from ui.theme import Theme

SCALE = 2
"""Pixels for one on the screen, so that it stays sharp in a document."""
EDGE, TITLE, LINE, GAP = 24, 28, 20, 14


def picture(theme: Theme, charts: Sequence[Canvas], title: str, about: str = "", foot: str = "") -> QPixmap:
    """Charts side by side under a title; ``about`` says which notes, ``foot`` where the numbers come from."""
    edge, gap = theme.px(EDGE), theme.px(GAP)
    wide = sum(chart.width() for chart in charts) + 2 * gap * max(0, len(charts) - 1)
    high = max((chart.height() for chart in charts), default=0)
    above = theme.px(TITLE) + (theme.px(LINE) if about else 0) + gap
    below = theme.px(LINE) + gap if foot else 0
    size = QSize(wide + 2 * edge, above + high + below + 2 * edge)
    made = QPixmap(size * SCALE)
    made.setDevicePixelRatio(SCALE)
    made.fill(theme.color("surface"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _write(painter, theme, QRectF(edge, edge, wide, theme.px(TITLE)), title, "text", 18, 600)
    if about:
        _write(painter, theme, QRectF(edge, edge + theme.px(TITLE), wide, theme.px(LINE)), about, "soft", 12)
    left = edge
    for chart in charts:
        painter.save()
        painter.translate(left, edge + above)
        chart.draw(painter)
        painter.restore()
        left += chart.width() + 2 * gap
    if foot:
        _write(painter, theme, QRectF(edge, edge + above + high + gap, wide, theme.px(LINE)), foot, "soft", 11)
    painter.end()
    return made


def _write(painter: QPainter, theme: Theme, room: QRectF, text: str, token: str, size: int, weight: int = 400) -> None:
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.color(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
