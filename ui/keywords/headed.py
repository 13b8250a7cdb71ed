"""A table whose columns are data: it shows at a heading by which column its rows are sorted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.keywords.columns import Column
from ui.keywords.wanted import Order

FALLING, RISING = "▾", "▴"
Index = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HeadedModel(QAbstractTableModel):
    """The headings; subclasses have the rows."""

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._order = Order()

    def mark_sorted(self, order: Order) -> None:
        """Show at a heading by which column the rows are sorted."""
        self._order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if self._order.column != column.sort:
                return column.heading
            # Qt's own arrow would be drawn over words that stand at the right.
            arrow = FALLING if self._order.descending else RISING
            return f"{arrow} {column.heading}" if column.is_number else f"{column.heading} {arrow}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        return None
