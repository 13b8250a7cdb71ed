"""The page 矩阵. What it is made of is made when it is first looked at: a start should not wait for it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.matrix.commands import offer_commands
from ui.matrix.desk import Desk
from ui.services import Services


class MatrixPage(QWidget):
    """Nothing is asked of the store before the page is first seen."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def desk(self) -> Desk:
        """Everything on the page."""
        made = Desk(self._services)
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
        focus = self.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.desk.enter_work()
