"""Fields of a form that say what a person has written, when they are done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.theme import Theme

LINE_MOST, NUMBER_MOST = 200, 4
TEXT_MOST = 2000
"""Characters."""


class LineField(QLineEdit):
    """One line. ``done`` says its text when the field is left or Enter is pressed, and the text is another."""

    done = Signal(str)

    def __init__(self, name: str, hint: str = "", most: int = LINE_MOST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(most)
        self.editingFinished.connect(self.finish)

    def show_text(self, text: str) -> None:
        """Show a text; one that is being changed is left alone."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self.put(text)

    def put(self, text: str) -> None:
        """Show a text whatever stands here."""
        self._shown = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def finish(self) -> None:
        """Say what was written, if it was not said yet."""
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.done.emit(text)


class TextField(QPlainTextEdit):
    """A few lines. ``done`` as for a line, when the field is left; Tab leaves it."""

    done = Signal(str)

    def __init__(self, theme: Theme, name: str, hint: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._theme, self._rows = theme, lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scale()
        theme.theme_changed.connect(self._scale)

    def show_text(self, text: str) -> None:
        """Show a text; one that is being changed is left alone."""
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self.put(text)

    def put(self, text: str) -> None:
        """Show a text whatever stands here."""
        self._shown = text
        if text != self.toPlainText():
            self.setPlainText(text)

    def finish(self) -> None:
        """Say what was written, if it was not said yet."""
        text = self.toPlainText().strip()[:TEXT_MOST]
        if text != self._shown:
            self._shown = text
            self.done.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the field is no reason to be done with it.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _scale(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._rows + self._theme.px(18))
