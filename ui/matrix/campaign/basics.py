"""Name, days, budget and products of a campaign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.problems import Problem
from planner.storage.records import Campaign, Product
from ui.matrix.campaign.fields import AmountField, DayField
from ui.theme import Theme
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, set_tip

NAME_MOST = 80


class Basics(QWidget):
    """``fields`` are what stands here; ``products_wished`` asks for the list of products."""

    products_wished = Signal()
    days_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.remark = QLineEdit(), QLineEdit()
        self.name.setMaxLength(NAME_MOST)
        self.start, self.end = DayField("开始"), DayField("结束")
        self.budget = AmountField("预算", "元，可写 8.6万")
        self._chips: dict[str, Chip] = {}
        self._none = PlainLabel("还没有产品", "soft")
        self._flow = Flow(gap=6)
        manage = Button("管理产品…", kind="link")
        manage.clicked.connect(self.products_wished)
        days = QHBoxLayout()
        days.setSpacing(8)
        days.addWidget(self.start, 1)
        days.addWidget(PlainLabel("到", "soft"))
        days.addWidget(self.end, 1)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for row, (text, field) in enumerate((("名字", self.name), ("预算", self.budget), ("备注", self.remark))):
            field.setAccessibleName(f"计划{text}")
            grid.addWidget(PlainLabel(text, "soft"), row + (row > 0), 0)
            grid.addWidget(field, row + (row > 0), 1)
        grid.addWidget(PlainLabel("起止", "soft"), 1, 0)
        grid.addLayout(days, 1, 1)
        products = QVBoxLayout()
        products.setSpacing(6)
        products.addWidget(self._none)
        products.addLayout(self._flow)
        products.addWidget(manage, 0, Qt.AlignmentFlag.AlignLeft)
        label = PlainLabel("产品", "soft")
        grid.addWidget(label, 4, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(products, 4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(grid)
        column.addStretch(1)
        self.start.dateChanged.connect(self.days_changed)
        self.end.dateChanged.connect(self.days_changed)

    def show_campaign(self, campaign: Campaign) -> None:
        """Show a campaign."""
        self.name.setText(campaign.name)
        self.start.show_day(campaign.start)
        self.end.show_day(campaign.end)
        self.budget.show_amount(campaign.budget)
        self.remark.setText(campaign.remark)
        for id, chip in self._chips.items():
            chip.setChecked(id in campaign.products)

    def offer_products(self, products: Sequence[Product], chosen: Sequence[str]) -> None:
        """What there is to choose from."""
        self._flow.clear()
        self._chips = {}
        for product in products:
            chip = Chip(product.name, "filter")
            chip.setChecked(product.id in chosen)
            set_tip(chip, "点一下选上或去掉")
            self._chips[product.id] = chip
            self._flow.addWidget(chip)
        self._none.setVisible(not products)

    @property
    def products(self) -> tuple[str, ...]:
        """The chosen products."""
        return tuple(id for id, chip in self._chips.items() if chip.isChecked())

    def fields(self) -> dict[str, object]:
        """What is to be written; raises Problem for days that run backwards or a budget that is none."""
        if self.end.day < self.start.day:
            raise Problem("结束在开始之前", "请检查起止日期")
        return {
            "name": self.name.text(),
            "start": self.start.day,
            "end": self.end.day,
            "budget": self.budget.amount,
            "remark": self.remark.text(),
            "products": self.products,
        }
