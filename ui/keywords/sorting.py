"""By which column the rows are sorted: asked by a click on its heading, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHeaderView

from ui.keywords.columns import Column
from ui.keywords.headed import HeadedModel
from ui.keywords.wanted import Order
from ui.memory import Memory


class Sorting(QObject):
    """A first click sorts, a second turns round, a third goes back to the order the rows came in: best first.

    ``name`` is what the order is remembered by.
    """

    changed = Signal()

    def __init__(
        self, header: QHeaderView, model: HeadedModel, memory: Memory, columns: Sequence[Column[Any]], name: str
    ) -> None:
        super().__init__(header)
        self._model, self._memory, self._columns, self._name = model, memory, columns, name
        self.order = Order()
        kept = memory.get(name)
        known = [column.sort for column in columns]
        if isinstance(kept, list) and len(kept) == 2 and kept[0] in known and isinstance(kept[1], bool):
            self.order = Order(kept[0], kept[1])
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._clicked)
        model.mark_sorted(self.order)

    def by(self, order: Order) -> None:
        """Sort so from now on."""
        self.order = order
        self._memory.keep(self._name, [order.column, order.descending])
        self._model.mark_sorted(order)
        self.changed.emit()

    @Slot(int)
    def _clicked(self, section: int) -> None:
        column, now = self._columns[section], self.order
        if column.sort != now.column:
            self.by(Order(column.sort, column.falling))
        elif now.descending == column.falling:
            self.by(Order(column.sort, not column.falling))
        else:
            self.by(Order())
