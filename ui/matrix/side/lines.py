"""What is missing, as sentences that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from planner.storage.records import Missing
from ui.draft.inspector.row import Row
from ui.theme import Theme


class MissingRow(Row):
    """A sentence; amber when it is urgent. Pressing it shows the slots it speaks of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.missing: Missing | None = None

    def show_missing(self, missing: Missing) -> None:
        """Show one."""
        self.missing = missing
        self.setEnabled(missing.wanted is not None)
        self.say(missing.text, missing.text)

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self.missing is None:
            return
        token = "warn" if self.missing.urgent else "soft"
        painter.setPen(self.theme.color(token))
        side = self.theme.px(4)
        painter.setBrush(self.theme.color(token))
        painter.drawEllipse(room.left(), room.center().y() - side // 2 + 1, side, side)
        self.write(painter, room.adjusted(self.theme.px(12), 0, 0, 0), self.missing.text, token, size=12)
