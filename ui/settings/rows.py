"""A short table: a column is a heading and a way to read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView

from ui.widgets.labels import tip
from ui.widgets.table import Table

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """``show`` gives a cell's text, ``tip`` the whole of it; ``width`` in pixels at the standard text size."""

    heading: str
    show: Callable[[Row], str]
    width: int
    is_number: bool = False
    tip: Callable[[Row], str] = lambda row: ""


class RowModel(QAbstractTableModel, Generic[Row]):
    """All rows in memory: for hundreds, not for the library."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def dress(self, table: Table, stretch: int) -> None:
        """Give a table the widths of the columns; one column takes what is left."""
        header = table.horizontalHeader()
        for at, column in enumerate(self._columns):
            table.setColumnWidth(at, column.width)
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if at == stretch else QHeaderView.ResizeMode.Interactive
            )

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(column.tip(row))
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return MIDDLE | (Qt.AlignmentFlag.AlignRight if self._columns[column].is_number else Qt.AlignmentFlag.AlignLeft)
