"""The search volume of a word as each import saw it: a line, and the numbers below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.storage.records import KeywordSnapshot
from ui.draft.inspector.section import Rows
from ui.show import exact, number
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

NONE = "导入带搜索量的关键词表（聚光、5118 等）后，这里会有每次导入的数字"
ONCE = "再导入一次，就能看出变化"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """One import: its day, what it said, and what changed since the one before."""

    day: str
    volume: str
    change: str
    competition: str
    about: str


def seen_of(snapshots: Sequence[KeywordSnapshot]) -> list[Seen]:
    """The imports that told a number, the newest first."""
    found = []
    for at, one in enumerate(snapshots):
        if one.volume is None and one.competition is None and one.price is None:
            continue
        before = next((old.volume for old in reversed(snapshots[:at]) if old.volume), None)
        change = f"{one.volume / before - 1:+.0%}" if one.volume is not None and before else ""
        rivals = f"竞争 {number(one.competition)}" if one.competition is not None else ""
        price = f"\n市场出价 {exact(one.price)} 元" if one.price is not None else ""
        about = f"月均搜索 {exact(one.volume)}\n竞争指数 {exact(one.competition)}{price}"
        found.append(Seen(one.seen_at[:10], number(one.volume), change, rivals, about))
    return found[::-1]


class Trend(QWidget):
    """The line and the rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line(theme)
        self._said = PlainLabel("", "soft", wrap=True)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        self._rows: Rows[Seen, SeenRow] = Rows(rows, SeenRow, SeenRow.show_seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel("搜索量的变化", "section"))
        column.addWidget(self._line)
        column.addWidget(self._said)
        column.addLayout(rows)

    def show_snapshots(self, snapshots: Sequence[KeywordSnapshot]) -> None:
        """Show what imports saw, oldest first."""
        volumes = [one.volume for one in snapshots if one.volume is not None]
        self._line.show_volumes(volumes)
        self._line.setVisible(len(volumes) > 1)
        self._said.setText(NONE if not volumes else ONCE)
        self._said.setVisible(len(volumes) < 2)
        self._rows.fill(seen_of(snapshots)[:SHOWN])


class SeenRow(QWidget):
    """Day, volume, change, rivalry."""

    def __init__(self) -> None:
        super().__init__()
        self._day, self._change = PlainLabel("", "soft"), PlainLabel("", "soft")
        self._rivals, self._volume = ElidedLabel("", "small"), PlainLabel("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._day)
        row.addWidget(self._rivals, 1)
        row.addWidget(self._change)
        row.addWidget(self._volume)

    def show_seen(self, seen: Seen) -> None:
        """Show an import."""
        for label, text in (
            (self._day, seen.day),
            (self._rivals, seen.competition),
            (self._change, seen.change),
            (self._volume, seen.volume),
        ):
            label.setText(text)
        set_tip(self, seen.about)


class Line(QWidget):
    """Values as a line from left to right, with a dot at each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: Sequence[float] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def show_volumes(self, values: Sequence[float]) -> None:
        """Show these, oldest first."""
        self._values = values
        self.setAccessibleName("搜索量：" + "，".join(number(value) for value in values))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, edge = self._theme, self._theme.px(5)
        low, high = min(0.0, *self._values), max(self._values) or 1.0
        wide, tall = self.width() - 2 * edge, self.height() - 2 * edge
        places = [
            QPointF(edge + wide * at / (len(self._values) - 1), edge + tall * (1 - (value - low) / (high - low or 1)))
            for at, value in enumerate(self._values)
        ]
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for place in places:
            painter.drawEllipse(place, edge / 1.6, edge / 1.6)
        painter.end()
