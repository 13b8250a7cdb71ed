"""The right side: one note, what can be done with several, or how to choose one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.problems import Problem
from ui.library.detail.many import ManyNotes
from ui.library.detail.one import OneNote
from ui.links import open_link
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.empty import EmptyState

REST_MS = 40
"""Whoever runs through the rows with the arrow keys reads none of them."""


class Detail(QStackedWidget):
    """``choose`` says what is chosen; it is shown as soon as the choice rests."""

    weight_chosen = Signal(object)
    basket_wished = Signal(bool)
    copy_wished = Signal()
    export_wished = Signal()
    topic_wished = Signal(str)
    author_wished = Signal(str, str)
    leave_wished = Signal()
    """Esc: back to the table."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._id: str | None = None
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(services.theme, "book-open", "选一篇笔记", "它的数据、正文、来历和对标权重会在这里")
        self.one = OneNote(services.theme)
        self.many = ManyNotes(services.theme)
        for widget in (self._empty, self.one, self.many):
            self.addWidget(widget)
        self._rest = one_shot(self, REST_MS, self.show_now)
        self._connect()

    def choose(self, id: str | None, count: int, deleted: bool) -> None:
        """``count`` notes are chosen; ``id`` is the one of one."""
        self._id = id if count == 1 else None
        if count > 1:
            self._rest.stop()
            self.many.show_count(count, deleted)
            self.setCurrentWidget(self.many)
        elif id is None:
            self._rest.stop()
            self.setCurrentWidget(self._empty)
        elif self.isVisible():
            self._rest.start()

    @Slot()
    def refresh(self) -> None:
        """What is known of the note may have changed; what cannot be seen is read when it is."""
        if self.isVisible():
            self.show_now()

    @Slot()
    def show_now(self) -> None:
        """Read the chosen note, again if need be, and show it."""
        self._rest.stop()
        if self._id is None:
            return
        try:
            record = self._services.notes.get(self._id)
        except Problem:
            # It went away a moment ago; the table will hear of it.
            self.setCurrentWidget(self._empty)
            return
        learned = self._services.library.learned
        percentile = learned.percentile_of(self._id) if learned else None
        self.one.show_note(record, percentile, learned=learned is not None)
        self.setCurrentWidget(self.one)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def copy(self, text: str) -> None:
        """To the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self._services.status.say("已复制")

    def _connect(self) -> None:
        for side in (self.one, self.many):
            side.weight_chosen.connect(self.weight_chosen)
        self.many.basket_wished.connect(self.basket_wished)
        self.many.copy_wished.connect(self.copy_wished)
        self.many.export_wished.connect(self.export_wished)
        head = self.one.head
        head.basket_wished.connect(self.basket_wished)
        head.copy_wished.connect(self.copy)
        head.link_wished.connect(self._open)
        head.author_wished.connect(self.author_wished)
        self.one.text.topic_wished.connect(self.topic_wished)

    @Slot(str)
    def _open(self, url: str) -> None:
        try:
            open_link(url)
        except Problem as problem:
            self._services.status.trouble(problem)
