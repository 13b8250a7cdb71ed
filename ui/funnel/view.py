"""The first view: one funnel, and beside it every group as a small one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.funnel.answers import AXES, Axis, Slice
from ui.funnel.asked import Side, key_of
from ui.funnel.charts.funnel import FunnelChart
from ui.funnel.charts.multiples import Multiples
from ui.funnel.finding import Found
from ui.funnel.head import Lacking, Versus
from ui.funnel.words import file_of, group_name, stream_of
from ui.services import Services
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel

SHOWN = 24
"""Small funnels; of single notes there may be thousands, and the table has them all."""
ASIDE = 250
AXES_OFFERED: tuple[Axis, ...] = (
    *(
        "tier",
        "role",
        "account",
        "product",
        "campaign",
        "phase",
        "route",
        "traffic",
        "mind",
        "platform",
        "crowd",
        "note",
    ),
)
WHOLE_NAME = "筛出的全部"


class FunnelView(QWidget):
    """Says which group is ``picked`` (a Side), or meant for comparison; and which ``axis`` a person wants to group by."""

    picked = Signal(object, bool)
    axis_chosen = Signal(str)
    opened = Signal(str)
    """The key of a group that was double-clicked."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._slices: dict[str, Slice] = {}
        self.versus, self.lacking = Versus(theme), Lacking()
        self.chart, self.multiples = FunnelChart(theme), Multiples(theme)
        self.axis = Choice(theme, "按什么分组")
        for axis in AXES_OFFERED:
            self.axis.add(f"按{AXES[axis]}", axis)
        self.axis.activated.connect(lambda _at: self.axis_chosen.emit(str(self.axis.currentData())))
        self._more = PlainLabel("", "small")
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        column.addWidget(self.multiples)
        column.addWidget(self._more)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._aside = QWidget()
        self._theme = theme
        self._scale()
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(6)
        aside.addWidget(self.axis)
        aside.addWidget(self._area, 1)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.versus)
        left.addWidget(self.chart, 1)
        left.addWidget(self.lacking)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._aside)
        self.multiples.picked.connect(self._picked)
        self.multiples.opened.connect(self.opened)
        theme.theme_changed.connect(self._scale)

    @Slot()
    def _scale(self) -> None:
        self._aside.setFixedWidth(self._theme.px(ASIDE))

    def show_found(self, found: Found) -> None:
        """Show an answer."""
        question, funnel = found.question, found.answer.funnel
        one, other = question.one, question.other
        self.axis.choose(question.axis)
        self._slices = {key_of(one.key): one for one in found.slices}
        first = stream_of(one.key if one else "", one.name if one else WHOLE_NAME, funnel)
        second = None
        counts = [funnel.notes]
        if other is not None and found.comparison is not None:
            second = stream_of(other.key, other.name, found.comparison.second)
            counts.append(found.comparison.second.notes)
        self.chart.show_streams(first, second)
        self.versus.show_sides(WHOLE_NAME, one, other, counts)
        self.lacking.show_missing(
            [
                (stage.name, file_of(stage.number.missing))
                for stage in funnel.stages
                if not stage.known and stage.number.missing
            ]
        )
        shown = found.slices[:SHOWN]
        self.multiples.show_streams(
            [stream_of(key_of(each.key), group_name(each.label, each.key), each.funnel) for each in shown]
        )
        same_axis = [side for side in (one, other) if side and side.group and side.group[0] == question.axis]
        keys = {id(side): side.key for side in same_axis}
        self.multiples.choose(keys.get(id(one), ""), keys.get(id(other), ""))
        rest = len(found.slices) - len(shown)
        self._more.setText(f"还有 {rest:,} 组，在下面的表格里")
        self._more.setVisible(rest > 0)

    def side_of(self, key: str) -> Side | None:
        """A group by its key, as one half of a comparison."""
        found = self._slices.get(key)
        return Side(group_name(found.label, found.key), (found.axis, found.key)) if found else None

    @Slot(str, bool)
    def _picked(self, key: str, second: bool) -> None:
        side = self.side_of(key)
        if side is not None:
            self.picked.emit(side, second)
