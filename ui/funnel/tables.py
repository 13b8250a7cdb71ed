"""The tables below the charts: groups, or single notes. Rows lie in memory, as the answer brought them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from planner.funnel.answers import NoteRow, Slice
from ui.funnel.asked import key_of
from ui.funnel.columns import MEASURE, STAGE, Shape, definition_of, number_of
from ui.grid.cells import LineCells
from ui.grid.columns import Column
from ui.grid.layout import Layout
from ui.grid.model import Line, LinesModel
from ui.grid.sorting import Sorting
from ui.grid.table import LinesTable
from ui.services import Services
from ui.theme import Theme
from ui.widgets.labels import tip

Value = str | float | None


class KeptModel(LinesModel[Line]):
    """Lines that are all there: nothing is fetched."""

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        id_of: Callable[[Line], str],
        about: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, self._get, parent)
        self._about = about
        self._of = id_of
        self._lines: dict[str, Line] = {}

    def know(self, lines: Sequence[Line]) -> None:
        """The lines of which some are to be shown."""
        self._lines = {self._of(line): line for line in lines}

    @property
    def lines(self) -> list[Line]:
        """All lines in the order in which they are shown."""
        return [self._lines[id] for id in self.ids]

    def get(self, id: str) -> Line | None:
        """A line by its id."""
        return self._lines.get(id)

    def id_of(self, line: Line) -> str:
        return self._of(line)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return tip(self._about(self.columns[section].sort))
        return super().headerData(section, orientation, role)

    def _get(self, ids: Sequence[str]) -> Sequence[Line]:
        return [self._lines[id] for id in ids if id in self._lines]


class KeptTable(LinesTable[Line], Generic[Line]):
    """A table whose lines are sorted here: what is not known comes last either way. ``about`` says what a column counts."""

    def __init__(
        self,
        services: Services,
        name: str,
        memory: str,
        columns: Sequence[Column[Line]],
        id_of: Callable[[Line], str],
        value_of: Callable[[Line, str], Value],
        first: tuple[str, bool],
        about: Callable[[str], str] = lambda name: "",
        cells: Callable[[Theme, LinesModel[Line]], LineCells[Line]] = LineCells,
        parent: QWidget | None = None,
    ) -> None:
        self.model_of_lines: KeptModel[Line] = KeptModel(columns, id_of, about)
        super().__init__(services.theme, name, self.model_of_lines, cells(services.theme, self.model_of_lines), parent)
        self.model_of_lines.setParent(self)
        self._value_of = value_of
        self.layout_of_columns = Layout(services.theme, self, services.memory, columns, f"{memory}.columns")
        self.sorting = Sorting(self.horizontalHeader(), self.model_of_lines, services.memory, f"{memory}.sort", first)
        self.sorting.changed.connect(self._sort)
        self._lines_now: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line], *, stay: bool) -> None:
        """Show these in the order a person wants."""
        self._lines_now = lines
        self.model_of_lines.know(lines)
        self.show_ids([self.model_of_lines.id_of(line) for line in self._sorted(lines)], stay=stay)

    @property
    def columns(self) -> list[Column[Line]]:
        """The columns that are shown, in their order."""
        known = {column.sort: column for column in self.model_of_lines.columns}
        return [known[name] for name in self.layout_of_columns.shown]

    def value(self, line: Line, column: str) -> Value:
        """What stands in a cell, with every digit."""
        return self._value_of(line, column)

    def _sorted(self, lines: Sequence[Line]) -> list[Line]:
        name, down = self.sorting.column, self.sorting.descending
        known = [line for line in lines if self._value_of(line, name) is not None]
        unknown = [line for line in lines if self._value_of(line, name) is None]
        known.sort(key=lambda line: _key(self._value_of(line, name)), reverse=down)
        return known + unknown

    def _sort(self) -> None:
        self.show_lines(self._lines_now, stay=False)


class GroupCells(LineCells[Slice]):
    """A route says whose traffic and mind it is."""

    def __init__(self, shape: Shape, theme: Theme, model: LinesModel[Slice]) -> None:
        super().__init__(theme, model)
        self._shape = shape

    def remark(self, column: Column[Slice], line: Slice) -> str:
        return self._shape.leads.get(line.key or "", "") if column.sort == "label" and line.axis == "route" else ""


class NoteCells(LineCells[NoteRow]):
    """What must be stopped is red, what is not over yet says so."""

    def token(self, column: Column[NoteRow], line: NoteRow) -> str:
        if column.sort == "quadrant" and line.quadrant:
            return {"止损": "bad", "观察": "soft"}.get(line.quadrant, "accent")
        return column.token

    def remark(self, column: Column[NoteRow], line: NoteRow) -> str:
        return "未到结算" if column.sort == "title" and line.settled == "未到结算" else ""


def group_value(one: Slice, name: str) -> Value:
    """What a group is sorted and exported by."""
    if name == "label":
        return one.label or None
    if name == "notes":
        return float(one.funnel.notes)
    number = number_of(one, name)
    return number.value if number else None


def note_value(shape: Shape, row: NoteRow, name: str) -> Value:
    """What a note is sorted and exported by."""
    if name.startswith((STAGE, MEASURE)):
        definition = definition_of(shape, name)
        return row.numbers.get(definition.metric) if definition else None
    if name == "tags":
        return "、".join(row.tags) or None
    value: Value = getattr(row, name)
    return value or None


def group_id(one: Slice) -> str:
    """A group of an axis."""
    return key_of(one.key)


def _key(value: Value) -> tuple[int, float, str]:
    if isinstance(value, str):
        return 1, 0.0, value
    return 0, value or 0.0, ""
