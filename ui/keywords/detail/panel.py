"""The right side: one long-tail, what can be done with several, or how to choose one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.research.rows import Behind, Longtail
from ui.keywords.asking import Asker
from ui.keywords.detail.many import ManyKeywords
from ui.keywords.detail.one import OneKeyword
from ui.theme import Theme
from ui.timers import one_shot
from ui.widgets.empty import EmptyState

REST_MS = 60
"""Whoever runs through the rows with the arrow keys reads none of the notes behind them."""


class Detail(QStackedWidget):
    """``choose`` says what is chosen; the notes behind it are asked for as soon as the choice rests."""

    draft_wished = Signal()
    bank_wished = Signal()
    copy_wished = Signal()
    export_wished = Signal()
    seed_wished = Signal(str)
    note_wished = Signal(str)
    all_wished = Signal(tuple, str)
    """The ids of notes, and the keyword they are behind."""
    leave_wished = Signal()
    """Esc: back to the table."""

    def __init__(self, theme: Theme, asker: Asker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self._row: Longtail | None = None
        self._asked = ""
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(
            theme, "magnifying-glass-chart", "选一个词", "它由什么组成、谁在写、写得怎么样，会在这里"
        )
        self.one = OneKeyword(theme)
        self.many = ManyKeywords(theme)
        for widget in (self._empty, self.one, self.many):
            self.addWidget(widget)
        self._rest = one_shot(self, REST_MS, self._ask)
        for side in (self.one, self.many):
            side.draft_wished.connect(self.draft_wished)
            side.bank_wished.connect(self.bank_wished)
            side.copy_wished.connect(self.copy_wished)
        self.many.export_wished.connect(self.export_wished)
        self.one.seed_wished.connect(self.seed_wished)
        self.one.notes.note_wished.connect(self.note_wished)
        self.one.notes.all_wished.connect(self._wish_all)
        asker.behind.connect(self._show_behind)

    def choose(self, rows: Sequence[Longtail], months: tuple[str, ...]) -> None:
        """Show what is chosen."""
        self._rest.stop()
        self._row = rows[0] if len(rows) == 1 else None
        if self._row is not None:
            self.one.show_row(self._row, months)
            self.setCurrentWidget(self.one)
            if self._row.key != self._asked:
                self._asked = ""
                self._start()
        elif rows:
            self.many.show_rows(rows)
            self.setCurrentWidget(self.many)
        else:
            self.setCurrentWidget(self._empty)

    def forget(self) -> None:
        """The library has changed: the notes behind the keyword are asked for again."""
        self._asked = ""
        self._start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        if self._row is not None and not self._asked and self.isVisible():
            self._rest.start()

    @Slot()
    def _ask(self) -> None:
        if self._row is not None:
            self._asked = self._row.key
            self._asker.ask_behind(self._row.key)

    @Slot(str, object)
    def _show_behind(self, key: str, notes: tuple[Behind, ...]) -> None:
        if self._row is not None and key == self._row.key:
            self.one.notes.show_notes(notes, self._row.support)

    @Slot()
    def _wish_all(self) -> None:
        if self._row is not None:
            self.all_wished.emit(self.one.notes.ids, self._row.text)
