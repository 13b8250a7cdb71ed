"""The sheets of the page: a brief on its way to a slot, and which product feedback speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from planner.claims.briefing import Brief
from planner.matrix.values import LINE_MOST, LONG_MOST
from planner.storage.records import Campaign, Product
from ui.library.importing.room import make_room
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

NO_PRODUCT = "不定产品"
BY_NAME = "按商品名自动认"
NEEDS_TITLE = "给选题起个名字，再放进计划"
WIDTH, HEIGHT = 640, 560
KEPT = "电话、微信号、地址、订单号已换成「…」；每句话的来源会和排期一起留下"


class BriefSheet(Sheet):
    """A person looks the brief through, says in which campaign it belongs, and makes a slot of it."""

    given = Signal(str, object)
    """The campaign's id, and the Brief as the person left it."""

    def __init__(
        self, theme: Theme, brief: Brief, campaigns: Sequence[Campaign], products: Sequence[Product], parent: QWidget
    ) -> None:
        super().__init__(theme, "从买家原话写选题", parent)
        make_room(self, theme, parent, WIDTH, HEIGHT)
        self._brief = brief
        self.campaign = Choice(theme, "计划")
        for one in campaigns:
            self.campaign.add(one.name, one.id)
        self.product = Choice(theme, "产品")
        self.product.add(NO_PRODUCT, None)
        for product in products:
            self.product.add(product.name, product.id)
        self.product.setCurrentIndex(max(0, self.product.findData(brief.product_id)))
        self.name = QLineEdit(brief.title)
        self.name.setAccessibleName("选题")
        self.name.setMaxLength(LINE_MOST)
        self.text = QPlainTextEdit(brief.text)
        self.text.setAccessibleName("简报")
        self.text.setTabChangesFocus(True)
        self._wrong = PlainLabel("", "bad")
        self._wrong.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(PlainLabel("计划"), self.campaign)
        form.addRow(PlainLabel("产品"), self.product)
        form.addRow(PlainLabel("选题"), self.name)
        self.body.addLayout(form)
        self.body.addWidget(PlainLabel("简报", "section"))
        self.body.addWidget(self.text, 1)
        self.body.addWidget(PlainLabel(KEPT, "soft", wrap=True))
        self.body.addWidget(self._wrong)
        self.add_button("取消", self.reject)
        self.add_button("放进计划", self._give, kind="primary", default=True)
        self.name.setFocus()
        self.name.selectAll()

    def _give(self) -> None:
        title = self.name.text().strip()
        if not title:
            self._wrong.setText(NEEDS_TITLE)
            self._wrong.show()
            self.name.setFocus()
            return
        text = self.text.toPlainText().strip()[:LONG_MOST]
        brief = replace(self._brief, title=title, text=text, product_id=self.product.currentData())
        self.given.emit(self.campaign.currentData(), brief)
        self.accept()


class ProductSheet(Sheet):
    """Which product the chosen feedback speaks of."""

    given = Signal(object)
    """The id of a product, or None: by the name of the goods again."""

    def __init__(self, theme: Theme, count: int, products: Sequence[Product], parent: QWidget) -> None:
        super().__init__(theme, f"{count:,} 条评价归到哪个产品", parent, width=400)
        self.product = Choice(theme, "产品")
        self.product.add(BY_NAME, None)
        for product in products:
            self.product.add(product.name, product.id)
        if products:
            self.product.setCurrentIndex(1)
        self.body.addWidget(self.product)
        self.body.addWidget(PlainLabel("商品名里写着产品名的会自动归好；这里说的优先", "soft", wrap=True))
        self.add_button("取消", self.reject)
        self.add_button("归到这里", self._give, kind="primary", default=True)

    def _give(self) -> None:
        self.given.emit(self.product.currentData())
        self.accept()
