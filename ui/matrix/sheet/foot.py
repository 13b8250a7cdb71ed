"""The line below the sheet: how many rows, and what is marked comes to."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.matrix.sheet.marks import Marks
from ui.matrix.sheet.model import SlotsModel
from ui.show import exact
from ui.widgets.labels import PlainLabel

SUMMED_MOST = 200
"""Rows whose prices are added up at each step of the mouse: more would take longer to read than a frame."""


class Foot(QFrame):
    """Quiet words, at the right end what is marked."""

    def __init__(self, model: SlotsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = PlainLabel("", "small")
        self._marked = PlainLabel("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 4, 11, 4)
        row.addWidget(self._rows)
        row.addStretch(1)
        row.addWidget(self._marked)

    @property
    def words(self) -> str:
        """What stands at the right end."""
        return self._marked.text()

    def tell(self, marks: Marks) -> None:
        """Other cells are marked."""
        self._rows.setText(f"{len(self._model.ids):,} 条排期")
        rows = marks.rows() if not marks.is_one and self._model.ids else []
        cells = sum(area.count for area in marks.areas)
        words = f"已选 {len(rows):,} 行 · {cells:,} 格" if rows else ""
        if 1 < len(rows) <= SUMMED_MOST:
            prices = [line.slot.price for line in self._model.each(rows) if line is not None and line.slot.price]
            words += f" · 费用合计 ¥{exact(sum(prices))}" if prices else ""
        self._marked.setText(words)
