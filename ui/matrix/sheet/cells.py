"""How a cell of the sheet is drawn: one line of text. The hairlines are drawn by its half, one for a whole row."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from planner.presets import UNKNOWN
from planner.storage.records import SlotLine
from ui.grid.cells import ALIGNED, Index, LineCells
from ui.grid.columns import Column
from ui.matrix.sheet.model import SlotsModel
from ui.theme import Theme

STATUS_TOKENS = {"已发": "accent", "复盘": "accent", "一审": "warn", "终审": "warn", "待发": "text", "初稿": "text"}


class SheetCells(LineCells[SlotLine]):
    """Marked cells are tinted; what was not understood stands on amber; what is looked for on the colour of a selection."""

    def __init__(self, theme: Theme, model: SlotsModel, parent: QObject | None = None) -> None:
        super().__init__(theme, model, parent)
        self._slots = model
        self.edited: tuple[int, int] | None = None
        """Row and column of the cell that is being written: its editor lies over it, and shows it."""
        self._dress_also()
        theme.theme_changed.connect(self._dress_also)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.draw_cell(painter, option.rect, index.row(), index.column(), selected)

    def draw_cell(self, painter: QPainter, rect: QRect, row: int, at: int, selected: bool) -> None:
        """Draw the cell of a row and a column."""
        slots, colors = self._slots, self._colors
        line = slots.line(row)
        column = slots.columns[at]
        text = column.show(line) if line is not None else ""
        if selected:
            painter.fillRect(rect, colors["tint"])
        if slots.unclear and (slots.ids[row], at) in slots.unclear:
            painter.fillRect(rect, self._unclear)
        elif slots.needle and slots.needle in text.lower():
            painter.fillRect(rect, self._sought)
        if text and line is not None and self.edited != (row, at):
            place = rect.adjusted(self._pad, 0, -self._pad, 0)
            painter.setFont(self._font)
            painter.setPen(colors[self.token(column, line)])
            painter.drawText(place, ALIGNED[column.is_number], self._fitting(text, place.width()))

    @Slot()
    def _dress_also(self) -> None:
        self._unclear, self._sought = self._theme.color("warntint"), self._theme.color("select")

    def token(self, column: Column[SlotLine], line: SlotLine) -> str:
        if column.sort == "status":
            return STATUS_TOKENS.get(line.slot.status, "soft")
        if column.sort in ("role", "tier") and column.show(line) == UNKNOWN:
            return "soft"
        return column.token
