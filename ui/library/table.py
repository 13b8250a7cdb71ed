"""The table of notes: how it is drawn, and the keys that weigh."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.storage.records import NoteLine
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.table import LinesTable
from ui.library.model import NotesModel
from ui.theme import Theme

OURS = "我们的"
WEIGHTS: dict[str, int | None] = {**{str(weight): weight for weight in range(6)}, "-": None}


class NoteCells(LineCells[NoteLine]):
    """Our own notes say so; a bad example is red."""

    def token(self, column: Column[NoteLine], line: NoteLine) -> str:
        return "bad" if column.sort == "weight" and line.weight == 0 else column.token

    def remark(self, column: Column[NoteLine], line: NoteLine) -> str:
        return OURS if line.own and column.sort == "title" else ""


class NotesTable(LinesTable[NoteLine]):
    """0–5 weigh the chosen notes, - takes the weight away, Delete removes them, Enter opens, Ctrl+C copies."""

    weight_wished = Signal(object)
    """0–5 or None."""

    def __init__(self, theme: Theme, model: NotesModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "笔记", model, NoteCells(theme, model), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() in WEIGHTS:
            self.weight_wished.emit(WEIGHTS[event.text()])
        else:
            super().keyPressEvent(event)
