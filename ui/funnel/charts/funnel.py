"""The funnel: it flows from left to right, as high as the logarithm of each step; a second one mirrors it below the axis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.funnel.charts.canvas import CENTRE, Canvas, Mark
from ui.funnel.charts.silhouette import contour, silhouette
from ui.funnel.charts.steps import Step, Stream, bridged, heights, scale_of
from ui.keywords.heat.colours import blend
from ui.theme import Theme

HEAD, FOOT, LEAST, WISHED = 54, 26, 80, 150
SIZES = (18, 15, 13, 11)
"""Pixels of a number, the largest that fits."""
RATE = "rate:"
"""Before the key of a step: how much of the step before came through."""


class FunnelChart(Canvas):
    """Steps side by side with their numbers above; between two of them how much came through."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "漏斗", parent)
        self._one: Stream | None = None
        self._other: Stream | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def streams(self) -> tuple[Stream, ...]:
        """What is shown: one, or two that are compared."""
        return tuple(stream for stream in (self._one, self._other) if stream)

    def show_streams(self, one: Stream, other: Stream | None = None) -> None:
        """Show a funnel, or two of them with the same steps: the second below the axis."""
        self._one, self._other = one, other
        self.tell("；".join(said(stream) for stream in self.streams))
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(self.px(560), self.px(HEAD + WISHED + FOOT + (HEAD - 24 if self._other else 0)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.px(320), self.px(HEAD + LEAST + FOOT))

    def lay(self) -> Sequence[Mark]:
        found: list[Mark] = []
        for at, stream in enumerate(self.streams):
            for column, step in zip(self._columns(), stream.steps, strict=False):
                left, right = column
                top, bottom = (0.0, self._axis) if at == 0 and self._other else (self._axis, float(self.height()))
                if not self._other:
                    top, bottom = 0.0, float(self.height() - self.px(FOOT))
                words = step.words if not self._other else f"{stream.name}\n{step.words}"
                found.append(Mark(QRectF(left + 1, top, right - left - 2, bottom - top), step.key, words))
            found += self._rate_marks(stream, at)
        return found

    def draw(self, painter: QPainter) -> None:
        if not self._one:
            return
        columns = self._columns()[: len(self._one.steps)]
        self._grid(painter, columns)
        self._body(painter, columns)
        for (left, right), step in zip(columns, self._one.steps, strict=True):
            room = QRectF(left + 4, 0, right - left - 8, 0)
            self._numbers(painter, room, step)
        if self._other:
            for (left, right), step in zip(columns, self._other.steps, strict=False):
                self._number_below(painter, QRectF(left + 4, 0, right - left - 8, 0), step)
        for at, stream in enumerate(self.streams):
            self._rates(painter, stream, at)

    @property
    def _axis(self) -> float:
        top = self.px(HEAD)
        bottom = self.height() - self.px(HEAD - 12 if self._other else FOOT)
        return (top + bottom) / 2

    @property
    def _reach(self) -> float:
        """How far from the axis the highest step reaches."""
        return max(8.0, self._axis - self.px(HEAD))

    def _columns(self) -> list[tuple[float, float]]:
        count = max(1, len(self._one.steps) if self._one else 1)
        each = self.width() / count
        return [(at * each, (at + 1) * each) for at in range(count)]

    def _grid(self, painter: QPainter, columns: Sequence[tuple[float, float]]) -> None:
        painter.setPen(QPen(self.theme.color("line"), 1))
        for left, _right in columns[1:]:
            painter.drawLine(QPointF(round(left) + 0.5, self.px(4)), QPointF(round(left) + 0.5, self.height()))

    def _body(self, painter: QPainter, columns: Sequence[tuple[float, float]]) -> None:
        scale = scale_of(self.streams)
        whole = [heights([step.value for step in stream.steps], scale) for stream in self.streams]
        reached = [[high * self._reach for high in bridged(found)] for found in whole]
        above, below = reached[0], reached[-1]
        accent, pale = self.theme.color("accent"), self.theme.color("surface")
        flow = QLinearGradient(0, 0, self.width(), 0)
        flow.setColorAt(0, blend(pale, accent, 0.92))
        flow.setColorAt(1, blend(pale, accent, 0.42))
        nothing = [0.0] * len(columns)
        upper = contour(columns, self._axis, [-high for high in above])
        lower = contour(columns, self._axis, below)
        if not self._other:
            path = silhouette(columns, self._axis, above, below)
            self._part(painter, columns, whole[0], path, QBrush(flow), (upper, lower))
            return
        second = QBrush(blend(pale, self.theme.color("soft"), 0.55))
        path = silhouette(columns, self._axis, above, nothing)
        self._part(painter, columns, whole[0], path, QBrush(flow), (upper,))
        path = silhouette(columns, self._axis, nothing, below)
        self._part(painter, columns, whole[1], path, second, (lower,))
        painter.fillRect(QRectF(0, self._axis - 1, self.width(), 2), self.theme.color("surface"))

    def _part(
        self,
        painter: QPainter,
        columns: Sequence[tuple[float, float]],
        known: Sequence[float | None],
        path: QPainterPath,
        brush: QBrush,
        edges: Sequence[QPainterPath],
    ) -> None:
        """Fill what is known; where a number is not known there is only a dashed outline."""
        dashes = QPen(self.theme.color("faint"), 1)
        dashes.setDashPattern([3, 3])
        for (left, right), high in zip(columns, known, strict=False):
            painter.save()
            painter.setClipRect(QRectF(left, 0, right - left + 0.6, self.height()))
            if high is None:
                painter.strokePath(edges[0], dashes)
                painter.strokePath(edges[-1], dashes)
            else:
                painter.fillPath(path, brush)
            painter.restore()

    def _numbers(self, painter: QPainter, room: QRectF, step: Step) -> None:
        name = QRectF(room.left(), self.px(2), room.width(), self.px(20))
        self.write(painter, name, step.name, "soft", edge=CENTRE)
        place = QRectF(room.left(), self.px(22), room.width(), self.px(26))
        self._figure(painter, place, step, "text")

    def _number_below(self, painter: QPainter, room: QRectF, step: Step) -> None:
        place = QRectF(room.left(), self.height() - self.px(30), room.width(), self.px(26))
        self._figure(painter, place, step, "soft")

    def _figure(self, painter: QPainter, place: QRectF, step: Step, token: str) -> None:
        """A number as large as there is room for."""
        size = next((size for size in SIZES if self.wide(step.shown, size, 600) <= place.width() + 6), SIZES[-1])
        self.write(
            painter, place, step.shown, token if step.value is not None else "faint", size=size, weight=600, edge=CENTRE
        )

    def _rates(self, painter: QPainter, stream: Stream, at: int) -> None:
        """How much came through, on the border of two steps."""
        rated = [step for step in stream.steps if step.rate]
        for mark, step in zip(self._rate_marks(stream, at), rated, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("chip"))
            painter.drawRoundedRect(mark.rect, mark.rect.height() / 2, mark.rect.height() / 2)
            self.write(painter, mark.rect, step.rate, "text" if at == 0 else "soft", size=11, edge=CENTRE)

    def _rate_marks(self, stream: Stream, at: int) -> list[Mark]:
        """Below the funnel; with two of them each beside the axis, on its own side."""
        found: list[Mark] = []
        high = self.px(18)
        top = self.height() - self.px(FOOT - 5)
        if self._other:
            top = round(self._axis) + (self.px(3) if at else -high - self.px(3))
        for (left, _right), step in zip(self._columns(), stream.steps, strict=False):
            if step.rate:
                wide = self.wide(step.rate, 11) + self.px(14)
                words = step.rate_words if not self._other else f"{stream.name}\n{step.rate_words}"
                found.append(Mark(QRectF(left - wide / 2, top, wide, high), RATE + step.key, words))
        return found

    def mark_at(self, point: QPointF) -> int:
        found = [at for at, mark in enumerate(self.marks) if mark.rect.contains(point)]
        # A rate lies on the border of two steps, and over them.
        return next((at for at in found if self.marks[at].key.startswith(RATE)), found[0] if found else -1)


def said(stream: Stream) -> str:
    """A funnel read aloud."""
    parts = [f"{step.name} {step.shown}" + (f"，通过 {step.rate}" if step.rate else "") for step in stream.steps]
    return f"{stream.name}：" + "，".join(parts)
