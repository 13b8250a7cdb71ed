"""Small multiples: every group as a small funnel on one scale, to be looked over, chosen and compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.funnel.charts.canvas import RIGHT, Canvas, Mark
from ui.funnel.charts.silhouette import contour, silhouette
from ui.funnel.charts.steps import Scale, Stream, bridged, heights, scale_of
from ui.keywords.heat.colours import blend
from ui.theme import Theme

ROW, WORDS, WIDE = 58, 20, 216
"""The height of one, of the words over it, and how wide they are at least."""


class Multiples(Canvas):
    """``streams`` one below the other. What is looked at is filled with the accent, what it is compared with is ringed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "小漏斗", parent)
        self._streams: Sequence[Stream] = ()
        self._one = self._other = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_streams(self, streams: Sequence[Stream]) -> None:
        """Show these groups, from the top."""
        self._streams = streams
        self.tell("；".join(f"{stream.name} {stream.about}" for stream in streams))
        self.setMinimumHeight(self.px(ROW) * len(streams))
        self.renew()

    def choose(self, one: str, other: str) -> None:
        """Mark what is looked at and what it is compared with, by their keys; empty for none."""
        if (one, other) != (self._one, self._other):
            self._one, self._other = one, other
            self.redress()

    def sizeHint(self) -> QSize:
        return QSize(self.px(WIDE), self.px(ROW) * max(1, len(self._streams)))

    def lay(self) -> Sequence[Mark]:
        high = self.px(ROW)
        return [
            Mark(QRectF(0, at * high, self.width(), high), stream.key, stream.words)
            for at, stream in enumerate(self._streams)
        ]

    def draw(self, painter: QPainter) -> None:
        scale = scale_of(self._streams)
        for mark, stream in zip(self.marks, self._streams, strict=True):
            self._one_of(painter, mark.rect, stream, scale)

    def _one_of(self, painter: QPainter, rect: QRectF, stream: Stream, scale: Scale) -> None:
        chosen, second = stream.key == self._one, stream.key == self._other
        gap = self.px(8)
        inner = rect.adjusted(gap, self.px(3), -gap, -self.px(4))
        if chosen or second:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("tint" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 8, 8)
        words = QRectF(inner.left(), inner.top(), inner.width(), self.px(WORDS))
        aside = self.write(painter, words, stream.about, "text" if chosen else "soft", size=11, edge=RIGHT)
        name = words.adjusted(0, 0, -aside - gap, 0)
        self.write(painter, name, stream.name, "text", weight=600 if chosen or second else 400)
        room = QRectF(inner.left(), words.bottom() + 1, inner.width(), inner.bottom() - words.bottom() - 1)
        each = room.width() / max(1, len(stream.steps))
        columns = [(room.left() + at * each, room.left() + (at + 1) * each) for at in range(len(stream.steps))]
        known = heights([step.value for step in stream.steps], scale)
        reach = [high * room.height() / 2 for high in bridged(known)]
        axis = room.center().y()
        path = silhouette(columns, axis, reach, reach)
        edges = contour(columns, axis, [-high for high in reach]), contour(columns, axis, reach)
        strength = 0.85 if chosen else 0.55
        token = "soft" if second else "accent"
        dashes = QPen(self.theme.color("faint"), 1)
        dashes.setDashPattern([2, 2])
        fill = blend(self.theme.color("surface"), self.theme.color(token), strength)
        for (left, right), high in zip(columns, known, strict=True):
            painter.save()
            painter.setClipRect(QRectF(left, room.top() - 1, right - left + 0.6, room.height() + 2))
            if high is None:
                painter.strokePath(edges[0], dashes)
                painter.strokePath(edges[1], dashes)
            else:
                painter.fillPath(path, fill)
            painter.restore()

    def shown(self, mark: Mark) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureVisible(0, self.y() + round(mark.rect.center().y()), 0, round(mark.rect.height()))
