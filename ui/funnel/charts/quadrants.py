"""The quadrants of paid notes: what they cost goes to the right, how well they converted upwards."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.funnel.answers import Point, Quadrant, Quadrants
from ui.funnel.charts.canvas import CENTRE, NOWHERE, RIGHT, Canvas, Mark
from ui.show import number
from ui.theme import Theme

TOP, BOTTOM, SIDE, NAMES = 24, 46, 34, 20
DOT, REACH = 4.5, 11
"""The radius of a note, and how near the pointer must come."""
GROUNDS = {"加大投 · 稳住": "tint", "重点追投": "tint", "止损": "badtint", "观察": "hover"}
INKS = {"加大投 · 稳住": "accent", "重点追投": "accent", "止损": "bad", "观察": "soft"}
ADVICE = {
    "加大投 · 稳住": "花得多、转化好：稳住，再加",
    "重点追投": "花得少、转化好：值得追投",
    "止损": "花得多、转化差，已到结算",
    "观察": "花得少，或还没到结算",
}
DECADES = (1, 3)


class QuadrantChart(Canvas):
    """Four fields with their names; every note is a dot that says why it lies there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "投放四象限", parent)
        self._found: Quadrants | None = None
        self._bounds = (0.0, 1.0)
        self._words: Sequence[str] = ()
        self._chosen: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_quadrants(self, found: Quadrants, words: Sequence[str]) -> None:
        """Show these notes; ``words`` say all about each."""
        self._found, self._words = found, words
        self._bounds = bounds_of(found)
        counts = {name: sum(point.quadrant == name for point in found.points) for name in GROUNDS}
        self.tell("，".join(f"{name} {count} 篇" for name, count in counts.items()))
        self.renew()

    def choose(self, note_ids: Sequence[str]) -> None:
        """Show these notes with a ring."""
        if frozenset(note_ids) != self._chosen:
            self._chosen = frozenset(note_ids)
            self.redress()

    def sizeHint(self) -> QSize:
        return QSize(self.px(520), self.px(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.px(280), self.px(180))

    @property
    def points(self) -> Sequence[Point]:
        """The notes, from the cheapest."""
        return self._found.points if self._found else ()

    def lay(self) -> Sequence[Mark]:
        reach, room, inset = self.px(REACH), self._room, self.px(DOT) + 3
        top, bottom = room.top() + inset, room.bottom() - inset
        across = self._scale(room)
        found = []
        for point, words in zip(self.points, self._words, strict=True):
            y = max(top, min(bottom, room.bottom() - room.height() * point.percentile / 100))
            place = QRectF(across(point.spend) - reach, y - reach, 2 * reach, 2 * reach)
            found.append(Mark(place, point.note_id, words))
        return found

    def mark_at(self, point: QPointF) -> int:
        # Dots lie close together: the nearest one is meant.
        near = ((self._far(mark.rect.center(), point), at) for at, mark in enumerate(self.marks))
        far, at = min(near, default=(math.inf, NOWHERE))
        return at if far <= self.px(REACH) else NOWHERE

    def draw(self, painter: QPainter) -> None:
        if not self._found:
            return
        room = self._room
        across, up = self._lines(self._found)
        fields: dict[Quadrant, QRectF] = {
            "重点追投": QRectF(QPointF(room.left(), room.top()), QPointF(across, up)),
            "加大投 · 稳住": QRectF(QPointF(across, room.top()), QPointF(room.right(), up)),
            "观察": QRectF(QPointF(room.left(), up), QPointF(across, room.bottom())),
            "止损": QRectF(QPointF(across, up), QPointF(room.right(), room.bottom())),
        }
        for name, field in fields.items():
            self._field(painter, name, field)
        self._axes(painter, room)
        self._dots(painter)

    def draw_mark(self, painter: QPainter, mark: Mark, *, focused: bool) -> None:
        painter.setPen(QPen(self.theme.color("accent" if focused else "text"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark.rect.center(), self.px(DOT) + 3, self.px(DOT) + 3)

    def _field(self, painter: QPainter, name: Quadrant, field: QRectF) -> None:
        inner = field.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(GROUNDS[name]))
        painter.drawRoundedRect(inner, 8, 8)
        count = sum(point.quadrant == name for point in self.points)
        # The names stand outside: dots may lie anywhere inside.
        gap, high = self.px(8), self.px(NAMES)
        top = self.px(2) if field.top() <= self._room.top() else field.bottom() + self.px(2)
        words = QRectF(inner.left() + 2, top, inner.width() - gap, high)
        used = self.write(painter, words, name, INKS[name], size=12, weight=600)
        rest = words.adjusted(used + gap, 0, 0, 0)
        used = self.write(painter, rest, f"{count} 篇", "text", size=12)
        reasons = {point.reason for point in self.points if point.quadrant == name}
        # A preset of one's own has words of its own; where notes lie here for several reasons, each says its own on hover.
        told = next(iter(reasons)) if len(reasons) == 1 else ADVICE[name]
        self.write(painter, rest.adjusted(used + gap, 0, 0, 0), told, "soft", size=11)

    def _dots(self, painter: QPainter) -> None:
        unsettled = frozenset(self._found.unsettled if self._found else ())
        radius, surface = self.px(DOT), self.theme.color("surface")
        alike: dict[tuple[str, bool], list[QPointF]] = {}
        ringed: list[QPointF] = []
        for mark, point in zip(self.marks, self.points, strict=True):
            middle = mark.rect.center()
            alike.setdefault((INKS[point.quadrant], point.note_id in unsettled), []).append(middle)
            if point.note_id in self._chosen:
                ringed.append(middle)
        for (token, late), places in alike.items():
            ink = self.theme.color(token)
            # Not over yet: an open ring, so that colour does not stand alone.
            painter.setPen(QPen(ink, 1.4) if late else QPen(surface, 1))
            painter.setBrush(surface if late else ink)
            for place in places:
                painter.drawEllipse(place, radius, radius)
        painter.setPen(QPen(self.theme.color("text"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in ringed:
            painter.drawEllipse(place, radius + 3, radius + 3)

    def _axes(self, painter: QPainter, room: QRectF) -> None:
        under = QRectF(room.left(), room.bottom() + self.px(NAMES) + 2, room.width(), self.px(BOTTOM - NAMES) - 2)
        name = "花费（对数）→"
        wide = self.wide(name, 11) + self.px(8)
        self.write(painter, under, name, "soft", size=11, edge=RIGHT)
        across = self._scale(room)
        for amount in self._ticks():
            x = across(amount)
            text = f"¥{number(amount)}"
            half = self.wide(text, 11) / 2 + 2
            if room.left() + half <= x <= room.right() - wide - half:
                label = QRectF(x - half, under.top(), 2 * half, under.height())
                self.write(painter, label, text, "soft", size=11, edge=CENTRE)
        side = QRectF(0, room.top(), room.left() - self.px(4), self.px(18))
        for percent in (100, 50, 0):
            y = room.bottom() - room.height() * percent / 100
            top = max(room.top(), min(room.bottom() - side.height(), y - side.height() / 2))
            place = QRectF(side.left(), top, side.width(), side.height())
            self.write(painter, place, f"P{percent}", "soft", size=11, edge=RIGHT)

    @property
    def _room(self) -> QRectF:
        left, bottom = self.px(SIDE), self.px(BOTTOM)
        return QRectF(left, self.px(TOP), self.width() - left - self.px(4), self.height() - bottom - self.px(TOP))

    def _lines(self, found: Quadrants) -> tuple[float, float]:
        """Where the median spend and the line between good and bad stand."""
        room = self._room
        across = self._scale(room)(found.spend_line) if found.spend_line else room.center().x()
        return across, room.bottom() - room.height() * found.percentile_line / 100

    def _scale(self, room: QRectF) -> Callable[[float], float]:
        """From yuan to a place."""
        low, high = self._bounds
        left, each = room.left(), room.width() / (high - low)
        return lambda spend: left + each * (math.log10(max(1.0, spend)) - low)

    def _ticks(self) -> list[float]:
        low, high = self._bounds
        return [
            factor * 10.0**power
            for power in range(math.floor(low), math.ceil(high) + 1)
            for factor in DECADES
            if low <= math.log10(factor * 10.0**power) <= high
        ]

    @staticmethod
    def _far(one: QPointF, other: QPointF) -> float:
        return math.hypot(one.x() - other.x(), one.y() - other.y())


def bounds_of(found: Quadrants) -> tuple[float, float]:
    """Logarithms of the spends at the left and the right end, with a little room beyond the outermost notes."""
    spends = [max(1.0, point.spend) for point in found.points]
    least, most = math.log10(min(spends, default=1.0)), math.log10(max(spends, default=10.0))
    pad = max(0.15, (most - least) * 0.06)
    return least - pad, most + pad
