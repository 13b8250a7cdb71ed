"""What can be done with several accounts at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.presets import UNKNOWN
from planner.storage.records import ROLES
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel

MERGED_MOST = 10
"""More than so many are hardly one account."""


class ManyAccounts(QWidget):
    """A button for every action; what the accounts have in common is not shown."""

    role_chosen = Signal(object)
    """A role or None."""
    bulk_wished = Signal()
    merge_wished = Signal()
    copy_wished = Signal()
    export_wished = Signal()
    basket_wished = Signal(bool)
    """Delete (True) or restore."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deleted = False
        self._count = PlainLabel("", "page")
        roles = Flow(gap=6)
        for role in (*ROLES, None):
            chip = Chip(role or UNKNOWN)
            chip.setAccessibleName(f"身份：{role or UNKNOWN}")
            chip.clicked.connect(partial(self.role_chosen.emit, role))
            roles.addWidget(chip)
        self._bulk = Button("批量修改…", theme=theme, icon_name="pen-to-square", keys="Ctrl+Shift+E")
        self._bulk.clicked.connect(self.bulk_wished)
        self._merge = Button("合并成一个", theme=theme, icon_name="code-merge")
        self._merge.clicked.connect(self.merge_wished)
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
        column.addWidget(PlainLabel("全部设成这个身份", "section"))
        column.addLayout(roles)
        column.addSpacing(4)
        for button in (self._bulk, self._merge, self._copy, self._export, self._basket):
            column.addWidget(button)
        column.addWidget(PlainLabel("每一步都可以撤销", "soft"))
        column.addStretch(1)

    def show_count(self, count: int, deleted: bool) -> None:
        """Show how many are chosen, and whether they lie in the waste basket."""
        self._deleted = deleted
        self._count.setText(f"选中 {count:,} 个账号")
        self._merge.setVisible(count <= MERGED_MOST and not deleted)
        self._basket.setText("恢复" if deleted else "删除")

    def _wish_basket(self) -> None:
        self.basket_wished.emit(not self._deleted)
