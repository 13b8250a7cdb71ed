"""The right side: the evidence of one claim, one buyer's words, several, or how to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.claims.ledger import Claim
from planner.storage.records.feedback import FeedbackLine
from ui.feedback.claim_side import ClaimSide
from ui.feedback.line_side import LineSide
from ui.theme import Theme
from ui.widgets.empty import EmptyState


class Side(QStackedWidget):
    """Shows what is chosen; Esc goes back to the table."""

    leave_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = EmptyState(theme, "star-half-stroke", "选一行", "证据、趋势和能写的说法会在这里")
        self.claim = ClaimSide(theme)
        self.line = LineSide(theme)
        for widget in (self._empty, self.claim, self.line):
            self.addWidget(widget)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._empty.say("选一行", "证据、趋势和能写的说法会在这里")
        self.setCurrentWidget(self._empty)

    def show_many(self, count: int) -> None:
        """So many are chosen."""
        self._empty.say(f"选了 {count:,} 条", "按 B 把它们写成选题；右键可以归到产品，Del 移到回收站")
        self.setCurrentWidget(self._empty)

    def show_claim(self, claim: Claim) -> None:
        """The evidence of one line."""
        self.claim.show_claim(claim)
        self.setCurrentWidget(self.claim)

    def show_line(self, line: FeedbackLine) -> None:
        """One buyer's words."""
        self.line.show_line(line)
        self.setCurrentWidget(self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)
