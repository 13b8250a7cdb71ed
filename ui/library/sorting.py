"""By which column the notes are sorted: asked by a click on its heading, done by the store, remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHeaderView

from planner.storage.records import NoteSort
from ui.library.columns import COLUMNS
from ui.library.model import NotesModel
from ui.memory import Memory

SORT = "library.sort"


class Sorting(QObject):
    """``column`` and ``descending`` say what is wanted; unknown values come last either way."""

    changed = Signal()

    def __init__(self, header: QHeaderView, model: NotesModel, memory: Memory) -> None:
        super().__init__(header)
        self._model, self._memory = model, memory
        self.column: NoteSort = "published_at"
        self.descending = True
        kept = memory.get(SORT)
        known = [column.sort for column in COLUMNS]
        if isinstance(kept, list) and len(kept) == 2 and kept[0] in known and isinstance(kept[1], bool):
            self.column, self.descending = kept
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._clicked)
        model.mark_sorted(self.column, descending=self.descending)

    def by(self, name: NoteSort, *, descending: bool) -> None:
        """Sort so from now on."""
        self.column, self.descending = name, descending
        self._memory.keep(SORT, [name, descending])
        self._model.mark_sorted(name, descending=descending)
        self.changed.emit()

    @Slot(int)
    def _clicked(self, section: int) -> None:
        column = COLUMNS[section]
        again = column.sort == self.column
        self.by(column.sort, descending=not self.descending if again else column.falling)
