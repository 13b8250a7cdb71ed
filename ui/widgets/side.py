"""The column at the right of a page where one thing is looked at in full."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.hairline import hairline
from ui.widgets.labels import PlainLabel


class SideColumn(QScrollArea):
    """Sections one below the other, made once and rewritten, so that nothing jumps. Esc leaves."""

    leave_wished = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("place", "raised")
        self.inside = QWidget()
        self.inside.setProperty("place", "clear")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(20, 18, 20, 24)
        self.column.setSpacing(12)

    def section(self, title: str, remark: QWidget | None = None, *, last: bool = False) -> QVBoxLayout:
        """A new section at the end, with a ``remark`` beside its heading; its rows come into the layout given back."""
        head = QHBoxLayout()
        head.addWidget(PlainLabel(title, "section"))
        head.addStretch(1)
        if remark is not None:
            head.addWidget(remark)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        self.column.addLayout(head)
        self.column.addLayout(rows)
        if not last:
            self.column.addWidget(hairline())
        return rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)
