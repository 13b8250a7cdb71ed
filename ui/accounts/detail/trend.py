"""How the followers grew from import to import: a small chart, and a row for each import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.storage.records import AccountSnapshot
from ui.accounts.columns import seen_day
from ui.draft.inspector.section import More, Rows
from ui.show import exact, number
from ui.theme import Theme
from ui.widgets.labels import PlainLabel, set_tip

FEW = 4
HEIGHT, MARGIN = 56, 6
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Point = tuple[str, int]


class Chart(QWidget):
    """A line through the days on which the followers were known; days are as far apart as they were."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: Sequence[Point] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.px(HEIGHT))

    def show_points(self, points: Sequence[Point]) -> None:
        """Show moments and followers, oldest first."""
        self._points = points
        if points:
            (first, then), (last, now) = points[0], points[-1]
            told = f"粉丝从 {exact(then)}（{seen_day(first)}）到 {exact(now)}（{seen_day(last)}），{now - then:+,}"
            set_tip(self, told)
            self.setAccessibleName(told)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        floor = self.height() - MARGIN
        area = QPolygonF([QPointF(places[0].x(), floor), *places, QPointF(places[-1].x(), floor)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tint"))
        painter.drawPolygon(area)
        painter.setPen(QPen(self._theme.color("accent"), 1.6))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(self._theme.color("accent"))
        for place in places if len(places) <= 30 else places[-1:]:
            painter.drawEllipse(place, 2.2, 2.2)
        painter.end()

    def _places(self) -> list[QPointF]:
        moments = [_seconds(moment) for moment, _fans in self._points]
        values = [fans for _moment, fans in self._points]
        span, least, most = (moments[-1] - moments[0]) or 1, min(values), max(values)
        wide, high = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        return [
            QPointF(
                MARGIN + wide * (moment - moments[0]) / span,
                MARGIN + high * (1 - (fans - least) / (most - least) if most > least else 0.5),
            )
            for moment, fans in zip(moments, values, strict=True)
        ]


class Trend(QWidget):
    """Chart and rows; with one import there is no chart."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[tuple[AccountSnapshot, int | None]] = ()
        self._chart = Chart(theme)
        self._hint = PlainLabel("", "small", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        self._rows: Rows[tuple[AccountSnapshot, int | None], SnapshotRow] = Rows(
            rows, SnapshotRow, SnapshotRow.show_one
        )
        self._more = More(FEW)
        self._more.folded_changed.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel("历次数据", "section"))
        column.addWidget(self._chart)
        column.addLayout(rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)

    def show_snapshots(self, snapshots: Sequence[AccountSnapshot]) -> None:
        """Show what each import saw, given oldest first."""
        known = [(one.seen_at, one.fans) for one in snapshots if one.fans is not None]
        self._chart.show_points([(moment, fans) for moment, fans in known if fans is not None])
        self._chart.setVisible(len(known) > 1)
        before: list[int | None] = [None, *(one.fans for one in snapshots)]
        self._all = list(zip(snapshots, before, strict=False))[::-1]
        self._hint.setText("" if len(known) > 1 else "再导入一次新的数据，这里就有粉丝曲线")
        self._hint.setVisible(len(known) < 2)
        self._fill()

    def _fill(self) -> None:
        self._rows.fill(self._more.cut(self._all))


class SnapshotRow(QWidget):
    """A day, followers, and what changed since the import before."""

    def __init__(self) -> None:
        super().__init__()
        self._day = PlainLabel("", "soft")
        self._fans, self._change = PlainLabel(""), PlainLabel("", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._day, 1)
        for label in (self._fans, self._change):
            label.setAlignment(RIGHT)
            row.addWidget(label, 1)

    def show_one(self, one: tuple[AccountSnapshot, int | None]) -> None:
        """Show a snapshot and the followers of the one before."""
        snapshot, before = one
        self._day.setText(seen_day(snapshot.seen_at))
        self._fans.setText(f"{number(snapshot.fans)} 粉丝" if snapshot.fans is not None else "粉丝未知")
        change = snapshot.fans - before if snapshot.fans is not None and before is not None else None
        self._change.setText("" if change is None else f"{change:+,}")
        set_tip(self, f"{seen_day(snapshot.seen_at)}\n粉丝 {exact(snapshot.fans)}")


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
