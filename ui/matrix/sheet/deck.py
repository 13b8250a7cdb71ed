"""Both halves of the sheet side by side, scrolled as one, and what is marked in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from ui.grid.layout import Layout
from ui.matrix.sheet.cells import SheetCells
from ui.matrix.sheet.columns import COLUMNS, DRAFT, FROZEN
from ui.matrix.sheet.keys import Keys
from ui.matrix.sheet.marks import NOWHERE, Area, Marks
from ui.matrix.sheet.model import SlotsModel
from ui.matrix.sheet.pane import Pane
from ui.memory import Memory
from ui.theme import Theme

LAYOUT, FROZEN_LAYOUT = "matrix.sheet.columns", "matrix.sheet.frozen"
ROLL_MS = 40
"""How often the sheet rolls on while the mouse is dragged beyond its edge."""
Modifier = Qt.KeyboardModifier


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
        self._dragged = QPoint()
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
        self._down = QScrollBar(Qt.Orientation.Vertical)
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._roll = QTimer(self)
        self._roll.setInterval(ROLL_MS)
        self._roll.timeout.connect(self._roll_on)
        self._lay_out()
        self._join()
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

    def press(self, row: int, column: int, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse went down on a cell."""
        place = self.order.index(column)
        self.pane_of(column).setFocus(Qt.FocusReason.MouseFocusReason)
        if modifiers & Modifier.ControlModifier:
            marks = self.marks.with_another(row, place)
        else:
            marks = self.marks.moved(row, place, stretch=bool(modifiers & Modifier.ShiftModifier))
        self.set_marks(marks, bring=False)

    def drag(self, point: QPoint, *, filling: bool) -> None:
        """The mouse was dragged to a point of the screen."""
        self._dragged = point
        row, place, beyond = self._cell_at(point)
        if filling:
            self.filling = self._fill_area(row, place)
            self.repaint_marks()
        elif (row, place) != self.marks.head:
            self.set_marks(self.marks.moved(row, place, stretch=True), bring=False)
        if beyond and not self._roll.isActive():
            self._roll.start()
        elif not beyond:
            self._roll.stop()

    def release(self, *, filling: bool) -> None:
        """The mouse was let go."""
        self._roll.stop()
        wished, self.filling = self.filling, None
        if filling and wished is not None:
            self.fill_wished.emit(self.marks.area, wished)
        self.repaint_marks()

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

    def place_kept(self) -> int:
        """How far the sheet is rolled down."""
        return self._down.value()

    def roll_to(self, value: int) -> None:
        """Roll there."""
        self._down.setValue(value)

    @Slot()
    def repaint_marks(self) -> None:
        """What is marked looks otherwise."""
        for pane in self.panes:
            pane.viewport().update()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.left, 0), (self.right, 1), (self._down, 0)):
            row.addWidget(widget, stretch)
        whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row, 1)
        whole.addWidget(self._across)
        self.setFocusProxy(self.right)

    def _join(self) -> None:
        """The bars outside are those a person moves; the halves follow them, and they follow the halves."""
        for bar, own in (
            (self._down, self.right.verticalScrollBar()),
            (self._across, self.right.horizontalScrollBar()),
        ):
            own.rangeChanged.connect(bar.setRange)
            own.valueChanged.connect(bar.setValue)
            bar.valueChanged.connect(own.setValue)
            own.rangeChanged.connect(self._step_bars)
            bar.hide()
        other = self.left.verticalScrollBar()
        self.right.verticalScrollBar().valueChanged.connect(other.setValue)
        other.valueChanged.connect(self.right.verticalScrollBar().setValue)
        for header in (self.left.horizontalHeader(), self.right.horizontalHeader()):
            header.sectionResized.connect(self._fit)
            header.sectionMoved.connect(self._columns_changed)
        self._theme.theme_changed.connect(self._fit)
        self._fit()

    @Slot()
    def _step_bars(self) -> None:
        for bar, own in (
            (self._down, self.right.verticalScrollBar()),
            (self._across, self.right.horizontalScrollBar()),
        ):
            bar.setPageStep(own.pageStep())
            bar.setSingleStep(own.singleStep())
            bar.setVisible(own.maximum() > own.minimum())

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

    def _cell_at(self, point: QPoint) -> tuple[int, int, QPoint]:
        """Row and place nearest to a point of the screen, and in which direction it lies beyond the edge of what can roll."""
        across_left = self.left.viewport().mapFromGlobal(point).x() < self.left.width()
        rolled = self.right.horizontalScrollBar().value() > 0
        # Dragging left out of the scrolled half rolls it back before it reaches the frozen one.
        pane = self.left if across_left and not (rolled and self.marks.anchor[1] >= FROZEN) else self.right
        local = pane.viewport().mapFromGlobal(point)
        size = pane.viewport().size()
        beyond = QPoint(
            _beyond(local.x(), size.width()) if pane is self.right else 0, _beyond(local.y(), size.height())
        )
        local.setX(min(max(local.x(), 0), size.width() - 1))
        index = pane.cell_under(local)
        order = self.order
        place = order.index(index.column()) if index.column() in order else len(order) - 1
        return max(index.row(), 0), place, beyond

    def _fill_area(self, row: int, place: int) -> Area | None:
        """What dragging the handle there would fill: down, up, or to a side, whichever is farther; None inside the area."""
        area = self.marks.area
        down = row - area.bottom if row > area.bottom else row - area.top if row < area.top else 0
        across = place - area.right if place > area.right else place - area.left if place < area.left else 0
        if not down and not across:
            return None
        if abs(down) >= abs(across):
            return Area(min(area.top, row), area.left, max(area.bottom, row), area.right)
        return Area(area.top, min(area.left, place), area.bottom, max(area.right, place))

    @Slot()
    def _roll_on(self) -> None:
        _row, _place, beyond = self._cell_at(self._dragged)
        bars = ((self._across, beyond.x(), 20), (self._down, beyond.y(), self.right.rowHeight(0)))
        for bar, way, step in bars:
            if way:
                bar.setValue(bar.value() + way * step)
        self.drag(self._dragged, filling=self.filling is not None)


def _beyond(at: int, size: int) -> int:
    return -1 if at < 0 else 1 if at >= size else 0


def _stretches(columns: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of every run of numbers."""
    found: list[tuple[int, int]] = []
    for column in sorted(columns):
        if found and column == found[-1][1] + 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return found
