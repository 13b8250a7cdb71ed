"""What can be done with several notes at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.library.detail.weight import NONE, TEXTS
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel


class ManyNotes(QWidget):
    """A button for every action; what the notes have in common is not shown."""

    weight_chosen = Signal(object)
    """0–5 or None."""
    copy_wished = Signal()
    export_wished = Signal()
    basket_wished = Signal(bool)
    """Delete (True) or restore."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deleted = False
        self._count = PlainLabel("", "page")
        weights = Flow(gap=6)
        for value, text in TEXTS.items():
            chip = Chip(text)
            chip.setAccessibleName(f"对标权重：{text}")
            chip.clicked.connect(partial(self.weight_chosen.emit, None if value == NONE else int(value)))
            weights.addWidget(chip)
        self._copy = Button("复制成表格", theme=theme, icon_name="copy", keys="Ctrl+C")
        self._copy.clicked.connect(self.copy_wished)
        self._export = Button("导出选中的", theme=theme, icon_name="file-export", keys="Ctrl+E")
        self._export.clicked.connect(self.export_wished)
        self._basket = Button("删除", theme=theme, icon_name="trash-can", keys="Delete")
        self._basket.clicked.connect(self._wish_basket)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 24)
        column.setSpacing(12)
        column.addWidget(self._count)
        column.addWidget(PlainLabel("全部设成这个对标权重", "section"))
        column.addLayout(weights)
        column.addSpacing(4)
        for button in (self._copy, self._export, self._basket):
            column.addWidget(button)
        column.addWidget(PlainLabel("每一步都可以撤销", "soft"))
        column.addStretch(1)

    def show_count(self, count: int, deleted: bool) -> None:
        """Show how many are chosen, and whether they lie in the waste basket."""
        self._deleted = deleted
        self._count.setText(f"选中 {count:,} 篇")
        self._basket.setText("恢复" if deleted else "删除")

    def _wish_basket(self) -> None:
        self.basket_wished.emit(not self._deleted)
