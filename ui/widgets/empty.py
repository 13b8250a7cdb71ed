"""An empty place says what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import draw
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel


class Pictogram(QWidget):
    """One large quiet icon."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, size: int = 36) -> None:
        super().__init__(parent)
        self._theme, self._name, self._size = theme, name, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRect(0, 0, self.width(), self.height()), self._name, self._theme, "line")
        painter.end()


class EmptyState(QWidget):
    """Icon (none beside another empty place), what is (not) here, what to do, and a button that does it."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        text: str = "",
        action: str = "",
        run: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, "section")
        self._text = PlainLabel(text, "soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        if icon_name:
            column.addWidget(Pictogram(theme, icon_name), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._text.setVisible(bool(text))
        if action and run:
            button = Button(action, kind="primary")
            button.clicked.connect(lambda: run())
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, title: str, text: str = "") -> None:
        """Other words for the same place."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
