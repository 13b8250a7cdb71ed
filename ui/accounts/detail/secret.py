"""Prices, rebate and contact: dots until somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.private import NAMES
from ui.accounts.columns import PRIVATE_MASK
from ui.accounts.detail.fields import LineField
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, set_tip

HINTS = {"image_price": "元", "video_price": "元", "rebate": "如 20%", "contact": "微信、电话或邮箱"}
NOTHING = "未填"


class Secret(QWidget):
    """Asks with ``wished`` for what it may show; says what a person ``wrote``: a name and a text."""

    wished = Signal()
    wrote = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = False
        self._turn = Button("显示", kind="link")
        self._turn.clicked.connect(self._turned)
        set_tip(self._turn, "报价、返点和联系方式只存在本机的私密文件里，不参加搜索")
        self._masks = {name: PlainLabel("") for name in NAMES}
        self._fields = {name: LineField(label, HINTS[name]) for name, label in NAMES.items()}
        head = QHBoxLayout()
        head.addWidget(PlainLabel("报价与联系", "section"))
        head.addStretch(1)
        head.addWidget(self._turn)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, (name, label) in enumerate(NAMES.items()):
            grid.addWidget(PlainLabel(label, "soft"), row, 0)
            grid.addWidget(self._masks[name], row, 1)
            grid.addWidget(self._fields[name], row, 1)
            self._masks[name].setAccessibleName(f"{label}，未显示")
            self._fields[name].done.connect(partial(self.wrote.emit, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)
        self.hide_all(frozenset())

    def hide_all(self, known: frozenset[str]) -> None:
        """Show dots where something is known, and nothing of it."""
        self.open = False
        for name, mask in self._masks.items():
            mask.setText(PRIVATE_MASK if name in known else NOTHING)
            mask.set_role("" if name in known else "soft")
            self._fields[name].put("")
        self._dress()

    def show_details(self, details: Mapping[str, str], *, other: bool = True) -> None:
        """Show everything, to be read and changed."""
        self.open = True
        for name, field in self._fields.items():
            (field.put if other else field.show_text)(details.get(name, ""))
        self._dress()

    def finish(self) -> None:
        """Say what is being written now."""
        for field in self._fields.values() if self.open else ():
            field.finish()

    def _dress(self) -> None:
        self._turn.setText("隐藏" if self.open else "显示")
        self._turn.setAccessibleName("隐藏报价与联系" if self.open else "显示报价与联系")
        for name, mask in self._masks.items():
            mask.setVisible(not self.open)
            self._fields[name].setVisible(self.open)

    @Slot()
    def _turned(self) -> None:
        self.finish()
        self.open = not self.open
        self.wished.emit()
