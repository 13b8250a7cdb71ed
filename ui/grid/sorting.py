"""By which column a big table is sorted: asked by a click on its heading, done by the store, remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHeaderView

from ui.grid.model import Line, LinesModel
from ui.memory import Memory


class Sorting(QObject):
    """``column`` and ``descending`` say what is wanted, at first what is remembered under ``name``; unknown comes last either way."""

    changed = Signal()

    def __init__(
        self,
        header: QHeaderView,
        model: LinesModel[Line],
        memory: Memory,
        name: str,
        first: tuple[str, bool],
    ) -> None:
        super().__init__(header)
        self._model, self._memory, self._name = model, memory, name
        self.column, self.descending = first
        kept = memory.get(name)
        known = [column.sort for column in model.columns]
        if isinstance(kept, list) and len(kept) == 2 and kept[0] in known and isinstance(kept[1], bool):
            self.column, self.descending = kept
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._clicked)
        model.mark_sorted(self.column, descending=self.descending)

    def by(self, name: str, *, descending: bool) -> None:
        """Sort so from now on."""
        self.column, self.descending = name, descending
        self._memory.keep(self._name, [name, descending])
        self._model.mark_sorted(name, descending=descending)
        self.changed.emit()

    @Slot(int)
    def _clicked(self, section: int) -> None:
        column = self._model.columns[section]
        again = column.sort == self.column
        self.by(column.sort, descending=not self.descending if again else column.falling)
