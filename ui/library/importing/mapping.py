"""Which column of a file is which field: a row for each column, with what stands in it and what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.importing.fields import Field
from planner.importing.preview import Preview
from ui.settings.rows import Column, RowModel
from ui.theme import Theme
from ui.widgets.table import DENSE, Table

SKIPPED = "不导入"
EXAMPLES = 3
EXAMPLE_MOST = 60
FIELD = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the file: its name, what stands in its first rows, and the label of the field it is taken for."""

    name: str
    examples: str
    label: str


COLUMNS: tuple[Column[Place], ...] = (
    Column("文件里的列", lambda place: place.name, 180, tip=lambda place: place.name),
    Column("前几行的内容", lambda place: place.examples or "空的", 320, tip=lambda place: place.examples),
    Column("当作", lambda place: f"{place.label or SKIPPED}  ▾", 150, tip=lambda place: "点一下，或按回车，换成别的"),
)


class Mapping(Table):
    """Enter or a click offers the fields; says ``field_chosen`` with the column's name and the field's ("" for none)."""

    field_chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "列的对应", parent, row=DENSE)
        self._fields: Sequence[Field] = ()
        self._places: RowModel[Place] = RowModel(COLUMNS, self)
        self.setModel(self._places)
        self._places.dress(self, stretch=1)
        self.open_requested.connect(self._offer_here)
        self.clicked.connect(self._clicked)

    def show_table(self, seen: Preview, fields: Sequence[Field]) -> None:
        """Show the columns of a table and what they can be; those of the same table keep the place that is looked at."""
        self._fields = fields
        labels = {field.name: field.label for field in fields}
        meant = {column: labels.get(field, "") for field, column in seen.mapping.items()}
        row, place = self.currentIndex().row(), self.verticalScrollBar().value()
        names = [at for at, name in enumerate(seen.header) if name and name not in seen.header[:at]]
        before = [one.name for one in self._places.rows]
        self._places.show([Place(seen.header[at], _examples(seen, at), meant.get(seen.header[at], "")) for at in names])
        if row >= 0 and before == [one.name for one in self._places.rows]:
            self.choose(row)
            self.verticalScrollBar().setValue(place)

    def offer(self, row: int) -> QMenu:
        """The fields a column can be taken for."""
        place = self._places.rows[row]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, name in ((SKIPPED, ""), *((field.label, field.name) for field in self._fields)):
            action = QAction(label, menu)
            action.setCheckable(True)
            action.setChecked(label == (place.label or SKIPPED))
            action.triggered.connect(partial(self.field_chosen.emit, place.name, name))
            menu.addAction(action)
        cell = self.visualRect(self._places.index(row, FIELD))
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(0, 1)))
        return menu

    @Slot()
    def _offer_here(self) -> None:
        if self.currentIndex().isValid():
            self.offer(self.currentIndex().row())

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == FIELD:
            self.offer(index.row())


def _examples(seen: Preview, column: int) -> str:
    """What stands in the first rows of a column."""
    found: list[str] = []
    for row in seen.cells:
        text = " ".join(row[column][: EXAMPLE_MOST * 2].split())[:EXAMPLE_MOST] if column < len(row) else ""
        if text and text not in found:
            found.append(text)
        if len(found) == EXAMPLES:
            break
    return " ¦ ".join(found)
