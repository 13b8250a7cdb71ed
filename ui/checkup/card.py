"""One figure, large, with what it is and what it means."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import PlainLabel


class Card(QWidget):
    """A figure over its name and a line about it, with a hairline at the left instead of a box around."""

    def __init__(
        self, figure: str, name: str, about: str, parent: QWidget | None = None, *, quiet: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{name} {figure}，{about}")
        line = QFrame()
        line.setProperty("place", "hairline")
        line.setFixedWidth(1)
        number = PlainLabel(figure, "title")
        number.setEnabled(not quiet)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(number)
        words.addWidget(PlainLabel(name, "strong"))
        words.addWidget(PlainLabel(about, "soft", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(line)
        row.addLayout(words, 1)
