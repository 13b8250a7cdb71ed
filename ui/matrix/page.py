"""The page 矩阵. What it is made of is made when it is first looked at: a start should not wait for it."""

from __future__ import annotations

from collections.abc import Iterator
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
from ui.matrix.side.panel import Side
from ui.matrix.work import Work
from ui.parts import Parts
from ui.services import Services


class MatrixPage(DropSurface):
    """A plan sheet dropped anywhere on it is looked at. What it is made of takes 40 ms, at most 20 a part."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "松开，看看这张计划表会改什么", parent)
        self._services = services
        self.files_dropped.connect(self._dropped)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._making = Parts(services, self._parts, self)

    @cached_property
    def desk(self) -> Desk:
        """Everything on the page."""
        made = Desk(self._services, self._work, self._side, self)
        self._column.addWidget(made)
        offer_commands(made, self._services)
        if self.isVisible():
            self._look(made)
        return made

    @property
    def asking(self) -> bool:
        """Whether an answer is waited for, or a question is about to be asked."""
        return self.desk.asking if "desk" in vars(self) else self._making.hurrying

    @Slot(list)
    def _dropped(self, files: list[Path]) -> None:
        self.desk.doing.bring(files[0])

    def warm(self) -> None:
        """Read the slots in the lane, before somebody waits for them: a hundred thousand take a second, once."""
        lane = self._services.review_lane
        kept = KeptStore(self._services.workspace, lane)
        lane.queue(lambda _job: read_slots(kept.get()), _nothing, self._services.status.failed)

    @cached_property
    def _work(self) -> Work:
        return Work(self._services, Lists(self._services, self))

    @cached_property
    def _side(self) -> Side:
        return Side(self._services.theme, self._work.lists)

    def _parts(self) -> Iterator[object]:
        if "desk" not in vars(self) and not self.isVisible():
            self.warm()
            yield None
        yield self._work
        yield self._side
        yield self.desk

    def _look(self, desk: Desk) -> None:
        desk.look()
        focus = self.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            desk.enter_work()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if "desk" in vars(self):
            self._look(self.desk)
        else:
            self._making.hurry()


def _nothing(_answer: None) -> None:
    """Nobody waits for it."""
