"""Phases of a campaign with their days, and the order in which crowds should be reached."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.storage.records import CROWDS, PHASES, Campaign, Phase
from ui.matrix.campaign.fields import DayField
from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Check
from ui.widgets.labels import PlainLabel

SHARES = (0.3, 0.4, 0.3)
"""Of the days, for 预热, 爆发 and 延续, until a person says otherwise."""
ORDER = "先投最里层，看到证据再往外走。可以拖动，也可以用箭头调换"


class Phases(QWidget):
    """``fields`` are phases and crowds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._span = ("", "")
        self._rows: dict[str, tuple[Check, DayField, DayField]] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, name in enumerate(PHASES):
            check = Check(theme, name)
            first, last = DayField(f"{name}开始"), DayField(f"{name}结束")
            check.toggled.connect(first.setEnabled)
            check.toggled.connect(last.setEnabled)
            self._rows[name] = check, first, last
            for at, widget in enumerate((check, first, PlainLabel("到", "soft"), last)):
                grid.addWidget(widget, row, at)
        spread = Button("按天数分好", kind="link")
        spread.setAccessibleName("把三个阶段按天数分好")
        spread.clicked.connect(self.spread)
        self.crowds = QListWidget()
        self.crowds.setAccessibleName("人群顺序")
        self.crowds.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.crowds.setFixedHeight(theme.px(38) * len(CROWDS) + 6)
        up = IconButton(theme, "arrow-up", "往前一位")
        down = IconButton(theme, "arrow-down", "往后一位")
        up.clicked.connect(lambda: self._shift(-1))
        down.clicked.connect(lambda: self._shift(1))
        arrows = QVBoxLayout()
        arrows.addWidget(up)
        arrows.addWidget(down)
        arrows.addStretch(1)
        order = QHBoxLayout()
        order.addWidget(self.crowds, 1)
        order.addLayout(arrows)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("阶段", "section"))
        head.addStretch(1)
        head.addWidget(spread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(PlainLabel("人群顺序", "section"))
        column.addWidget(PlainLabel(ORDER, "soft", wrap=True))
        column.addLayout(order)
        column.addStretch(1)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign; phases it does not have are offered, unchecked, with days that would fit."""
        self.bound(campaign.start, campaign.end)
        offered = dict(zip(PHASES, spans(campaign.start, campaign.end), strict=True))
        there = {phase.name: phase for phase in campaign.phases}
        for name, (check, first, last) in self._rows.items():
            phase = there.get(name)
            start, end = (phase.start, phase.end) if phase else offered[name]
            first.show_day(start)
            last.show_day(end)
            check.setChecked(phase is not None)
            for field in (first, last):
                field.setEnabled(phase is not None)
        self.crowds.clear()
        for crowd in (*campaign.crowds, *(one for one in CROWDS if one not in campaign.crowds)):
            item = QListWidgetItem(crowd, self.crowds)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if crowd in campaign.crowds else Qt.CheckState.Unchecked)
        self.crowds.setCurrentRow(0)

    def bound(self, start: str, end: str) -> None:
        """The days of the campaign."""
        self._span = (start, end)

    @Slot()
    def spread(self) -> None:
        """Share the days of the campaign among the three."""
        if self._span[1] < self._span[0]:
            return
        for (check, first, last), (start, end) in zip(self._rows.values(), spans(*self._span), strict=True):
            first.show_day(start)
            last.show_day(end)
            check.setChecked(True)

    def fields(self) -> dict[str, object]:
        """What is to be written; raises Problem for a phase that runs backwards."""
        phases = []
        for name, (check, first, last) in self._rows.items():
            if check.isChecked():
                if last.day < first.day:
                    raise Problem(f"{name}的结束在开始之前", "请检查阶段的日期")
                phases.append(Phase(name, first.day, last.day))
        items = [self.crowds.item(row) for row in range(self.crowds.count())]
        crowds = tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)
        return {"phases": tuple(phases), "crowds": crowds}

    def _shift(self, by: int) -> None:
        row = self.crowds.currentRow()
        if row >= 0 and 0 <= row + by < self.crowds.count():
            item = self.crowds.takeItem(row)
            self.crowds.insertItem(row + by, item)
            self.crowds.setCurrentRow(row + by)


def spans(start: str, end: str) -> list[tuple[str, str]]:
    """First and last day of 预热, 爆发 and 延续 in a campaign: each has a day at least, as far as there are three."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    days = max(1, (last - first).days + 1)
    found, at = [], 0
    for number, share in enumerate(SHARES):
        length = max(1, round(days * share))
        stop = days if number == len(SHARES) - 1 else min(at + length, days)
        begin = min(at, days - 1)
        found.append((first + timedelta(days=begin), first + timedelta(days=max(begin, stop - 1))))
        at = stop
    return [(one.isoformat(), other.isoformat()) for one, other in found]
