"""The table of long-tails: its keys, and which of them are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.research.rows import Longtail
from ui.keywords.arranging import Group, Line
from ui.keywords.cells import ARROW, PAD, STEP, LongtailCells
from ui.keywords.columns import COLUMNS, TITLE
from ui.keywords.model import LongtailModel
from ui.theme import Theme
from ui.widgets.table import DENSE, Table


class LongtailTable(Table):
    """← and → fold and unfold headings, Ctrl+C copies as lines, Enter goes to the evidence, Up in the first row to the seeds."""

    chosen_changed = Signal()
    copy_wished = Signal()
    menu_wished = Signal(QPoint)
    """A right click or the menu key, at this point of the screen."""
    seeds_wished = Signal()
    fold_wished = Signal(str, bool)
    """The key of a heading, and whether it should be folded."""

    def __init__(self, theme: Theme, model: LongtailModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "长尾词", parent, row=DENSE)
        self._cells = LongtailCells(theme, model, self)
        self._longtails = model
        self.setModel(model)
        self.setItemDelegate(self._cells)
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
        self.selectionModel().currentRowChanged.connect(self._mark)
        self.doubleClicked.connect(self._double_clicked)

    @property
    def chosen(self) -> list[Longtail]:
        """The chosen long-tails from the top; a chosen heading means all that stand below it."""
        found: dict[str, Longtail] = {}
        for row in self.rows_chosen:
            for longtail in self._longtails.lines[row].rows:
                found.setdefault(longtail.key, longtail)
        return list(found.values())

    @property
    def rows_chosen(self) -> list[int]:
        """The chosen rows, from the top: by stretches, since Qt is slow to list a thousand."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def show_lines(self, lines: Sequence[Line], months: tuple[str, ...], *, stay: bool) -> None:
        """Show these lines. What was chosen stays chosen where it is still there; ``stay`` keeps the place looked at."""
        kept = {self._longtails.lines[row].key for row in self.rows_chosen}
        current = self._longtails.line(self.currentIndex().row())
        place = self.verticalScrollBar().value()
        self._longtails.show(lines, months)
        rows = [at for at, line in enumerate(lines) if line.key in kept] if kept else []
        beside = [at for at in rows if current is not None and lines[at].key == current.key]
        self.choose_rows(rows, (beside or rows or [-1])[0])
        if stay:
            self.verticalScrollBar().setValue(place)
        else:
            self.scrollToTop()

    def choose_rows(self, rows: Sequence[int], current: int) -> None:
        """Select these rows; the keys go on from ``current``, unless it is -1."""
        model, flags, chosen = self._longtails, QItemSelectionModel.SelectionFlag, QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, len(COLUMNS) - 1))
        if current >= 0:
            self.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self._told()

    def choose_keys(self, keys: Sequence[str]) -> None:
        """Select the long-tails of these keys, as far as they can be seen, and bring the last into sight."""
        wanted = {f"={key}" for key in keys}
        rows = [at for at, line in enumerate(self._longtails.lines) if line.key in wanted]
        self.choose_rows(rows, rows[-1] if rows else -1)
        if rows:
            self.scrollTo(self._longtails.index(rows[-1], 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        group = self._group_at(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(key == Qt.Key.Key_Left)
        elif plain and group and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.fold_wished.emit(group.key, not group.folded)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._longtails.lines:
            self.choose(0 if key == Qt.Key.Key_Home else len(self._longtails.lines) - 1)
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.seeds_wished.emit()
        elif key == Qt.Key.Key_Menu:
            self._offer_menu()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row to find one that begins so."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        group = self._group_at(index.row()) if index.isValid() and index.column() == TITLE else None
        if group and event.button() == Qt.MouseButton.LeftButton:
            left = self.visualRect(index).left() + self._theme.px(PAD) + self._theme.px(STEP) * group.depth
            if event.position().x() < left + self._theme.px(ARROW):
                self.fold_wished.emit(group.key, not group.folded)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._offer_menu()
        elif self.indexAt(event.pos()).isValid():
            self.menu_wished.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _group_at(self, row: int) -> Group | None:
        line = self._longtails.line(row)
        return line.thing if line is not None and isinstance(line.thing, Group) else None

    def _fold(self, away: bool) -> None:
        row = self.currentIndex().row()
        group = self._group_at(row)
        if group and group.folded != away:
            self.fold_wished.emit(group.key, away)
            return
        # As in a tree: left from a leaf goes to its heading, right from a heading into it.
        line = self._longtails.line(row)
        if line is None:
            return
        if not away and group and row + 1 < len(self._longtails.lines):
            self.choose(row + 1)
        above = [at for at in range(row) if self._longtails.lines[at].depth < line.depth]
        if away and above:
            self.choose(above[-1])

    def _offer_menu(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            below = self.visualRect(index.siblingAtColumn(0)).bottomLeft() + QPoint(24, 0)
            self.menu_wished.emit(self.viewport().mapToGlobal(below))

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        group = self._group_at(index.row())
        if group:
            self.fold_wished.emit(group.key, not group.folded)
        else:
            self.open_requested.emit()

    @Slot()
    def _told(self) -> None:
        self.chosen_changed.emit()

    def _mark(self) -> None:
        self._cells.current = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()
