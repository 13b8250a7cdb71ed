"""The dialog before an import: the tables at the left, what the chosen one holds at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from planner.importing.choice import Choice
from ui.icons import icon
from ui.library.importing.looked import Looked, chosen
from ui.library.importing.room import make_room
from ui.library.importing.table import TableView
from ui.theme import Theme
from ui.widgets.labels import PlainLabel, tip
from ui.widgets.sheet import Sheet

LIST, WIDTH, HEIGHT = 230, 980, 600


class ImportSheet(Sheet):
    """Shows what was looked at and lets the person correct it; nothing is written before ``import_wished``."""

    correction_wished = Signal(object, object)
    """A Looked, and the Choice that should be tried on it."""
    import_wished = Signal(list)
    """Pairs of a path and a Choice or None."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "导入", parent)
        self._theme = theme
        self._looked: list[Looked] = []
        self._waits_for_files, self._waits_for_reading = False, False
        self._list = QListWidget()
        self._list.setAccessibleName("文件")
        self._list.setFixedWidth(theme.px(LIST))
        self._list.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table = TableView(theme)
        self._table.kind_chosen.connect(self._take_as)
        self._table.field_chosen.connect(self._take_column_as)
        self._state = PlainLabel("", "soft")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list)
        row.addWidget(self._table, 1)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._state)
        make_room(self, theme, parent, WIDTH, HEIGHT)
        self.add_button("取消", self.reject)
        self._import = self.add_button("导入", self._wish, kind="primary", default=True)
        self._list.currentRowChanged.connect(self._show)

    def add(self, looked: Sequence[Looked], seen: int, files: int) -> None:
        """More tables; ``seen`` of ``files`` files have been looked at so far. Tables that are there already are replaced."""
        for one in looked:
            if one.key in [known.key for known in self._looked]:
                self.replace(one)
                continue
            self._looked.append(one)
            self._list.addItem(QListWidgetItem())
            self._dress(len(self._looked) - 1)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(next((at for at, one in enumerate(self._looked) if one.usable), 0))
        self._list.setVisible(len(self._looked) > 1 or files > 1)
        self._waits_for_files = seen < files
        self._tell(f"正在看文件 {seen} / {files}" if seen < files else "")

    def replace(self, looked: Looked) -> None:
        """The same table, read another way."""
        keys = [one.key for one in self._looked]
        if looked.key in keys:
            at = keys.index(looked.key)
            self._looked[at] = looked
            self._dress(at)
            if at == self._list.currentRow():
                self._table.show_table(looked)
        self._waits_for_reading = False
        self._tell("")

    def _dress(self, at: int) -> None:
        one, item = self._looked[at], self._list.item(at)
        item.setText(one.name)
        item.setToolTip(tip("\n".join(filter(None, (one.name, one.why_not)))))
        item.setIcon(icon("check" if one.usable else "xmark", self._theme, "accent" if one.usable else "bad"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.name}，{'可以导入' if one.usable else one.why_not}")

    def _tell(self, text: str) -> None:
        usable = sum(one.usable for one in self._looked)
        left = len(self._looked) - usable
        self._import.setText(f"导入 {usable} 个表" if len(self._looked) > 1 and usable else "导入")
        self._import.setEnabled(bool(usable) and not self._waits_for_files and not self._waits_for_reading)
        if not text and left and usable:
            text = f"{left} 个不会导入，原因写在各自的页上"
        self._state.setText(text)

    def _try(self, one: Looked, choice: Choice) -> None:
        self._waits_for_reading = True
        self._tell("正在按新的对应重新读取")
        self.correction_wished.emit(one, choice)

    @Slot(int)
    def _show(self, row: int) -> None:
        if 0 <= row < len(self._looked):
            self._table.show_table(self._looked[row])

    @Slot(str)
    def _take_as(self, kind: str) -> None:
        one = self._looked[self._list.currentRow()]
        self._try(one, one.as_kind(kind))

    @Slot(str, str)
    def _take_column_as(self, column: str, field: str) -> None:
        one = self._looked[self._list.currentRow()]
        self._try(one, one.with_column(column, field))

    @Slot()
    def _wish(self) -> None:
        self.import_wished.emit(chosen(self._looked))
        self.accept()
