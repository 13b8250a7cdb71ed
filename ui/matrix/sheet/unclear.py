"""What was given and not understood: one quiet sentence, and a way from one such cell to the next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.matrix.sheet.columns import COLUMNS
from ui.matrix.sheet.model import Cell
from ui.matrix.sheet.reading import Read
from ui.theme import Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel


class UnclearBar(QFrame):
    """``wished`` leads to a cell (id, column); ``changed`` tells the cells that are to be marked, and why."""

    wished = Signal(str, int)
    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("place", "warnbanner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cells: dict[Cell, str] = {}
        self._at = -1
        self._words = ElidedLabel("", "warn")
        self._next = Button("看是哪些", kind="link")
        close = IconButton(theme, "xmark", "知道了", size=11)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._next)
        row.addWidget(close)
        self._next.clicked.connect(self.go_on)
        close.clicked.connect(self.forget)
        self.hide()

    @property
    def cells(self) -> Mapping[Cell, str]:
        """The cells that were not understood, and why."""
        return self._cells

    @property
    def words(self) -> str:
        """The sentence."""
        return self._words.text()

    @Slot(object)
    def show_read(self, read: Read) -> None:
        """Tell what a write did not understand. What an earlier one left is forgotten when its cells were written."""
        kept = (
            {} if len(read.changes) > 1 else {cell: why for cell, why in self._cells.items() if not _wrote(read, cell)}
        )
        # A slot that is still to be made has no cell to be shown.
        self._cells = kept | {cell: why for cell, why in read.unclear.items() if not cell[0].startswith("\0")}
        self._at = -1
        self.setVisible(bool(read.unclear or self._cells))
        if read.unclear:
            whys = list(dict.fromkeys(read.unclear.values()))
            if len(read.unclear) == 1:
                self._words.setText(f"{whys[0]}，这一格没有动")
            else:
                self._words.setText(
                    f"{len(read.unclear):,} 格没看懂，没有动：{whys[0]}{' 等' if len(whys) > 1 else ''}"
                )
        elif self._cells:
            self._words.setText(f"还有 {len(self._cells):,} 格没看懂")
        self._next.setVisible(bool(self._cells))
        self.changed.emit(self._cells)

    @Slot()
    def go_on(self) -> None:
        """To the next cell that was not understood."""
        if self._cells:
            self._at = (self._at + 1) % len(self._cells)
            cell = list(self._cells)[self._at]
            self._words.setText(f"{self._at + 1} / {len(self._cells)}：{self._cells[cell]}")
            self.wished.emit(*cell)

    @Slot()
    def forget(self) -> None:
        """Put the sentence away, and the marks."""
        self._cells = {}
        self.hide()
        self.changed.emit({})


def _wrote(read: Read, cell: Cell) -> bool:
    return COLUMNS[cell[1]].field in read.changes.get(cell[0], {})
