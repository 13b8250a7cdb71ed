"""The box one searches with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import icon
from ui.theme import Theme
from ui.timers import one_shot

PAUSE_MS = 120
MOST = 200
"""Characters of a query; storage takes no more."""


class SearchBox(QLineEdit):
    """Says ``searched`` a short pause after the *text* changed: composing pinyin changes nothing yet.

    Enter says it at once, Down asks for the list below (``down_requested``), Esc empties the box and then leaves it.
    """

    searched = Signal(str)
    down_requested = Signal()

    def __init__(self, theme: Theme, hint: str = "搜索，或拼音首字母", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._pause = one_shot(self, PAUSE_MS, self._say)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(MOST)
        self.setClearButtonEnabled(True)
        self.addAction(icon("magnifying-glass", theme, "faint"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
        elif key == Qt.Key.Key_Down:
            self.down_requested.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
        elif key == Qt.Key.Key_Escape:
            self.clearFocus()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.searched.emit(text)
