"""Evidence as shapes: notes by month, and how sure the comparison with other notes is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.research.rows import Longtail
from ui.keywords.cells import draw_months
from ui.keywords.columns import lift_token
from ui.theme import Theme
from ui.widgets.labels import tip

WIDEST = 28
"""Pixels of a month at most."""


class Months(QWidget):
    """A bar for each month; the months at both ends are named, every month says its count on hover."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._counts: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def show_months(self, names: tuple[str, ...], counts: tuple[int, ...]) -> None:
        """Show counts, oldest first."""
        self._names, self._counts = names, counts
        total = sum(counts)
        self.setAccessibleName(f"近 {len(counts)} 个月共 {total:,} 篇" if counts else "没有日期")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(70))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        below = theme.px(18)
        draw_months(painter, self._bars(), self._counts, theme.color("accent"), theme.color("line"), WIDEST)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("soft"))
        place = QRect(0, self.height() - below, self.width(), below)
        if self._names:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self._names[0])
            right = QRect(0, place.top(), self._wide() * len(self._names), below)
            painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), self._names[-1])
            most = max(self._counts, default=0)
            painter.drawText(
                self.rect(), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), f"最多 {most:,}"
            )
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = event.pos().x() // max(1, self._wide())
            if 0 <= at < len(self._counts):
                name = self._names[at]
                words = f"{name[:4]}年{int(name[5:7])}月：{self._counts[at]:,} 篇"
                QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def _bars(self) -> QRect:
        return QRect(0, self._theme.px(18), self.width(), self.height() - self._theme.px(18 + 20))

    def _wide(self) -> int:
        return max(1, min(self.width() // max(1, len(self._counts)), WIDEST))


class Interval(QWidget):
    """Where the notes of a keyword stand against others: the average as a line, the interval as a bar, the mean as a dot."""

    LEAST, MOST = 0.4, 1.6

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row: Longtail | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def show_row(self, row: Longtail) -> None:
        """Show a keyword's lift; nothing is drawn where it is unknown."""
        self._row = row
        self.setVisible(row.lift is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self._row
        if row is None or row.lift is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme, middle = self._theme, self.height() / 2
        painter.fillRect(QRectF(0, middle, self.width(), 1), theme.color("line"))
        painter.fillRect(QRectF(self._x(1.0), 0, 1, self.height()), theme.color("soft"))
        token = lift_token(row)
        painter.setBrush(theme.color("soft" if token == "text" else token))
        if row.lift_low is not None and row.lift_high is not None:
            left, right = self._x(row.lift_low), self._x(row.lift_high)
            painter.drawRoundedRect(QRectF(left, middle - 1.5, max(2.0, right - left), 4), 2, 2)
        side = theme.px(9)
        painter.drawEllipse(QRectF(self._x(row.lift) - side / 2, middle - side / 2 + 0.5, side, side))
        painter.end()

    def _x(self, value: float) -> float:
        edge = self._theme.px(5)
        share = (min(max(value, self.LEAST), self.MOST) - self.LEAST) / (self.MOST - self.LEAST)
        return edge + share * (self.width() - 2 * edge)
