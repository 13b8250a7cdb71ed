"""Both halves of the sheet side by side, scrolled as one, and what is marked in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.grid.layout import Layout
from ui.matrix.sheet.bars import Bars
from ui.matrix.sheet.cells import SheetCells
from ui.matrix.sheet.columns import COLUMNS, DRAFT, FROZEN
from ui.matrix.sheet.keys import Keys
from ui.matrix.sheet.marks import NOWHERE, Area, Marks
from ui.matrix.sheet.model import SlotsModel
from ui.matrix.sheet.mouse import Mouse
from ui.matrix.sheet.pane import Pane
from ui.memory import Memory
from ui.theme import Theme

LAYOUT, FROZEN_LAYOUT = "matrix.sheet.columns", "matrix.sheet.frozen"


class Deck(QWidget):
    """``marked`` tells that other cells are marked. Wishes of keys and mouse are signals: somebody else writes."""

    marked = Signal()
    opened = Signal(int, int)
    """Row and column that were double-clicked, or Enter was pressed on, and that cannot be written."""
    fill_wished = Signal(object, object)
    """From which area, and over which: the handle was dragged."""
    menu_wished = Signal(QPoint)
    editor_closed = Signal()

    def __init__(
        self,
        theme: Theme,
        memory: Memory,
        model: SlotsModel,
        cells: Callable[[], SheetCells],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.marks: Marks = NOWHERE
        self.filling: Area | None = None
        self.keys = Keys(self)
        self.left = Pane(theme, "排期表，冻结的列", model, cells(), self)
        self.right = Pane(theme, "排期表", model, cells(), self)
        self._selection = QItemSelectionModel(model, self)
        for pane in self.panes:
            pane.setSelectionModel(self._selection)
            pane.context_wished.connect(self.menu_wished)
        for at in range(len(COLUMNS)):
            (self.right if at < FROZEN else self.left).setColumnHidden(at, True)
        self.layout_of_columns = Layout(theme, self.right, memory, COLUMNS[FROZEN:], LAYOUT, start=FROZEN, fills=False)
        self._frozen_layout = Layout(theme, self.left, memory, COLUMNS[:FROZEN], FROZEN_LAYOUT, fills=False)
        self.bars = Bars(self.left, self.right, self)
        self.mouse = Mouse(self)
        self._lay_out()
        for header in (self.left.horizontalHeader(), self.right.horizontalHeader()):
            header.sectionResized.connect(self._fit)
            header.sectionMoved.connect(self._columns_changed)
        theme.theme_changed.connect(self._fit)
        self._fit()
        model.modelReset.connect(self._bound)
        model.rowsInserted.connect(self._bound)

    @property
    def panes(self) -> tuple[Pane, Pane]:
        """The frozen half, then the other."""
        return self.left, self.right

    @property
    def has_keys(self) -> bool:
        """Whether what is typed arrives here."""
        return any(pane.hasFocus() or pane.is_editing for pane in self.panes)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being written."""
        return any(pane.is_editing for pane in self.panes)

    @property
    def order(self) -> list[int]:
        """The columns as they are seen, by their number."""
        shown = []
        for pane in self.panes:
            header = pane.horizontalHeader()
            sections = (header.logicalIndex(at) for at in range(header.count()))
            shown += [section for section in sections if not header.isSectionHidden(section)]
        return shown

    def column_at(self, place: int) -> int | None:
        """The number of the column at a place."""
        order = self.order
        return order[place] if 0 <= place < len(order) else None

    def columns_of(self, area: Area) -> list[int]:
        """The numbers of the columns of an area."""
        return self.order[area.left : area.right + 1]

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._model.ids)

    def is_filled(self, row: int, place: int) -> bool:
        """Whether anything stands in a cell."""
        line, column = self._model.line(row), self.column_at(place)
        return line is not None and column is not None and bool(self._model.columns[column].show(line))

    def opens(self, index: QModelIndex) -> bool:
        """Whether Enter opens what a cell shows, instead of going on."""
        return self._model.columns[index.column()].sort == DRAFT and self.is_filled(
            index.row(), self.order.index(index.column())
        )

    def corner(self) -> tuple[int, int] | None:
        """Row and column of the lower right corner of what is marked, where filling begins."""
        if not self._model.ids or self.is_editing:
            return None
        column = self.column_at(self.marks.area.right)
        return None if column is None else (self.marks.area.bottom, column)

    def index(self) -> QModelIndex:
        """The cell a key writes."""
        column = self.column_at(self.marks.cell[1])
        return self._model.index(self.marks.cell[0], column) if column is not None else QModelIndex()

    def set_marks(self, marks: Marks, *, bring: bool = True) -> None:
        """Mark these; ``bring`` the moving corner into sight."""
        self.marks = marks.bound(len(self._model.ids), len(self.order))
        order, flags, chosen = self.order, QItemSelectionModel.SelectionFlag, QItemSelection()
        if self._model.ids:
            for area in self.marks.areas:
                for first, last in _stretches(order[area.left : area.right + 1]):
                    chosen.select(self._model.index(area.top, first), self._model.index(area.bottom, last))
        self._selection.select(chosen, flags.ClearAndSelect)
        index = self.index()
        self._selection.setCurrentIndex(index, flags.NoUpdate)
        if index.isValid() and self.has_keys:
            self.pane_of(index.column()).setFocus(Qt.FocusReason.OtherFocusReason)
        if bring and self._model.ids:
            row, place = self.marks.at or self.marks.head
            column = order[min(place, len(order) - 1)]
            self.pane_of(column).scrollTo(self._model.index(row, column))
        self.repaint_marks()
        self.marked.emit()

    def pane_of(self, column: int) -> Pane:
        """The half a column stands in."""
        return self.left if column < FROZEN else self.right

    def take_keys(self) -> None:
        """Put the keys into the sheet."""
        index = self.index()
        self.pane_of(index.column() if index.isValid() else FROZEN).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Write the current cell."""
        index = self.index()
        if index.isValid():
            self.take_keys()
            self.pane_of(index.column()).begin(index)

    def open_cell(self, index: QModelIndex) -> None:
        """A double click: write the cell, or open what it shows."""
        if self._model.columns[index.column()].is_fixed:
            self.opened.emit(index.row(), index.column())
        else:
            self.begin()

    def closed_editor(self) -> None:
        """A cell is no longer written."""
        self.editor_closed.emit()

    def offer_menu(self) -> None:
        """The menu key: below the current cell."""
        index = self.index()
        if index.isValid():
            pane = self.pane_of(index.column())
            pane.scrollTo(index)
            self.menu_wished.emit(pane.viewport().mapToGlobal(pane.visualRect(index).bottomLeft() + QPoint(16, 0)))

    def rows_seen(self) -> int:
        """How many rows a page has."""
        return max(1, self.right.viewport().height() // max(1, self.right.rowHeight(0)) - 1)

    @Slot()
    def repaint_marks(self) -> None:
        """What is marked looks otherwise."""
        for pane in self.panes:
            pane.viewport().update()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.left, 0), (self.right, 1), (self.bars.down, 0)):
            row.addWidget(widget, stretch)
        whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row, 1)
        whole.addWidget(self.bars.across)
        self.setFocusProxy(self.right)

    @Slot()
    def _fit(self) -> None:
        """The frozen half is as wide as its columns."""
        header = self.left.horizontalHeader()
        self.left.setFixedWidth(sum(header.sectionSize(at) for at in range(FROZEN)))
        self.repaint_marks()

    @Slot()
    def _columns_changed(self) -> None:
        self.set_marks(self.marks, bring=False)

    @Slot()
    def _bound(self) -> None:
        self.set_marks(self.marks, bring=False)


def _stretches(columns: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of every run of numbers."""
    found: list[tuple[int, int]] = []
    for column in sorted(columns):
        if found and column == found[-1][1] + 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return found
