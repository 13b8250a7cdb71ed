"""Where a topic is typed, and what topics there are in what was typed or pasted."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.draft.change import clean

BETWEEN = re.compile(r"[\s#＃,，、;；]+")


def topics_of(text: str) -> tuple[str, ...]:
    """The topics in what was typed or pasted: ``#a #b[话题]#``, ``##a[话题]##b[话题]#``, ``a b``; each once, in order."""
    words = BETWEEN.split(clean(text).replace("[话题]", "#"))
    return tuple(dict.fromkeys(word for word in words if word))


class TopicField(QLineEdit):
    """Where a topic is typed. Enter, a blank or # end it; Esc or an empty Enter close the field."""

    given = Signal(str)
    empty_backspace = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("话题，回车添加")
        self.setAccessibleName("新话题")
        self.setMaxLength(100_000)
        self._composing = False
        self.textEdited.connect(self._split)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self._give()
            else:
                self.closed.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.closed.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.empty_backspace.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if self.text().strip():
            self._give()
        self.closed.emit()

    @Slot(str)
    def _split(self, text: str) -> None:
        if BETWEEN.search(text.lstrip("#＃ ")):
            self._give()

    def _give(self) -> None:
        text = self.text()
        self.clear()
        self.given.emit(text)
