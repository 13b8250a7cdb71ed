"""One text of the draft being edited: what title and body have in common.

Qt counts UTF-16 units and announces changes that are none (composing pinyin, colouring); outside this file everything is
Python indices and changes of the text. Undo is the page's: one history for all fields.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QPlainTextEdit

from ui.draft.change import Change, clean, difference
from ui.draft.lines import SpacedLayout
from ui.theme import Theme
from ui.utf16 import Positions, units

OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
"""Keys of the editor that belong to the page."""
NOT_ITS = (QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine)
"""Keys that Qt takes for deleting on some systems; Ctrl+K opens the palette here."""


class TextField(QPlainTextEdit):
    """Plain text with Python indices. ``changed`` tells every change of the text that somebody made."""

    changed = Signal(object)
    """Change: after it was made. Not told when another draft is shown."""
    left = Signal()
    """The field lost the focus."""
    composed = Signal()
    """The input method has ended a composition."""
    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, theme: Theme, name: str, size: int, line_height: float, weight: int = 400) -> None:
        super().__init__()
        self._theme, self._size, self._line_height, self._weight = theme, size, line_height, weight
        self._text = ""
        self._units = 0
        self._pending: Change | None = None
        self._showing = False
        self._repairing = False
        self._positions: Positions | None = None
        self.composing = False
        self.setAccessibleName(name)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        document = QTextDocument(self)
        self._layout = SpacedLayout(document)
        document.setDocumentLayout(self._layout)
        document.setUndoRedoEnabled(False)
        document.contentsChange.connect(self._look)
        document.contentsChanged.connect(self._tell)
        self.setDocument(document)
        self.setUndoRedoEnabled(False)
        self._dress()
        theme.theme_changed.connect(self._dress)

    def text(self) -> str:
        """What the field holds."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another text; nobody is told."""
        self._showing = True
        self.setPlainText(clean(text))
        self._showing = False

    def apply(self, change: Change) -> None:
        """Make a change and leave the cursor behind it. ValueError when the text is not as it was."""
        if not change.fits(self._text):
            raise ValueError("the text is not what the change was made for")
        self._replace(change.at, change.at + len(change.removed), change.added)

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, in place of what is selected."""
        cursor = self.textCursor()
        start, end = sorted((cursor.anchor(), cursor.position()))
        self._replace(self.to_python(start), self.to_python(end), text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace a range."""
        self._replace(start, end, text)

    def select(self, start: int, end: int) -> None:
        """Select a range, bring it into sight and take the focus."""
        cursor = self.textCursor()
        cursor.setPosition(self.to_qt(min(start, len(self._text))))
        cursor.setPosition(self.to_qt(min(end, len(self._text))), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected(self) -> tuple[int, int]:
        """The selected range; empty at the cursor."""
        cursor = self.textCursor()
        return self.to_python(cursor.selectionStart()), self.to_python(cursor.selectionEnd())

    def to_qt(self, index: int) -> int:
        """A Python index as a position in the document."""
        return index if self._units == len(self._text) else self._both_ways().to_qt(index)

    def to_python(self, position: int) -> int:
        """A position in the document as a Python index."""
        return position if self._units == len(self._text) else self._both_ways().to_python(position)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was = self.composing
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self.composing:
            self.composed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insert(self.taken(clean(source.text())))
        self.ensureCursorVisible()

    def taken(self, text: str) -> str:
        """Pasted text as this field takes it."""
        return text

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and any(event.matches(key) for key in (*OURS, *NOT_ITS)):  # type: ignore[attr-defined]
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.composing:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wished.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What a right click offers. Qt's own menu speaks the system's language and knows Qt's own undo."""
        menu = QMenu(self)
        chosen = self.textCursor().hasSelection()
        menu.addAction("撤销", self.undo_wished.emit)
        menu.addAction("重做", self.redo_wished.emit)
        menu.addSeparator()
        for text, run, possible in (
            ("剪切", self.cut, chosen),
            ("复制", self.copy, chosen),
            ("粘贴", self.paste, bool(QApplication.clipboard().mimeData().hasText())),
            ("全选", self.selectAll, bool(self._text)),
        ):
            menu.addAction(text, run).setEnabled(possible)
        return menu

    def _both_ways(self) -> Positions:
        if self._positions is None:
            self._positions = Positions(self._text)
        return self._positions

    def _replace(self, start: int, end: int, text: str) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(self.to_qt(start))
        cursor.setPosition(self.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(clean(text))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    @Slot(int, int, int)
    def _look(self, _at: int, _removed: int, _added: int) -> None:
        # Composing and colouring announce changes that have not happened: only the text itself says.
        now = self.document().toRawText().replace("\u2029", "\n")
        if now == self._text:
            return
        change = difference(self._text, now)
        self.moved(change)
        self._text, self._positions = now, None
        self._units += units(change.added) - units(change.removed)
        self._pending = change

    def moved(self, change: Change) -> None:
        """The text is about to be known as changed: whoever keeps places shifts them now. Nothing may be drawn here."""

    @Slot()
    def _tell(self) -> None:
        change, self._pending = self._pending, None
        if change is None:
            return
        if self.document().characterCount() - 1 != self._units and not self._repairing:
            # Half a surrogate pair has come in by a way that no gate watches; every later place would be wrong.
            self._repairing = True
            self.setPlainText(self._text)
            self._repairing = False
        if not self._showing:
            self.changed.emit(change)

    @Slot()
    def _dress(self) -> None:
        font = self._theme.font(self._size, self._weight)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.pitch = round(self._theme.px(self._size) * self._line_height)
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()
