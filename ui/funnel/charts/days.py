"""Which file covers which days: a row for each file, a bar for each stretch of days, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.funnel.answers import Span
from ui.funnel.charts.canvas import CENTRE, RIGHT, Canvas, Mark
from ui.keywords.heat.colours import blend
from ui.theme import Theme

HEAD, ROW, NAME, END, BAR = 26, 40, 210, 64, 12
LABEL = 60
"""How wide a day is written on the scale."""
STEPS = (1, 2, 7, 14, 30, 61, 92, 183, 365)


class DaysChart(Canvas):
    """Files from the oldest; a diamond marks counts since publishing, which belong to a day and not to a stretch of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "数据覆盖哪些天", parent)
        self._spans: Sequence[Span] = ()
        self._words: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_spans(self, spans: Sequence[Span], words: Sequence[str]) -> None:
        """Show these files; ``words`` say all about each."""
        self._spans, self._words = spans, words
        self.tell("；".join(f"{span.file} {days_of(span)}" for span in spans))
        self.setMinimumHeight(self.px(HEAD) + self.px(ROW) * max(1, len(spans)))
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(self.px(560), self.px(HEAD) + self.px(ROW) * max(1, len(self._spans)))

    def lay(self) -> Sequence[Mark]:
        top, high = self.px(HEAD), self.px(ROW)
        return [
            Mark(QRectF(0, top + at * high, self.width(), high), span.batch_id, words)
            for at, (span, words) in enumerate(zip(self._spans, self._words, strict=True))
        ]

    def draw(self, painter: QPainter) -> None:
        bounds = self._bounds()
        if bounds:
            self._scale(painter, *bounds)
        for mark, span in zip(self.marks, self._spans, strict=True):
            self._row(painter, mark.rect, span)

    def _row(self, painter: QPainter, rect: QRectF, span: Span) -> None:
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self.theme.color("line"))
        names = QRectF(self.px(8), rect.top(), self._left - self.px(20), rect.height())
        half = names.height() / 2
        self.write(painter, names.adjusted(0, 3, 0, -half), span.file, "text", size=12)
        self.write(painter, names.adjusted(0, half - 1, 0, -4), f"{span.source} · {span.notes} 篇", "soft", size=11)
        count = QRectF(rect.right() - self.px(END), rect.top(), self.px(END - 8), rect.height())
        self.write(painter, count, f"{span.rows:,} 行", "soft", size=11, edge=RIGHT)
        middle, thick = rect.center().y(), self.px(BAR)
        if span.lifetime or not (span.days or span.since):
            self._point(painter, span, middle)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(self.theme.color("surface"), self.theme.color("accent"), 0.75))
        for first, last in stretches(span):
            left, right = self._x(first), self._x(last + timedelta(1))
            painter.drawRoundedRect(QRectF(left, middle - thick / 2, max(3.0, right - left - 1), thick), 3, 3)

    def _point(self, painter: QPainter, span: Span, middle: float) -> None:
        if not span.until:
            return
        x, side = self._x(day_of(span.until)), self.px(BAR) / 2
        painter.setPen(QPen(self.theme.color("accent"), 1.6))
        painter.setBrush(self.theme.color("tint"))
        painter.save()
        painter.translate(QPointF(x, middle))
        painter.rotate(45)
        painter.drawRect(QRectF(-side / 1.4, -side / 1.4, side * 1.42, side * 1.42))
        painter.restore()

    def _scale(self, painter: QPainter, first: date, last: date) -> None:
        room = self.width() - self._left - self.px(END)
        total = (last - first).days + 1
        fits = max(1, room // self.px(LABEL))
        bottom = self.px(HEAD) + self.px(ROW) * len(self._spans)
        step = next((one for one in STEPS if total / one <= fits), STEPS[-1])
        for at in range(0, total, step):
            day = first + timedelta(at)
            x = round(self._x(day)) + 0.5
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.drawLine(QPointF(x, self.px(HEAD) - 4), QPointF(x, bottom))
            label = QRectF(x - self.px(LABEL) / 2, 0, self.px(LABEL), self.px(HEAD - 5))
            self.write(painter, label, f"{day.month}/{day.day}", "soft", size=11, edge=CENTRE)

    @property
    def _left(self) -> float:
        return min(self.px(NAME), self.width() * 0.36)

    def _x(self, day: date) -> float:
        bounds = self._bounds()
        if not bounds:
            return self._left
        first, last = bounds
        room = self.width() - self._left - self.px(END)
        return self._left + room * (day - first).days / ((last - first).days + 1)

    def _bounds(self) -> tuple[date, date] | None:
        days = [day_of(text) for span in self._spans for text in (span.since, span.until, *span.days[:1]) if text]
        return (min(days), max(days)) if days else None


def day_of(text: str) -> date:
    """The day of YYYY-MM-DD, whatever follows it."""
    return date.fromisoformat(text[:10])


def stretches(span: Span) -> list[tuple[date, date]]:
    """First and last day of every stretch of days without a hole."""
    days = sorted({day_of(text) for text in span.days})
    if not days:
        return [(day_of(span.since), day_of(span.until))] if span.since and span.until else []
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == timedelta(1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def days_of(span: Span) -> str:
    """11/3–11/20, or 截至 11/20 for counts since publishing."""
    if not span.until:
        return "没有日期"
    last = day_of(span.until)
    if span.lifetime or not span.since:
        return f"截至 {last.month}/{last.day}"
    first = day_of(span.since)
    return f"{first.month}/{first.day}–{last.month}/{last.day}"
