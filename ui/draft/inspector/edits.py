"""The next best edits: what to change, and how many points it brings. Pressing one does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPen

from nlp.findings import Edit
from ui.draft.inspector.row import GAP, RIGHT, Row
from ui.draft.inspector.section import Rows, Section
from ui.theme import Theme

SHOWN = 3


class EditsPanel(Section):
    """The best few edits."""

    applied = Signal(object)
    """Edit: make it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("改哪里最值", "回车采纳，可撤销")
        self._theme = theme
        self.rows.setSpacing(6)
        self._rows: Rows[Edit, EditRow] = Rows(self.rows, self._make, lambda row, edit: row.show_edit(edit))

    def show_edits(self, edits: Sequence[Edit]) -> None:
        self._rows.fill(edits[:SHOWN])
        self.empty("" if edits else "没有能代你改的了，上面的得分项写着还差什么")

    def rows_shown(self) -> list[Row]:
        return list(self._rows.shown)

    def _make(self) -> EditRow:
        row = EditRow(self._theme)
        row.clicked.connect(lambda: self.applied.emit(row.edit))
        return row


def gain_text(gain: float) -> str:
    """``+4``, or ``+0.5`` when it is less than a point."""
    return f"{gain:+.0f}" if abs(gain) >= 1 else f"{gain:+.1f}"


class EditRow(Row):
    """A card with the edit and its gain."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 32)
        self.edit = Edit("", 0)

    def show_edit(self, edit: Edit) -> None:
        if edit != self.edit:
            self.edit = edit
            self.say(f"{edit.text}，{gain_text(edit.gain)} 分", f"{edit.text}\n评分 {gain_text(edit.gain)}")

    def ground(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def draw(self, painter: QPainter, room: QRect) -> None:
        gain = self.write(painter, room, gain_text(self.edit.gain), "accent", weight=600, edge=RIGHT)
        self.write(painter, room.adjusted(0, 0, -gain - GAP, 0), self.edit.text)
