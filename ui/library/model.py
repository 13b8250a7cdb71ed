"""The notes of the table: ids of all, and the lines of a few pages around what is seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.storage.records import NoteLine
from ui.library.columns import COLUMNS
from ui.widgets.labels import tip

PAGE = 100
PAGES_KEPT = 40
Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NotesModel(QAbstractTableModel):
    """Notes in the order of their ids; a line is fetched when it is first seen."""

    def __init__(self, fetch: Callable[[Sequence[str]], Sequence[NoteLine]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: list[str] = []
        self._pages: OrderedDict[int, dict[str, NoteLine]] = OrderedDict()

    def show(self, ids: list[str]) -> None:
        """Show these notes."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self, ids: frozenset[str] | None) -> None:
        """These notes (None: any) may read differently now; the order stays as it is."""
        self._pages.clear()
        if not self._ids:
            return
        rows = range(len(self._ids)) if ids is None or len(ids) > PAGE else [r for r, i in enumerate(self._ids) if i in ids]
        if len(rows):
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(COLUMNS) - 1))

    @property
    def ids(self) -> list[str]:
        """The ids of all rows."""
        return self._ids

    def id(self, row: int) -> str | None:
        """The note of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_number else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._line(index.row())
        if line is None:
            return ""
        return column.show(line) if role == Qt.ItemDataRole.DisplayRole else tip(column.tip(line))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].is_number:
            return RIGHT
        return None

    def _line(self, row: int) -> NoteLine | None:
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {line.id: line for line in self._fetch(ids)}
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(self._ids[row])
