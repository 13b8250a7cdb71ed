"""Reminders: what to look at, each with one thing to do about it; many of one kind are folded into one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.storage.records import Reminder
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, set_tip

FEW = 2
"""So many of one kind are shown at once; more are folded."""
MOST = 30
"""Shown of one kind: whoever has mended these sees the next."""
LOOK = "看内容"
MUST, MAY = "必须处理", "可以考虑"
ACT_MOST = 16
"""Characters of an action; the whole of it on hover."""


class Reminders(QWidget):
    """``advised`` carries a reminder whose advice was pressed, ``look_wished`` one whose slots are asked for."""

    advised = Signal(object)
    look_wished = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open: set[str] = set()
        self._all: Sequence[Reminder] = ()
        self._count = PlainLabel("", "small")
        self._quiet = PlainLabel("没有要提醒的", "soft")
        head = QHBoxLayout()
        head.addWidget(PlainLabel("提醒", "section"))
        head.addStretch(1)
        head.addWidget(self._count)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._quiet)
        column.addLayout(self._column)

    @property
    def shown(self) -> Sequence[Reminder]:
        """All reminders, folded or not."""
        return self._all

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Show these; what was unfolded stays so."""
        if reminders == self._all:
            return
        self._all = reminders
        self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        hard = _count(reminder for reminder in self._all if reminder.hard)
        self._count.setText(
            f"{_count(self._all):,} 条" + (f"，{hard:,} 条必须处理" if hard else "") if self._all else ""
        )
        self._quiet.setVisible(not self._all)
        for kind, those in _by_kind(self._all):
            folded = len(those) > FEW
            if folded:
                self._column.addWidget(self._heading(kind, those))
            if not folded or kind in self._open:
                for reminder in those[:MOST]:
                    self._column.addWidget(self._card(reminder))

    def _heading(self, kind: str, those: Sequence[Reminder]) -> QWidget:
        said = f"{kind} {_count(those):,} 条"
        fold = Button(("▾  " if kind in self._open else "▸  ") + said, kind="plainlink")
        fold.setAccessibleName(f"{said}，{'收起' if kind in self._open else '展开'}")
        fold.clicked.connect(lambda: self._turn(kind))
        return fold

    def _card(self, reminder: Reminder) -> QWidget:
        card = ReminderCard(reminder)
        card.act.clicked.connect(lambda: (self.advised if reminder.change else self.look_wished).emit(reminder))
        card.look_wished.connect(lambda: self.look_wished.emit(reminder))
        return card

    @Slot(str)
    def _turn(self, kind: str) -> None:
        self._open ^= {kind}
        self._fill()


class ReminderCard(QFrame):
    """A sentence, and what to do about it: a press does it where that is one write, else the slots are shown."""

    look_wished = Signal()

    def __init__(self, reminder: Reminder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reminder = reminder
        self.setProperty("place", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = PlainLabel(reminder.text, "soft", wrap=True)
        act = reminder.advice if reminder.change else LOOK
        self.act = Button(act if len(act) <= ACT_MOST else act[: ACT_MOST - 1] + "…", kind="link")
        self.act.setAccessibleName(f"{reminder.text}：{act}")
        set_tip(self.act, act)
        # Whether it must be is never cut: a long action gives way.
        must = PlainLabel(MUST if reminder.hard else MAY, "small")
        hint = must if reminder.change else ElidedLabel(reminder.advice, "small")
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(hint, 1)
        below.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 4, 2)
        column.setSpacing(0)
        column.addWidget(words)
        column.addLayout(below)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.look_wished.emit()


def _count(reminders: Iterable[Reminder]) -> int:
    """How many there are, with those that one of them stands for."""
    return sum(reminder.count for reminder in reminders)


def _by_kind(reminders: Sequence[Reminder]) -> list[tuple[str, list[Reminder]]]:
    """Kinds in the order of their first reminder, those that must be dealt with first."""
    kinds: dict[str, list[Reminder]] = {}
    for reminder in sorted(reminders, key=lambda one: not one.hard):
        kinds.setdefault(reminder.kind, []).append(reminder)
    return list(kinds.items())
