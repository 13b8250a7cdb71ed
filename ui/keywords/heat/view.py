"""The heat map with its legend and the choice of what a colour means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.research.rows import Longtail
from ui.keywords.heat.colours import Ramp
from ui.keywords.heat.grid import HeatGrid
from ui.keywords.heat.scale import MEASURES, Measure
from ui.memory import Memory
from ui.theme import Theme
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip
from ui.widgets.segments import Segments

MEASURE = "keywords.heat"
MEANINGS: dict[Measure, str] = {
    "row": "颜色看一个词自己的淡旺季：最深是它写得最多的月份",
    "all": "颜色看词与词的多少：最深是所有词里写得最多的一格",
}


class HeatView(QWidget):
    """Shows the rows of the table as a map of months."""

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._rows: Sequence[Longtail] = ()
        self._months: tuple[str, ...] = ()
        self.grid = HeatGrid(theme)
        self._choice = Segments("颜色的含义", {str(one): text for one, text in MEASURES.items()})
        kept = memory.get(MEASURE)
        self._measure: Measure = "all" if kept == "all" else "row"
        self._choice.choose(self._measure)
        self._choice.chosen.connect(self._chosen)
        self._meaning = ElidedLabel("", "soft")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 6, 24, 8)
        foot.setSpacing(8)
        foot.addWidget(self._choice)
        foot.addWidget(self._meaning, 1)
        foot.addWidget(PlainLabel("少", "small"))
        foot.addWidget(Legend(theme))
        foot.addWidget(PlainLabel("多", "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)
        self._show()

    def show_rows(self, rows: Sequence[Longtail], months: tuple[str, ...]) -> None:
        """Show these keywords and months."""
        self._rows, self._months = rows, months
        self._show()

    @Slot(str)
    def _chosen(self, value: str) -> None:
        self._measure = "all" if value == "all" else "row"
        self._memory.keep(MEASURE, self._measure)
        self._show()

    def _show(self) -> None:
        self._meaning.setText(MEANINGS[self._measure])
        self.grid.show_rows(self._rows, self._months, self._measure)


class Legend(QWidget):
    """From few to many."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ramp = theme, Ramp(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_tip(self, "颜色越深，那个月写到它的笔记越多")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        steps = 8
        for step in range(steps):
            left = self.width() * step // steps
            right = self.width() * (step + 1) // steps
            painter.fillRect(QRect(left, 0, right - left - 1, self.height()), self._ramp.at(step / (steps - 1))[0])
        painter.end()
