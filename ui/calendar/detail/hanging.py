"""On which live session a slot hangs, and how many days before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.matrix.slot_values import BEFORE_MOST
from planner.storage.records import Live
from planner.storage.records import Slot as PlannedSlot
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.numbers import NumberBox

NONE = "不挂直播"


class Hanging(QWidget):
    """``hung`` carries the id of the session and the days before it, both None to take the slot off."""

    hung = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lives: Sequence[Live] = ()
        self._day: str | None = None
        self.lives = Choice(theme, "直播")
        self.lives.setMinimumContentsLength(8)
        self.lives.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.before = NumberBox("直播前几天")
        self.before.setFixedWidth(theme.px(56))
        self._ahead, self._days = PlainLabel("提前", "soft"), PlainLabel("天", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.lives, 1)
        for widget in (self._ahead, self.before, self._days):
            row.addWidget(widget)
        self.lives.activated.connect(self._live_chosen)
        self.before.changed.connect(self._before_changed)

    def show_slot(self, slot: PlannedSlot, lives: Sequence[Live], *, fixed: bool) -> None:
        """Show where a slot hangs; ``lives`` are those of its campaign, ``fixed`` when its day is a fact."""
        self._day = slot.day
        entries = [NONE, *(_words(live) for live in lives)]
        if entries != [self.lives.itemText(at) for at in range(self.lives.count())] or list(self._lives) != list(lives):
            self._lives = tuple(lives)
            self.lives.clear()
            self.lives.add(NONE, None)
            for live in lives:
                self.lives.add(_words(live), live.id)
        self.lives.setCurrentIndex(max(0, self.lives.findData(slot.live_id) if slot.live_id else 0))
        hangs = self.lives.currentIndex() > 0
        for widget in (self._ahead, self.before, self._days):
            widget.setVisible(hangs)
        before = slot.before or 0
        self.before.show_number(before, min(0, before), BEFORE_MOST)
        self.lives.setEnabled(not fixed)
        self.before.setEnabled(not fixed)

    @Slot(int)
    def _live_chosen(self, at: int) -> None:
        if at <= 0:
            self.hung.emit(None, None)
            return
        live = self._lives[at - 1]
        # The slot stays on its day until another number of days is written.
        apart = (date.fromisoformat(live.day) - date.fromisoformat(self._day)).days if self._day else 0
        self.hung.emit(live.id, apart if abs(apart) <= BEFORE_MOST else 0)

    @Slot()
    def _before_changed(self) -> None:
        if (id := self.lives.currentData()) is not None:
            self.hung.emit(id, self.before.number)


def _words(live: Live) -> str:
    day = date.fromisoformat(live.day)
    return f"{live.title} · {day.month}月{day.day}日"
