"""The rows of a plan sheet as they would be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.matrix.bringing.brought import KINDS, BroughtRow, FieldChange, Kind
from planner.matrix.bringing.columns import NAMES
from planner.storage.times import china_today
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.model import LinesModel
from ui.grid.table import LinesTable
from ui.show import day
from ui.theme import Theme

TOKENS: dict[Kind, str] = {"new": "accent", "changed": "warn", "same": "soft", "left": "bad"}
NOTHING = "（空）"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file, by its number."""

    id: str
    row: BroughtRow


def change_text(change: FieldChange) -> str:
    """日期 2025-03-12 → 2025-03-14; of what was not there only what comes."""
    before = "" if change.before == NOTHING else f"{_as_written(change.name, change.before)} → "
    return f"{change.name} {before}{_as_written(change.name, change.after)}"


def _as_written(name: str, text: str) -> str:
    """Days and prices as people write them."""
    if text == NOTHING or name not in (NAMES["day"], NAMES["price"]):
        return text
    return f"¥{text}" if name == NAMES["price"] else day(date.fromisoformat(text), china_today())


def said(row: BroughtRow) -> str:
    """Why it is not taken, or what changes, and what was left out."""
    return "；".join((*row.notes, *map(change_text, row.changes)))


def told(row: BroughtRow) -> str:
    """The same, line by line."""
    return "\n".join((f"第 {row.row} 行", *row.notes, *map(change_text, row.changes)))


COLUMNS: tuple[Column[Line], ...] = (
    Column("said", "变化或原因", lambda line: said(line.row), 300, lambda line: told(line.row), token="soft"),
    Column("kind", "怎么处理", lambda line: KINDS[line.row.kind], 80),
    Column("row", "行", lambda line: str(line.row.row), 56, is_number=True, token="soft"),
    Column("name", "内容", lambda line: line.row.name, 220, lambda line: line.row.name),
)


class RowsModel(LinesModel[Line]):
    """Rows of one file; they are all in memory."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, self._lines_of, parent)
        self._rows: dict[str, Line] = {}

    def show_rows(self, rows: Sequence[BroughtRow]) -> list[str]:
        """Take these rows; their ids."""
        self._rows = {str(at): Line(str(at), row) for at, row in enumerate(rows)}
        return list(self._rows)

    def _lines_of(self, ids: Sequence[str]) -> list[Line]:
        return [self._rows[id] for id in ids]


class RowCells(LineCells[Line]):
    """What becomes of a row, in its colour."""

    def token(self, column: Column[Line], line: Line) -> str:
        if column.sort == "kind" or (column.sort == "said" and line.row.notes):
            return TOKENS[line.row.kind] if column.sort == "kind" or line.row.kind == "left" else "warn"
        return column.token


class RowsTable(LinesTable[Line]):
    """The preview."""

    def __init__(self, theme: Theme, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "计划表里的行", model, RowCells(theme, model), parent)
        for at, column in enumerate(COLUMNS):
            self.setColumnWidth(at, theme.px(column.width))
        header = self.horizontalHeader()
        # What changes is what is read: it takes the room the others leave, at the right end.
        header.moveSection(0, len(COLUMNS) - 1)
        header.setStretchLastSection(True)
