"""A paragraph to be read, with stretches of it on a ground of their own. It grows with its text, as a label does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.utf16 import Positions

LINE_HEIGHT = 1.6
Mark = tuple[int, int, str]
"""From and to as Python indices, and the token of the ground."""


class MarkedText(QWidget):
    """Plain text; nothing in it is read as rich text."""

    def __init__(self, theme: Theme, size: int = 15, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._text = ""
        self._marks: tuple[Mark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.theme_changed.connect(self._dress)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked."""
        return self._marks

    def show_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Show a text with these marks; those that do not fit it are left out."""
        self._text = text
        self._marks = tuple(mark for mark in marks if 0 <= mark[0] < mark[1] <= len(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._layout(width)[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), self._theme.px(320))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), round(self._theme.px(self._size) * LINE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("text"))
        layout, _ = self._layout(self.width())
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        # A line separator breaks a line inside one layout; a line feed would be drawn as a box.
        layout = QTextLayout(self._text.replace("\n", "\u2028"), self._theme.font(self._size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(False)
        layout.setFormats([self._range(mark) for mark in self._marks])
        pitch, top = self._theme.px(self._size) * LINE_HEIGHT, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
            top += pitch
        layout.endLayout()
        return layout, round(max(top, pitch))

    def _range(self, mark: Mark) -> QTextLayout.FormatRange:
        places = Positions(self._text)
        found = QTextLayout.FormatRange()
        found.start = places.to_qt(mark[0])
        found.length = places.to_qt(mark[1]) - found.start
        look = QTextCharFormat()
        look.setBackground(self._theme.color(mark[2]))
        found.format = look
        return found

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
