"""Waterlines: where P25, P50 and P75 of one's own notes lie, each note a dot, and where the chosen group stands among them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.funnel.charts.canvas import CENTRE, Canvas, Mark
from ui.keywords.heat.colours import blend
from ui.theme import Theme

ROW, NAME, END = 46, 116, 12
BAND, DOT = 14, 5
DOTS_MOST = 240
"""Dots of one line: more of them are a smear, and cost a frame."""
SPREADS = (0.0, -0.5, 0.5, -0.25, 0.25, -0.75, 0.75)


@dataclass(frozen=True, slots=True)
class Line:
    """A number with its waterlines: ``values`` of single notes, from the smallest; ``own`` that of the chosen group.

    ``shown`` are P25, P50 and P75 as they are written, ``own_shown`` likewise; ``words`` say what is counted and where it comes from.
    """

    key: str
    name: str
    about: str
    low: float
    middle: float
    high: float
    shown: tuple[str, str, str]
    words: str
    values: tuple[float, ...] = ()
    own: float | None = None
    own_shown: str = ""


class Waterlines(Canvas):
    """A strip for each number: the band is the middle half of one's notes, the line across it the one in the middle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "水位线", parent)
        self._lines: Sequence[Line] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these numbers, from the top."""
        self._lines = lines
        self.tell("；".join(f"{line.name} {line.shown[0]}、{line.shown[1]}、{line.shown[2]}" for line in lines))
        self.setMinimumHeight(self.px(ROW) * max(1, len(lines)))
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(self.px(520), self.px(ROW) * max(1, len(self._lines)))

    def lay(self) -> Sequence[Mark]:
        high = self.px(ROW)
        return [
            Mark(QRectF(0, at * high, self.width(), high), line.key, line.words) for at, line in enumerate(self._lines)
        ]

    def draw(self, painter: QPainter) -> None:
        for mark, line in zip(self.marks, self._lines, strict=True):
            self._row(painter, mark.rect, line)

    def _row(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        name = self.px(NAME)
        words = QRectF(self.px(8), rect.top(), name - self.px(12), rect.height())
        self.write(painter, words.adjusted(0, 0, 0, -words.height() / 2 + 2), line.name, "text", size=13)
        self.write(painter, words.adjusted(0, words.height() / 2 - 2, 0, -2), line.about, "soft", size=11)
        room = QRectF(name, rect.top(), rect.width() - name - self.px(END), rect.height())
        axis = rect.top() + rect.height() * 0.36
        place = _Scale(line, room.left(), room.width())
        painter.fillRect(QRectF(room.left(), round(axis), room.width(), 1), self.theme.color("line"))
        low, middle, high = place(line.low), place(line.middle), place(line.high)
        band = QRectF(low, axis - self.px(BAND) / 2, max(2.0, high - low), self.px(BAND))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(self.theme.color("surface"), self.theme.color("accent"), 0.22))
        painter.drawRoundedRect(band, 3, 3)
        self._dots(painter, line, place, axis)
        painter.fillRect(QRectF(middle - 1, band.top() - 2, 2, band.height() + 4), self.theme.color("accent"))
        self._figures(
            painter, line, (low, middle, high), QRectF(room.left(), axis + self.px(BAND) / 2, room.width(), 0)
        )
        if line.own is not None:
            self._own(painter, place(line.own), band)

    def _dots(self, painter: QPainter, line: Line, place: _Scale, axis: float) -> None:
        values = line.values[:: max(1, len(line.values) // DOTS_MOST)]
        painter.setBrush(blend(self.theme.color("surface"), self.theme.color("accent"), 0.6))
        radius, reach = self.px(DOT) / 2, self.px(BAND) * 0.42
        for at, value in enumerate(values):
            painter.drawEllipse(QPointF(place(value), axis + SPREADS[at % len(SPREADS)] * reach), radius, radius)

    def _figures(self, painter: QPainter, line: Line, places: tuple[float, float, float], under: QRectF) -> None:
        """P25, P50 and P75 below the band; the outer ones give way where they would touch."""
        wide = [self.wide(text, 11) for text in line.shown]
        high, gap = self.px(16), self.px(10)
        lefts = [
            max(under.left(), min(under.right() - width, place - width / 2))
            for place, width in zip(places, wide, strict=True)
        ]
        lefts[0] = max(under.left(), min(lefts[0], lefts[1] - gap - wide[0]))
        lefts[2] = max(lefts[2], lefts[1] + wide[1] + gap)
        for at, (left, width) in enumerate(zip(lefts, wide, strict=True)):
            if left + width > under.right() + 1 or (at == 0 and left + width + 2 > lefts[1]):
                continue
            room = QRectF(left, under.top() + self.px(2), width + 1, high)
            self.write(painter, room, line.shown[at], "text" if at == 1 else "soft", size=11, edge=CENTRE)

    def _own(self, painter: QPainter, x: float, band: QRectF) -> None:
        """A wedge above the band: here the chosen group stands."""
        side, top = self.px(5), band.top() - self.px(3)
        wedge = QPolygonF([QPointF(x - side, top - side), QPointF(x + side, top - side), QPointF(x, top + 1)])
        painter.setPen(QPen(self.theme.color("surface"), 1))
        painter.setBrush(self.theme.color("text"))
        painter.drawPolygon(wedge)


class _Scale:
    """From a value to a place: by the logarithm when the values are far apart, so that a single hit does not press all others flat."""

    def __init__(self, line: Line, left: float, width: float) -> None:
        known = [*line.values, line.low, line.middle, line.high, *([line.own] if line.own is not None else [])]
        least, most = min(known), max(known)
        self._log = least >= 0 and most > 0 and most > 12 * max(line.middle, most / 1e6)
        self._least, self._most = self._turn(least), self._turn(most)
        self._left, self._width = left, width

    def __call__(self, value: float) -> float:
        span = self._most - self._least
        share = (self._turn(value) - self._least) / span if span else 0.5
        return self._left + self._width * share

    def _turn(self, value: float) -> float:
        return math.log1p(max(0.0, value)) if self._log else value
