"""One live session: when it is, what it sells, and the slots that lead up to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.exporting.plan_sheet import before_text
from planner.matrix.timing import Bounds
from planner.storage.records import Live, SlotLine
from ui import show
from ui.calendar.queue import QueueLine, QueueModel, QueueTable
from ui.calendar.words import name_of
from ui.grid.columns import Column
from ui.grid.layout import Layout
from ui.services import Services
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel

HOW = "选一篇排期，在它的“直播”里选这一场，再写提前几天"


def _day(line: SlotLine) -> str:
    day = date.fromisoformat(line.slot.day) if line.slot.day else None
    return f"{day.month}月{day.day}日" if day else ""


HANGING: tuple[Column[QueueLine], ...] = (
    Column("before", "提前", lambda one: before_text(one.line.slot.before), 50),
    Column("day", "日期", lambda one: _day(one.line), 78),
    Column("title", "内容", lambda one: name_of(one.line), 124, lambda one: name_of(one.line)),
    Column("status", "状态", lambda one: one.line.slot.status, 54),
)
"""Narrow enough to stand side by side in the inspector of a small window; who writes it is said when a slot is opened."""


class OneLive(QWidget):
    """The wishes carry the id of the session, ``open_requested`` that of a slot; nothing is written here."""

    edit_wished = Signal(str)
    delete_wished = Signal(str)
    open_requested = Signal(str)

    def __init__(
        self, services: Services, fetch: Callable[[Sequence[str]], Sequence[SlotLine]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("直播详情")
        self.live: Live | None = None
        self._name = PlainLabel("", "section", wrap=True)
        self._when = PlainLabel("", "soft", wrap=True)
        self._edit, self._delete = Button("编辑"), Button("删除")
        self._edit.setAccessibleName("编辑直播")
        self._delete.setAccessibleName("删除直播")
        self._head = PlainLabel("", "section")
        self.model = QueueModel(HANGING, fetch, self)
        self.table = QueueTable(services.theme, "挂在这场直播上的排期", self.model)
        self._layout = Layout(services.theme, self.table, services.memory, HANGING, "calendar.live.columns")
        self._none = EmptyState(services.theme, "calendar-day", "还没有排期挂在上面", HOW)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._delete)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 8, 12)
        column.setSpacing(12)
        column.addWidget(self._name)
        column.addWidget(self._when)
        column.addLayout(buttons)
        column.addWidget(hairline())
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._edit)
        self._edit.clicked.connect(lambda: self._wish(self.edit_wished))
        self._delete.clicked.connect(lambda: self._wish(self.delete_wished))
        self.table.open_requested.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())

    def show_live(self, live: Live, product: str, ids: list[str], bounds: Bounds) -> None:
        """Show a session, the name of its product ("" for none), and the slots that hang on it by their ids."""
        stay = self.live is not None and self.live.id == live.id
        self.live = live
        self._name.setText(live.title)
        self._when.setText(
            " · ".join(filter(None, ("直播", show.day(date.fromisoformat(live.day), date.today()), product)))
        )
        self._head.setText(f"挂着的排期 · {len(ids):,} 篇" if ids else "挂着的排期")
        self.model.bounds = bounds
        self.table.show_ids(ids, stay=stay)
        self._stack.setCurrentWidget(self.table if ids else self._none)

    def _wish(self, wish: SignalInstance) -> None:
        if self.live is not None:
            wish.emit(self.live.id)

    @Slot()
    def _open(self) -> None:
        if chosen := self.table.chosen_ids:
            self.open_requested.emit(chosen[0])
