"""Choosing: a drop-down and a check box, with marks drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QListView, QWidget

from ui.icons import draw
from ui.theme import Theme


class Choice(QComboBox):
    """A drop-down of plain texts, each with a value of its own."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        # The style sheet reaches the entries of a list view of our own, not those of the built-in one.
        self.setView(QListView(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def add(self, text: str, value: object) -> None:
        """One more entry."""
        self.addItem(text, value)

    def choose(self, value: object) -> None:
        """Show the entry of a value; an unknown one shows nothing."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a page must not change what was chosen on it.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(9)
        place = QRect(self.width() - side - 9, (self.height() - side) // 2, side, side)
        draw(painter, place, "chevron-down", self._theme, "soft" if self.isEnabled() else "faint")
        painter.end()


class Check(QCheckBox):
    """A check box."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._theme.px(16) + 8 + words + 8, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._theme, self._theme.px(16)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3.5, (self.height() - side) / 2, side, side)
        marked = self.checkState() != Qt.CheckState.Unchecked
        token = "faint" if not self.isEnabled() else "accent" if marked or self.hasFocus() else "faint"
        painter.setPen(QPen(theme.color(token), 1.5 if self.hasFocus() else 1))
        painter.setBrush(theme.color(token) if marked else theme.color("surface"))
        painter.drawRoundedRect(box, 4, 4)
        if marked:
            partly = self.checkState() == Qt.CheckState.PartiallyChecked
            inner = box.toRect().adjusted(3, 3, -3, -3)
            draw(painter, inner, "minus" if partly else "check", theme, "onaccent")
        painter.setPen(theme.color("text" if self.isEnabled() else "faint"))
        words = QRect(round(box.right()) + 8, 0, self.width() - round(box.right()) - 8, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
