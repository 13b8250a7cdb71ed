"""The rows of a big table: ids of all, and the lines of a few pages around what is seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.problems import Problem
from ui.grid.columns import Column
from ui.widgets.labels import tip

FALLING, RISING = "▾", "▴"
PAGE = 50
PAGES_KEPT = 24
Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Identified(Protocol):
    """What most big tables show."""

    @property
    def id(self) -> str: ...


Line = TypeVar("Line")


class LinesModel(QAbstractTableModel, Generic[Line]):
    """Lines in the order of their ids; a line is fetched when it is first seen."""

    trouble = Signal(object)
    """A Problem met while fetching; the rows stay empty."""

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        fetch: Callable[[Sequence[str]], Sequence[Line]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._fetch = fetch
        self._ids: list[str] = []
        self._pages: OrderedDict[int, dict[str, Line]] = OrderedDict()
        self._sorted: tuple[str, bool] | None = None

    def mark_sorted(self, sort: str, *, descending: bool) -> None:
        """Show at a heading by which column the rows are sorted."""
        self._sorted = (sort, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def show(self, ids: list[str]) -> bool:
        """Show these; False when they are the ones that are shown already."""
        if ids == self._ids:
            return False
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()
        return True

    def refresh(self) -> None:
        """Any row may read differently now; the order stays as it is."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    @property
    def ids(self) -> list[str]:
        """The ids of all rows."""
        return self._ids

    def line(self, row: int) -> Line | None:
        """What stands in a row; None when it is gone."""
        if not 0 <= row < len(self._ids):
            return None
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._read(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(self._ids[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        line, column = self.line(index.row()), self.columns[index.column()]
        if line is None:
            return ""
        return column.show(line) if role == Qt.ItemDataRole.DisplayRole else tip(column.tip(line))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].is_number else LEFT
        return None

    def id_of(self, line: Line) -> str:
        """The id of a line: its own, unless a subclass has lines of another kind."""
        return cast(Identified, line).id

    def _heading(self, column: Column[Line]) -> str:
        # Qt's own arrow would be drawn over words that stand at the right.
        if self._sorted is None or self._sorted[0] != column.sort:
            return column.heading
        arrow = FALLING if self._sorted[1] else RISING
        return f"{arrow} {column.heading}" if column.is_number else f"{column.heading} {arrow}"

    def _read(self, ids: Sequence[str]) -> dict[str, Line]:
        # Nothing may be raised through Qt.
        try:
            return {self.id_of(line): line for line in self._fetch(ids)}
        except Problem as problem:
            self.trouble.emit(problem)
            return {}
