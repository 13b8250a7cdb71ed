"""The rows of the sheet: ids of all, lines of what is seen, and which cells were not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from planner.storage.records import SlotLine
from ui.grid.model import PAGE, Index, LinesModel
from ui.matrix.sheet.columns import COLUMNS, SheetColumn
from ui.widgets.labels import tip

READ_AT_ONCE = 500
Cell = tuple[str, int]
"""The id of a slot, and the number of a column."""
CELLS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
WRITABLE = CELLS | Qt.ItemFlag.ItemIsEditable


class SlotsModel(LinesModel[SlotLine]):
    """Slots under the columns of the sheet. Asked to write, it tells what a person ``entered``: the view changes when it is written."""

    entered = Signal(int, int, object)
    """Row, column, and what stands in the editor."""

    def __init__(self, fetch: Callable[[Sequence[str]], Sequence[SlotLine]], parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, fetch, parent)
        self.columns: Sequence[SheetColumn] = COLUMNS
        self.unclear: Mapping[Cell, str] = {}
        """Cells for which something was given that nobody understood, and why."""
        self.needle = ""
        """What is looked for in the sheet, in small letters."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return CELLS if self.columns[index.column()].is_fixed else WRITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and self.unclear and index.isValid():
            trouble = self.unclear.get((self.ids[index.row()], index.column()))
            if trouble:
                return tip(trouble)
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self.entered.emit(index.row(), index.column(), value)
        return False

    def each(self, rows: Iterable[int]) -> list[SlotLine | None]:
        """The lines of these rows, read together where they are not at hand."""
        wanted = list(rows)
        found: dict[str, SlotLine] = {}
        missing = []
        for row in wanted:
            page = self._pages.get(row // PAGE)
            if page is None:
                missing.append(self.ids[row])
            elif self.ids[row] in page:
                found[self.ids[row]] = page[self.ids[row]]
        for start in range(0, len(missing), READ_AT_ONCE):
            found |= self._read(missing[start : start + READ_AT_ONCE])
        return [found.get(self.ids[row]) for row in wanted]

    def forget(self, ids: Iterable[str]) -> None:
        """These slots read differently now."""
        gone = set(ids)
        for number, page in self._pages.items():
            if not gone.isdisjoint(page):
                fresh = self._read([id for id in page if id in gone])
                page.update(fresh)
                for id in gone & set(page) - set(fresh):
                    del page[id]
                # Only from the first to the last of them: a screen of cells takes 20 ms to draw, a row less than one.
                first = number * PAGE
                rows = [row for row, id in enumerate(self.ids[first : first + PAGE], first) if id in gone]
                self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self.columns) - 1))

    def insert(self, row: int, ids: Sequence[str]) -> None:
        """New slots from this row on."""
        self.beginInsertRows(self.index(-1, -1), row, row + len(ids) - 1)
        self._ids = [*self._ids[:row], *ids, *self._ids[row:]]
        self._pages.clear()
        self.endInsertRows()

    def mark_unclear(self, cells: Mapping[Cell, str]) -> None:
        """Show which cells were not understood."""
        if cells or self.unclear:
            self.unclear = dict(cells)
            self._repaint()

    def look_for(self, needle: str) -> None:
        """Show where these words stand."""
        if needle != self.needle:
            self.needle = needle
            self._repaint()

    def _repaint(self) -> None:
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))

    def id_of(self, line: SlotLine) -> str:
        return line.slot.id
