"""The page 链路. What it is made of is made when it is first looked at: a start should not wait for it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.funnel.commands import offer_commands
from ui.funnel.desk import Desk
from ui.funnel.work import Work
from ui.library.dropping import DropSurface
from ui.services import Services
from ui.timers import one_shot

WARM_MS = 6000
"""After the start, when nobody waits. Made at once it would hold the window up for 55 ms, so it is made in two parts."""
REST_MS = 500


class FunnelPage(DropSurface):
    """Files dropped anywhere on it are imported. Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么数", parent)
        self._services = services
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._work: Work | None = None
        """The larger half of it."""
        self.files_dropped.connect(self._dropped)
        self._warmer, self._rest = one_shot(self, WARM_MS, self._warm), one_shot(self, REST_MS, self._warm_rest)
        self._warmer.start()

    @cached_property
    def desk(self) -> Desk:
        """Everything on the page."""
        made = Desk(self._services, self._work or Work(self._services), self)
        self._column.addWidget(made)
        offer_commands(made, self._services)
        return made

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return "desk" in vars(self) and self.desk.asking

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.look()

    @Slot()
    def _warm(self) -> None:
        # Not when the session ended while the timer ran, and its store is closed.
        if "desk" not in vars(self) and not self._services.review_lane.closed:
            self._work = Work(self._services)
            self._rest.start()

    @Slot()
    def _warm_rest(self) -> None:
        if not self._services.review_lane.closed:
            self.desk.ensurePolished()

    @Slot(list)
    def _dropped(self, files: list[Path]) -> None:
        self.desk.bring(files)
