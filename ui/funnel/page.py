"""The page 链路. What it is made of is made when it is first looked at: a start should not wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.funnel.commands import offer_commands
from ui.funnel.desk import Desk
from ui.funnel.side.panel import SidePanel
from ui.funnel.work import Work
from ui.library.dropping import DropSurface
from ui.parts import Parts
from ui.services import Services


class FunnelPage(DropSurface):
    """Files dropped anywhere on it are imported. Made at once it would hold the window up for 55 ms, in parts at most for 25."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这些文件里有什么数", parent)
        self._services = services
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.files_dropped.connect(self._dropped)
        self._making = Parts(services, self._parts, self)

    @cached_property
    def desk(self) -> Desk:
        """Everything on the page."""
        made = Desk(self._services, self._work, self._side, self)
        self._column.addWidget(made)
        offer_commands(made, self._services)
        if self.isVisible():
            made.look()
        return made

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.desk.asking if "desk" in vars(self) else self._making.hurrying

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if "desk" in vars(self):
            self.desk.look()
        else:
            self._making.hurry()

    @cached_property
    def _work(self) -> Work:
        return Work(self._services)

    @cached_property
    def _side(self) -> SidePanel:
        return SidePanel(self._services)

    def _parts(self) -> Iterator[object]:
        yield self._work
        yield self._side
        yield self.desk

    @Slot(list)
    def _dropped(self, files: list[Path]) -> None:
        self.desk.bring(files)
