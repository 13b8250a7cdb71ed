"""The whole of a campaign beside the grid: pyramid, what is missing, reminders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.storage.records import Level, Missing, Reminder
from ui.draft.inspector.section import More, Rows
from ui.matrix.side.lines import MissingRow
from ui.matrix.side.pyramid import Pyramid
from ui.matrix.side.reminders import Reminders
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.segments import Segments

FEW = 4
BY = {"count": "篇数", "budget": "预算"}
NO_TARGET = "还没有目标。编辑计划，填上各身份要几篇、多少预算"
NOTHING = "不缺什么"


class Overview(QScrollArea):
    """``missing_chosen`` carries what is missing, ``advised`` and ``look_wished`` a reminder, ``by_chosen`` what bars measure."""

    missing_chosen = Signal(object)
    advised = Signal(object)
    look_wished = Signal(object)
    by_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("计划和实际")
        self._theme = theme
        self.levels: Sequence[Level] = ()
        self._lacks: Sequence[Missing] = ()
        self.by = Segments("金字塔看", BY)
        self.by.choose("count")
        self.pyramid = Pyramid(theme)
        self._no_target = PlainLabel(NO_TARGET, "soft", wrap=True)
        self._complete = PlainLabel(NOTHING, "soft")
        self._more = More(FEW)
        self.reminders = Reminders(theme)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("金字塔：计划与实际", "section"))
        head.addStretch(1)
        head.addWidget(self.by)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.setContentsMargins(0, 0, 0, 0)
        self._rows: Rows[Missing, MissingRow] = Rows(rows, self._make_row, MissingRow.show_missing)
        inside = QWidget()
        inside.setProperty("place", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pyramid)
        column.addWidget(self._no_target)
        column.addSpacing(12)
        column.addWidget(PlainLabel("缺什么", "section"))
        column.addWidget(self._complete)
        column.addLayout(rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.reminders)
        column.addStretch(1)
        self.setWidget(inside)
        self.by.chosen.connect(self._by)
        self._more.folded_changed.connect(self._fill)
        self._more.hide()
        self.reminders.advised.connect(self.advised)
        self.reminders.look_wished.connect(self.look_wished)

    def show_plan(self, levels: Sequence[Level], lacks: Sequence[Missing]) -> None:
        """Show what a campaign comes to."""
        self.levels, self._lacks = levels, lacks
        self.pyramid.show_levels(levels, self.by.value)
        aimed = any(level.target_count is not None or level.target_budget is not None for level in levels)
        self._no_target.setVisible(not aimed)
        self._fill()

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Show what to look at."""
        self.reminders.show_reminders(reminders)

    def choose_by(self, by: str) -> None:
        """What the bars measure, without saying so."""
        self.by.choose(by)

    def _make_row(self) -> MissingRow:
        row = MissingRow(self._theme)
        row.clicked.connect(lambda: self.missing_chosen.emit(row.missing))
        row.step_wished.connect(lambda step: row.focusNextPrevChild(step > 0))
        return row

    @Slot(str)
    def _by(self, by: str) -> None:
        self.pyramid.show_levels(self.levels, by)
        self.by_chosen.emit(by)

    @Slot()
    def _fill(self) -> None:
        self._complete.setVisible(not self._lacks)
        self._rows.fill(self._more.cut(self._lacks))
