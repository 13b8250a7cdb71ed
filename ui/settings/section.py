"""A section of the settings: a heading, groups of rows, each with words at the left and one control at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.labels import PlainLabel

WIDEST = 760


class Section(QScrollArea):
    """A column that scrolls and is never wider than lines are good to read."""

    def __init__(self, theme: Theme, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = title
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("place", "clear")
        self._inside = inside
        self._scale()
        theme.theme_changed.connect(self._scale)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(32, 24, 32, 32)
        self.column.setSpacing(12)
        self.column.addWidget(PlainLabel(title, "page"))
        if hint:
            self.column.addWidget(PlainLabel(hint, "soft", wrap=True))
        else:
            self.column.addSpacing(4)
        self.setWidget(inside)

    def group(self, title: str, hint: str = "") -> None:
        """A heading over the rows that follow."""
        self.column.addSpacing(8)
        self.column.addWidget(PlainLabel(title, "section"))
        if hint:
            self.column.addWidget(PlainLabel(hint, "soft", wrap=True))

    def row(self, text: str, control: QWidget | QLayout, hint: str = "") -> PlainLabel:
        """One line; returns the label of the hint, which may change later."""
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(text))
        told = PlainLabel(hint, "soft", wrap=True)
        told.setVisible(bool(hint))
        words.addWidget(told)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(words, 1)
        if isinstance(control, QWidget):
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            line.addLayout(control)
        self.column.addLayout(line)
        self.hairline()
        return told

    def hairline(self) -> None:
        """A thin line across."""
        line = QFrame()
        line.setProperty("place", "hairline")
        line.setFixedHeight(1)
        self.column.addWidget(line)

    def end(self) -> None:
        """Nothing follows: what is there stays at the top."""
        self.column.addStretch(1)

    @Slot()
    def _scale(self) -> None:
        self._inside.setMaximumWidth(self.theme.px(WIDEST) + 64)
