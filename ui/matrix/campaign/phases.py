"""Phases of a campaign with their days, and the order in which crowds should be reached."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import zip_longest

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.storage.records import CROWDS, PHASES, Campaign, Phase
from ui.matrix.campaign.fields import DayField
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Choice
from ui.widgets.labels import PlainLabel

SHARES = (0.3, 0.4, 0.3)
"""Of the days, for 预热, 爆发 and 延续, until a person says otherwise."""
ORDER = "先投最里层，看到证据再往外走"
NOBODY = "不投"


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
        self.crowds = [Choice(theme, f"第 {at} 层人群") for at in range(1, len(CROWDS) + 1)]
        order = QHBoxLayout()
        order.setSpacing(8)
        for at, choice in enumerate(self.crowds):
            for crowd in CROWDS:
                choice.add(crowd, crowd)
            choice.add(NOBODY, None)
            if at:
                order.addWidget(PlainLabel("→", "soft"))
            order.addWidget(choice)
        order.addStretch(1)
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
        for choice, crowd in zip_longest(self.crowds, campaign.crowds[: len(self.crowds)]):
            choice.choose(crowd)

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
        crowds = tuple(str(choice.currentData()) for choice in self.crowds if choice.currentData())
        if len(set(crowds)) < len(crowds):
            raise Problem("同一层人群选了两次", "每层人群选一次")
        return {"phases": tuple(phases), "crowds": crowds}


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
