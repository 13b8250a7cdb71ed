"""The sheet, or what to do while there are no slots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.matrix.sheet.deck import Deck
from ui.theme import Theme
from ui.widgets.empty import EmptyState

BLANK = "新建一条，或在 Excel 里复制几行，回到这里按 Ctrl+V"


class Stage(QStackedWidget):
    """``paste_wished``: a plan can be pasted where there is none yet."""

    paste_wished = Signal()

    def __init__(self, theme: Theme, deck: Deck, insert: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deck = deck
        self._blank = EmptyState(theme, "table-cells", "这里还没有排期", BLANK, "新排期", insert)
        self._blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(deck)
        self.addWidget(self._blank)
        self.show_rows(False)

    def show_rows(self, there: bool) -> None:
        """Show the sheet, or that there is nothing in it; the keys go along."""
        shown = self._deck if there else self._blank
        had_keys = self._deck.has_keys or self._blank.hasFocus()
        self.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        if had_keys and not self._deck.has_keys:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only what nobody inside wanted arrives here.
        if event.matches(QKeySequence.StandardKey.Paste) and self.currentWidget() is self._blank:
            self.paste_wished.emit()
        else:
            super().keyPressEvent(event)
