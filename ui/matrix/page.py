"""The page 矩阵. What it is made of is made when it is first looked at: a start should not wait for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kept import KeptStore
from ui.library.dropping import DropSurface
from ui.matrix.asking import read_slots
from ui.matrix.commands import offer_commands
from ui.matrix.desk import Desk
from ui.matrix.lists import Lists
from ui.matrix.work import Work
from ui.services import Services
from ui.timers import one_shot

WARM_MS, REST_MS = 5000, 500
"""After the start, when nobody waits for the lane: a hundred thousand slots take a second to read, once. What shows them takes 40 ms
to make, and is made in two parts."""


class MatrixPage(DropSurface):
    """A plan sheet dropped anywhere on it is looked at. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这张计划表会改什么", parent)
        self._services = services
        self.files_dropped.connect(self._dropped)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._work: Work | None = None
        """The larger half of the desk, once it is made."""
        self._warmer, self._rest = one_shot(self, WARM_MS, self.warm), one_shot(self, REST_MS, self._warm_rest)
        self._warmer.start()

    @cached_property
    def desk(self) -> Desk:
        """Everything on the page."""
        made = Desk(self._services, self, self._work)
        self._column.addWidget(made)
        offer_commands(made, self._services)
        return made

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return "desk" in vars(self) and self.desk.asking

    @Slot(list)
    def _dropped(self, files: list[Path]) -> None:
        self.desk.doing.bring(files[0])

    @Slot()
    def warm(self) -> None:
        """Read the slots in the lane, before somebody waits for them."""
        lane = self._services.review_lane
        if lane.closed:
            # The session ended while the timer ran, and its store is closed.
            return
        self._rest.start()
        if "desk" not in vars(self) and not lane.busy:
            kept = KeptStore(self._services.workspace, lane)
            lane.queue(lambda _job: read_slots(kept.get()), _nothing, self._services.status.failed)

    @Slot()
    def _warm_rest(self) -> None:
        if self._services.review_lane.closed:
            return
        if self._work or "desk" in vars(self):
            self.desk.ensurePolished()
        else:
            self._work = Work(self._services, Lists(self._services, self))
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.look()
        focus = self.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.desk.enter_work()


def _nothing(_answer: None) -> None:
    """Nobody waits for it."""
