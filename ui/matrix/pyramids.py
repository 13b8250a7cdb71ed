"""The pyramid as a view of its own: by count and by money, and every number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from planner.storage.records import Level
from ui.matrix.side.pyramid import Pyramid
from ui.show import exact
from ui.theme import Theme
from ui.widgets.labels import PlainLabel, set_tip

HEADINGS = ("身份", "目标篇数", "已排", "已发", "目标预算", "已排费用", "已发费用")
LEGEND = "虚线框是目标，浅色是已排，深色是已发；不到目标的是橙色"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PyramidView(QScrollArea):
    """Two charts and a small table below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName("金字塔")
        self.count, self.budget = Pyramid(theme, large=True), Pyramid(theme, large=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._labels: list[PlainLabel] = []
        inside = QWidget()
        inside.setProperty("place", "clear")
        inside.setMaximumWidth(theme.px(860))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 24, 24)
        column.setSpacing(6)
        column.addWidget(PlainLabel("按篇数", "section"))
        column.addWidget(self.count)
        column.addSpacing(12)
        column.addWidget(PlainLabel("按预算", "section"))
        column.addWidget(self.budget)
        column.addWidget(PlainLabel(LEGEND, "small"))
        column.addSpacing(16)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Show these roles."""
        self.count.show_levels(levels, "count")
        self.budget.show_levels(levels, "budget")
        rows = [HEADINGS, *map(_numbers, levels)]
        if levels:
            rows.append(_numbers(_sum(levels)))
        texts = [(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)]
        while len(self._labels) < len(texts):
            self._labels.append(PlainLabel(""))
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
        for label, (row, column, text) in zip(self._labels, texts, strict=False):
            label.setText(text)
            label.set_role("soft" if row == 0 or column == 0 else "")
            set_tip(label, text)
            if column:
                label.setAlignment(RIGHT)
            self._grid.addWidget(label, row, column)
            label.show()


def _numbers(level: Level) -> tuple[str, ...]:
    def yuan(value: float | None) -> str:
        return "–" if value is None else f"¥{exact(round(value))}"

    return (
        level.role,
        "–" if level.target_count is None else f"{level.target_count:,}",
        f"{level.planned:,}",
        f"{level.published:,}",
        yuan(level.target_budget),
        yuan(level.planned_cost),
        yuan(level.published_cost),
    )


def _sum(levels: Sequence[Level]) -> Level:
    counts = [level.target_count for level in levels if level.target_count is not None]
    budgets = [level.target_budget for level in levels if level.target_budget is not None]
    return Level(
        "合计",
        sum(counts) if counts else None,
        sum(level.planned for level in levels),
        sum(level.published for level in levels),
        sum(budgets) if budgets else None,
        sum(level.planned_cost for level in levels),
        sum(level.published_cost for level in levels),
    )
