"""The sheet on which a live session is planned or changed: its day, its title, its product."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from planner.matrix.values import NAME_MOST
from planner.storage.records import Live, Product
from ui.matrix.campaign.fields import DayField
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

NO_PRODUCT = "未定产品"
NEEDS_TITLE = "直播要有标题，写上再保存"
MOVES = "改了日期，挂在它上面的排期一起移动，已经发布的不动。"


class LiveSheet(Sheet):
    """``live`` is the session to change, None plans a new one on ``day`` (YYYY-MM-DD)."""

    given = Signal(str, str, object)
    """Its day as YYYY-MM-DD, its title, and the id of its product or None."""

    def __init__(self, theme: Theme, products: Sequence[Product], day: str, live: Live | None, parent: QWidget) -> None:
        super().__init__(theme, "编辑直播" if live else "新直播", parent, width=400)
        self.day = DayField("直播日期")
        self.day.show_day(live.day if live else day)
        self.name = QLineEdit(live.title if live else "")
        self.name.setAccessibleName("直播标题")
        self.name.setPlaceholderText("如：首场直播")
        self.name.setMaxLength(NAME_MOST)
        self.product = Choice(theme, "直播产品")
        self.product.add(NO_PRODUCT, None)
        for product in products:
            self.product.add(product.name, product.id)
        self.product.setCurrentIndex(max(0, self.product.findData(live.product_id) if live else 0))
        self._wrong = PlainLabel("", "bad")
        self._wrong.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(PlainLabel("日期"), self.day)
        form.addRow(PlainLabel("标题"), self.name)
        form.addRow(PlainLabel("产品"), self.product)
        if live:
            self.body.addWidget(PlainLabel(MOVES, "soft", wrap=True))
        self.body.addLayout(form)
        self.body.addWidget(self._wrong)
        self.add_button("取消", self.reject)
        self.add_button("保存" if live else "新建", self._give, kind="primary", default=True)
        self.name.setFocus()

    def _give(self) -> None:
        title = self.name.text().strip()
        if not title:
            self._wrong.setText(NEEDS_TITLE)
            self._wrong.show()
            self.name.setFocus()
            return
        self.given.emit(self.day.day, title, self.product.currentData())
        self.accept()
