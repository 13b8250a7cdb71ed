"""The table of the bank and its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.bank import STATUSES
from ui.keywords.bank.cells import WordCells
from ui.keywords.bank.columns import COLUMNS, WordModel
from ui.keywords.bank.words import Word
from ui.theme import Theme
from ui.widgets.table import DENSE, Table

KEPT_MOST = 1000


class WordTable(Table):
    """1 2 3 say how far the chosen words have come, Delete takes them out of the bank, Ctrl+C copies a word a line."""

    chosen_changed = Signal()
    copy_wished = Signal()
    status_wished = Signal(str)
    menu_wished = Signal(QPoint)
    search_wished = Signal()

    def __init__(self, theme: Theme, model: WordModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "我的关键词", parent, row=DENSE)
        self._words = model
        self.setModel(model)
        self.setItemDelegate(WordCells(theme, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        corner = QWidget()
        corner.setProperty("place", "surface")
        corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCornerWidget(corner)
        self.horizontalHeader().setResizeContentsPrecision(0)
        # To paint itself the header asks of every column whether all of it is selected.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.selectionModel().selectionChanged.connect(self._told)

    @property
    def chosen(self) -> list[Word]:
        """The chosen words, from the top."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return [self._words.words[row] for row in sorted(rows)]

    def show_words(self, words: Sequence[Word], *, stay: bool) -> None:
        """Show these words; what was chosen stays chosen where it is still there, ``stay`` keeps the place looked at."""
        chosen = self.chosen
        kept = {word.id for word in chosen} if len(chosen) <= KEPT_MOST else set()
        current, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self._words.show(words)
        rows = [at for at, word in enumerate(words) if word.id in kept] if kept else []
        if stay and kept and not rows and words:
            rows = [min(max(current, 0), len(words) - 1)]
        model, flags, selection = self._words, QItemSelectionModel.SelectionFlag, QItemSelection()
        for row in rows:
            selection.select(model.index(row, 0), model.index(row, len(COLUMNS) - 1))
        if rows:
            self.selectionModel().setCurrentIndex(model.index(rows[0], 0), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self._told()
        if stay:
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif plain and number in ("1", "2", "3"):
            self.status_wished.emit(STATUSES[int(number) - 1])
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._words.words:
            self.choose(0 if key == Qt.Key.Key_Home else len(self._words.words) - 1)
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.search_wished.emit()
        elif key == Qt.Key.Key_Menu:
            self._offer_menu()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._offer_menu()
        elif self.indexAt(event.pos()).isValid():
            self.menu_wished.emit(event.globalPos())

    def _offer_menu(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            below = self.visualRect(index.siblingAtColumn(0)).bottomLeft() + QPoint(24, 0)
            self.menu_wished.emit(self.viewport().mapToGlobal(below))

    @Slot()
    def _told(self) -> None:
        self.chosen_changed.emit()
