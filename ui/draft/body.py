"""The body of the note."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from nlp.findings import Mark
from ui.draft.change import Change
from ui.draft.field import TextField
from ui.draft.highlighter import Highlighter, Place
from ui.theme import Theme
from ui.utf16 import units
from ui.widgets.labels import tip

LINE_HEIGHT = 1.65
Explain = Callable[[str, int], str]


class MarkedField(TextField):
    """A field with coloured places. ``explain`` says what stands at an index: shown on hover."""

    place_clicked = Signal(int)
    """A click without selecting, at this index."""

    def __init__(
        self, theme: Theme, kind: str, name: str, size: int, line_height: float, explain: Explain, weight: int = 400
    ) -> None:
        super().__init__(theme, name, size, line_height, weight)
        self._kind, self._explain = kind, explain
        # Made after TextField listens to the document: places move before Qt paints the paragraph again.
        self._highlighter = Highlighter(self.document(), theme)
        self.viewport().setMouseTracking(True)

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Colour these places of the text as it stands."""
        mine = (mark for mark in marks if mark.span.field == self._kind)
        self._highlighter.show(
            Place(self.to_qt(mark.span.start), self.to_qt(mark.span.end), mark.kind)
            for mark in mine
            if mark.span.end <= len(self.text())
        )

    def marks(self) -> list[tuple[int, int, str]]:
        """What is coloured now: start, end, kind."""
        return [(self.to_python(p.start), self.to_python(p.end), p.kind) for p in self._highlighter.places]

    def moved(self, change: Change) -> None:
        # Called while self.text() is still the old text, which is what ``at`` counts in.
        self._highlighter.shift(self.to_qt(change.at), units(change.removed), units(change.added))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._explain(self._kind, self.index_at(event.pos()))
            if text:
                QToolTip.showText(event.globalPos(), tip(text), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def index_at(self, point: QPoint) -> int:
        """The index of the character under a point of the viewport; -1 where there is none."""
        cursor = self.cursorForPosition(point)
        near = self.cursorRect(cursor)
        position = cursor.position() - (1 if point.x() < near.x() else 0)
        below = point.y() > near.bottom() + near.height()
        return -1 if below or abs(point.x() - near.x()) > near.height() * 1.5 else self.to_python(max(0, position))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.place_clicked.emit(self.index_at(event.position().toPoint()))


class BodyField(MarkedField):
    """The text of the note: 15 px, lines 165 % apart."""

    up_wished = Signal()
    """Up was pressed in the first line."""

    def __init__(self, theme: Theme, explain: Explain) -> None:
        super().__init__(theme, "body", "正文", 15, LINE_HEIGHT, explain)
        self.setPlaceholderText("从一个具体的人、一个具体的时刻写起")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Up and plain and not self.composing and self._in_first_line():
            self.up_wished.emit()
        else:
            super().keyPressEvent(event)

    def _in_first_line(self) -> bool:
        cursor = self.textCursor()
        if cursor.blockNumber():
            return False
        return cursor.block().layout().lineForTextPosition(cursor.positionInBlock()).lineNumber() <= 0
