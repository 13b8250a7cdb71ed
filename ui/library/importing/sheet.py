"""The dialog before an import: the tables at the left, what the chosen one holds at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from planner.importing.choice import Choice
from ui.icons import icon
from ui.library.importing.looked import Looked
from ui.library.importing.table import TableView
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet

LIST, WIDTH, HEIGHT = 220, 900, 560


class ImportSheet(Sheet):
    """Shows what was looked at and lets the person correct it; nothing is written before ``import_wished``."""

    correction_wished = Signal(object, object)
    """A Looked, and the Choice that should be tried on it."""
    import_wished = Signal(list)
    """Pairs of a path and a Choice or None."""

    def __init__(self, theme: Theme, looked: Sequence[Looked], parent: QWidget) -> None:
        super().__init__(theme, "导入", parent, width=WIDTH)
        self._theme = theme
        self._looked: list[Looked] = []
        self._list = QListWidget()
        self._list.setAccessibleName("文件")
        self._list.setFixedWidth(theme.px(LIST))
        self._list.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._table = TableView(theme)
        self._table.correction_wished.connect(self._correct)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addWidget(self._table, 1)
        self.body.addLayout(row, 1)
        self.setMinimumHeight(theme.px(HEIGHT))
        self.add_button("取消", self.reject)
        self._import: Button = self.add_button("导入", self._wish, kind="primary", default=True)
        self._list.currentRowChanged.connect(self._show)
        self.add(looked)

    def add(self, looked: Sequence[Looked]) -> None:
        """More tables; those that are there already are replaced."""
        for one in looked:
            if one.key in [known.key for known in self._looked]:
                self.replace(one)
                continue
            self._looked.append(one)
            self._list.addItem(QListWidgetItem())
            self._dress(len(self._looked) - 1)
        first = next((at for at, one in enumerate(self._looked) if one.usable), 0)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(first)
        self._list.setVisible(len(self._looked) > 1)
        self._count()

    def replace(self, looked: Looked) -> None:
        """The same table, read another way."""
        keys = [one.key for one in self._looked]
        if looked.key in keys:
            at = keys.index(looked.key)
            self._looked[at] = looked
            self._dress(at)
            if at == self._list.currentRow():
                self._table.show_table(looked)
            self._count()

    def _dress(self, at: int) -> None:
        one, item = self._looked[at], self._list.item(at)
        item.setText(one.name)
        item.setIcon(icon("check" if one.usable else "xmark", self._theme, "accent" if one.usable else "bad"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.name}，{'可以导入' if one.usable else one.why_not}")

    def _count(self) -> None:
        usable = sum(one.usable for one in self._looked)
        self._import.setEnabled(bool(usable))
        self._import.setText(f"导入 {usable} 个表" if len(self._looked) > 1 and usable else "导入")

    @Slot(int)
    def _show(self, row: int) -> None:
        if 0 <= row < len(self._looked):
            self._table.show_table(self._looked[row])

    @Slot(object)
    def _correct(self, choice: Choice) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._looked):
            one = self._looked[row]
            sheet = one.seen.sheet if one.seen and one.several else None
            self.correction_wished.emit(one, Choice(choice.kind, choice.mapping, sheet))

    def _wish(self) -> None:
        self.import_wished.emit(chosen(self._looked))
        self.accept()


def chosen(looked: Sequence[Looked]) -> list[tuple[Path, Choice | None]]:
    """What to import: a file as a whole, or table by table when one of them was corrected."""
    wanted: list[tuple[Path, Choice | None]] = []
    for path in dict.fromkeys(one.path for one in looked if one.usable):
        tables = [one for one in looked if one.path == path and one.usable]
        if all(one.choice is None for one in tables):
            wanted.append((path, None))
        else:
            wanted += [(path, one.choice or Choice(sheet=one.seen.sheet if one.seen else None)) for one in tables]
    return wanted
