"""One table of a file: what it was taken for, which column is which field, its first rows, and what is wrong with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.importing.choice import Choice
from planner.importing.fields import NOUNS
from planner.importing.kinds import kinds
from planner.importing.preview import Preview
from ui.library.importing.looked import Looked
from ui.theme import Theme
from ui.widgets.choices import Choice as DropDown
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, PlainLabel, tip

NONE = ""
ROWS_SHOWN, PROBLEMS_SHOWN, CELL_MOST = 8, 4, 80
IMPORTANT = 12
"""Fields with a drop-down of their own at first; the others follow below them."""


class TableView(QWidget):
    """Says ``correction_wished`` with a Choice when a person changes the kind or a column."""

    correction_wished = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._inside: QWidget | None = None
        self._kind: DropDown | None = None
        self._columns: dict[str, DropDown] = {}

    def show_table(self, looked: Looked) -> None:
        """Show what was looked at."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._columns = {}
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if looked.seen is None:
            column.addWidget(EmptyState(self._theme, "file-circle-xmark", looked.path.name, looked.why_not))
        else:
            self._fill(column, looked, looked.seen)
        self._column.addWidget(self._inside)

    def _fill(self, column: QVBoxLayout, looked: Looked, seen: Preview) -> None:
        column.addWidget(ElidedLabel(looked.name, "section", mode=Qt.TextElideMode.ElideMiddle))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel("识别为", "soft"))
        self._kind = self._kinds(seen)
        head.addWidget(self._kind)
        facts = [f"约 {seen.expected:,} 行" if seen.expected else "", seen.encoding, "按上次的对应" if seen.by_choice else ""]
        head.addWidget(PlainLabel(" · ".join(fact for fact in facts if fact), "soft"))
        head.addStretch(1)
        column.addLayout(head)
        if looked.why_not:
            column.addWidget(PlainLabel(looked.why_not, "warn", wrap=True))
        if seen.noun is not None:
            column.addWidget(self._mapping(seen))
        column.addWidget(self._cells(seen), 1)
        for problem in seen.problems[:PROBLEMS_SHOWN]:
            where = f"第 {problem.row} 行：" if problem.row else ""
            column.addWidget(ElidedLabel(f"{where}{problem.message}", "warn"))
        more = len(seen.problems) - PROBLEMS_SHOWN
        if more > 0:
            column.addWidget(PlainLabel(f"前几百行里还有 {more} 处要留意，导入后会列出来", "soft"))

    def _kinds(self, seen: Preview) -> DropDown:
        choice = DropDown(self._theme, "文件种类")
        if seen.noun is None:
            choice.add(seen.label or "看不出来", NONE)
        for id, kind in kinds().items():
            if kind.noun is not None:
                choice.add(kind.label if not kind.general else f"其他{NOUNS[kind.noun]}表", id)
        choice.choose(seen.kind if seen.noun else NONE)
        choice.activated.connect(self._kind_chosen)
        return choice

    def _mapping(self, seen: Preview) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setMaximumHeight(self._theme.px(190))
        inside = QWidget()
        inside.setProperty("place", "clear")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        known = sorted(seen.fields, key=lambda field: field.name not in seen.mapping)
        for at, field in enumerate(known):
            choice = DropDown(self._theme, field.label)
            choice.setMinimumWidth(self._theme.px(120))
            choice.add("—", NONE)
            for name in dict.fromkeys(filter(None, seen.header)):
                choice.add(name, name)
            choice.choose(seen.mapping.get(field.name, NONE))
            choice.activated.connect(self._column_chosen)
            self._columns[field.name] = choice
            grid.addWidget(PlainLabel(field.label, "" if field.name in seen.mapping else "soft"), at // 3, at % 3 * 2)
            grid.addWidget(choice, at // 3, at % 3 * 2 + 1)
        for stretch in (1, 3, 5):
            grid.setColumnStretch(stretch, 1)
        area.setWidget(inside)
        return area

    def _cells(self, seen: Preview) -> QTableWidget:
        rows = seen.cells[:ROWS_SHOWN]
        width = max([len(seen.header), *(len(row) for row in rows)], default=0)
        table = QTableWidget(len(rows), width)
        table.setAccessibleName("前几行")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        table.setHorizontalHeaderLabels([_short(name) for name in seen.header])
        for row, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                item = QTableWidgetItem(_short(cell))
                item.setToolTip(tip(cell[:400]))
                table.setItem(row, at, item)
        for at in range(width):
            table.setColumnWidth(at, self._theme.px(120))
        return table

    def _kind_chosen(self) -> None:
        if self._kind is not None and self._kind.currentData():
            self.correction_wished.emit(Choice(self._kind.currentData()))

    def _column_chosen(self) -> None:
        kind = self._kind.currentData() if self._kind is not None else None
        mapping = {field: str(choice.currentData()) for field, choice in self._columns.items() if choice.currentData()}
        self.correction_wished.emit(Choice(kind or None, mapping))


def _short(text: str) -> str:
    line = " ".join(text[: CELL_MOST * 2].split())
    return line if len(line) <= CELL_MOST else line[: CELL_MOST - 1] + "…"
