"""Which column of a file is which field: a row for each column, with what stands in it and a list to choose from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from planner.importing.preview import Preview
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import ElidedLabel, PlainLabel

NOTHING = ""
SKIPPED = "不导入"
NAME, FIELD = 150, 150
EXAMPLES = 3
EXAMPLE_MOST = 60


class Mapping(QScrollArea):
    """Says ``field_chosen`` with the column's name and the field's ("" for none)."""

    field_chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._header: tuple[str, ...] = ()
        self._rows: dict[str, tuple[Choice, ElidedLabel]] = {}
        self._fields: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("列的对应")

    def show_table(self, seen: Preview) -> None:
        """Show the columns of a table; those of the same table are only marked anew."""
        fields = tuple(field.name for field in seen.fields)
        if seen.header != self._header or fields != self._fields:
            self._header, self._fields = seen.header, fields
            self._build(seen)
        meant = {column: field for field, column in seen.mapping.items()}
        for column, (choice, name) in self._rows.items():
            field = meant.get(column, NOTHING)
            choice.choose(field)
            name.set_role("" if field else "soft")

    def _build(self, seen: Preview) -> None:
        inside = QWidget()
        inside.setProperty("place", "clear")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 12, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self._theme.px(NAME))
        for at, text in enumerate(("文件里的列", "前几行的内容", "当作")):
            grid.addWidget(PlainLabel(text, "small"), 0, at)
        model = self._model(seen)
        self._rows = {}
        for at, column in enumerate(seen.header):
            if column and column not in self._rows:
                self._add(grid, len(self._rows) + 1, column, _examples(seen, at), model)
        grid.setRowStretch(len(self._rows) + 1, 1)
        model.setParent(inside)
        self.setWidget(inside)

    def _add(self, grid: QGridLayout, row: int, column: str, examples: str, model: QStandardItemModel) -> None:
        name = ElidedLabel(column)
        name.setFixedWidth(self._theme.px(NAME))
        said = ElidedLabel(examples or "空的", "soft")
        choice = Choice(self._theme, f"「{column}」当作")
        choice.setModel(model)
        choice.setFixedWidth(self._theme.px(FIELD))
        choice.activated.connect(partial(self._say, column, choice))
        grid.addWidget(name, row, 0)
        grid.addWidget(said, row, 1)
        grid.addWidget(choice, row, 2)
        self._rows[column] = (choice, name)

    def _model(self, seen: Preview) -> QStandardItemModel:
        """One list for all: forty of thirty entries each would take a moment to fill."""
        model = QStandardItemModel()
        for text, value in ((SKIPPED, NOTHING), *((field.label, field.name) for field in seen.fields)):
            item = QStandardItem(text)
            item.setData(value, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        return model

    def _say(self, column: str, choice: Choice, _index: int) -> None:
        self.field_chosen.emit(column, str(choice.currentData()))


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
