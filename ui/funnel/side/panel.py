"""The right side: everything that is filtered, or the one note that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.funnel.answers import NoteRow, Origin
from ui.funnel.side.note import NoteSide
from ui.funnel.side.overview import Overview
from ui.jobs import Job, Stopped
from ui.kept import KeptStore
from ui.services import Services
from ui.timers import one_shot
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from planner.storage.store import Store
    from ui.funnel.finding import Found

REST_MS = 40
"""Whoever runs through the rows with the arrow keys reads none of them."""


class SidePanel(QStackedWidget):
    """Looks in a lane where the numbers of a note were read."""

    look_wished = Signal(tuple, str)
    leave_wished = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kept = KeptStore(services.workspace, services.review_lane)
        self._job: Job | None = None
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(services.theme, "", "这里会说看到了什么", "导入数据以后，每句话都能点到它说的笔记")
        self.overview, self.note = Overview(services, self), NoteSide(services, self)
        for widget in (self._empty, self.overview, self.note):
            self.addWidget(widget)
        self._rest = one_shot(self, REST_MS, self._look)
        self.overview.look_wished.connect(self.look_wished)
        self.note.open_wished.connect(self.look_wished)
        self.note.leave_wished.connect(self.leave_wished)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self._job is not None or self._rest.isActive()

    def show_found(self, found: Found) -> None:
        """Show what an answer says."""
        self.overview.show_answer(found.answer, found.comparison)
        if self.currentWidget() is self._empty:
            self.setCurrentWidget(self.overview)

    def show_nothing(self) -> None:
        """There is nothing to speak of."""
        self.setCurrentWidget(self._empty)

    def choose(self, rows: list[NoteRow]) -> None:
        """Show the one note that is chosen; of several, or of none, everything."""
        if len(rows) != 1:
            self._rest.stop()
            if self.currentWidget() is self.note:
                self.setCurrentWidget(self.overview)
            return
        self.note.show_note(rows[0])
        self.setCurrentWidget(self.note)
        self._rest.start()

    @Slot()
    def _look(self) -> None:
        if self._job is not None:
            self._job.stop()
        id = self.note.note_id
        self._job = self._services.review_lane.queue(
            lambda _job: origins_of(self._kept.get(), id), partial(self._looked, id), self._failed
        )

    def _looked(self, id: str, origins: tuple[Origin, ...]) -> None:
        self._job = None
        self.note.show_origins(id, origins)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self._job = None
            self._services.status.failed(error)


def origins_of(store: Store, note_id: str) -> tuple[Origin, ...]:
    """Where each number of a note was read."""
    from planner.funnel.asking import Funnels

    return Funnels(store).origins(note_id)
