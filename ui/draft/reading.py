"""A text to be read and not changed, with stretches of it marked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.draft.change import clean
from ui.draft.lines import SpacedLayout
from ui.theme import Theme
from ui.utf16 import Positions

LINE_HEIGHT = 1.65
MARKS_MOST = 2_000
"""Stretches drawn: a text that differs everywhere is not read mark by mark."""

Stretch = tuple[int, int]


class ReadingField(QPlainTextEdit):
    """Plain text, 14 px. ``mark`` colours stretches (Python indices) with a token, ``stress`` one of them stronger."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._marks: list[Stretch] = []
        self._token, self._line = "tint", False
        self._stressed: Stretch | None = None
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = QTextDocument(self)
        self._layout = SpacedLayout(document)
        document.setDocumentLayout(self._layout)
        document.setDocumentMargin(0)
        self.setDocument(document)
        self._dress()
        theme.theme_changed.connect(self._dress)

    def show_text(self, text: str) -> None:
        """Show a text without marks."""
        self._text = clean(text)
        self._marks, self._stressed = [], None
        self.setPlainText(self._text)
        self._paint()

    def mark(self, stretches: Iterable[Stretch], token: str, *, line: bool = False) -> None:
        """Colour these; ``line`` strikes them out as well, so that the colour does not stand alone."""
        self._marks, self._token, self._line = list(stretches)[:MARKS_MOST], token, line
        self._paint()

    def stress(self, stretch: Stretch | None) -> None:
        """Bring one stretch into sight and show it stronger."""
        self._stressed = stretch
        self._paint()
        if stretch:
            cursor = self.textCursor()
            cursor.setPosition(Positions(self._text).to_qt(stretch[0]))
            self.setTextCursor(cursor)
            self.centerCursor()

    def _paint(self) -> None:
        places = Positions(self._text)
        selections = [self._selection(places, stretch, self._token, strong=False) for stretch in self._marks]
        if self._stressed:
            selections.append(self._selection(places, self._stressed, "select", strong=True))
        self.setExtraSelections(selections)

    def _selection(self, places: Positions, stretch: Stretch, token: str, *, strong: bool) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(places.to_qt(min(stretch[0], len(self._text))))
        cursor.setPosition(places.to_qt(min(stretch[1], len(self._text))), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        look = QTextCharFormat()
        look.setBackground(self._theme.color(token))
        look.setFontStrikeOut(self._line and not strong)
        look.setFontUnderline(strong)
        made.format = look
        return made

    @Slot()
    def _dress(self) -> None:
        font = self._theme.font(14)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.pitch = round(self._theme.px(14) * LINE_HEIGHT)
        self.document().markContentsDirty(0, self.document().characterCount())
        self._paint()
