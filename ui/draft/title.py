"""The title of the note: one paragraph that is never cut off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui.draft.body import Explain, MarkedField
from ui.theme import Theme

LINE_HEIGHT = 1.5
LINES_MOST = 3
"""Lines shown of a title that is far too long; the rest scrolls."""


class TitleField(MarkedField):
    """20 px and bold; grows with its text. Enter and Down lead to the body."""

    down_wished = Signal()

    def __init__(self, theme: Theme, explain: Explain) -> None:
        super().__init__(theme, "title", "标题", 20, LINE_HEIGHT, explain, 600)
        self.setPlaceholderText("标题")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChanged.connect(self._fit)
        theme.theme_changed.connect(self._fit)
        self._fit()

    def taken(self, text: str) -> str:
        return " ".join(text.split("\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain:
                self.down_wished.emit()
        elif event.key() == Qt.Key.Key_Down and plain and self._in_last_line():
            self.down_wished.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _in_last_line(self) -> bool:
        cursor = self.textCursor()
        layout = cursor.block().layout()
        return layout.lineForTextPosition(cursor.positionInBlock()).lineNumber() >= layout.lineCount() - 1

    @Slot()
    def _fit(self) -> None:
        block = self.document().firstBlock()
        self.document().documentLayout().blockBoundingRect(block)
        lines = max(1, min(LINES_MOST, block.layout().lineCount()))
        pitch = self._theme.px(20) * LINE_HEIGHT
        self.setFixedHeight(round(lines * pitch + 2 * self.document().documentMargin()))
