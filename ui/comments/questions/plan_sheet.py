"""Into which campaign, and for which product, an idea is to be planned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.inbox.records import Question
from planner.storage.records import Campaign, Product
from ui.theme import Theme
from ui.widgets.choices import Choice
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet


class PlanSheet(Sheet):
    """``given`` carries the ids of a campaign and a product (None: no product)."""

    given = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        chosen: Sequence[Question],
        campaigns: Sequence[Campaign],
        products: Sequence[Product],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "排一条选题" if len(chosen) == 1 else f"排 {len(chosen)} 条选题", parent, width=420)
        names = "、".join(f"「{one.text}」" for one in chosen[:3]) + (" 等" if len(chosen) > 3 else "")
        self.body.addWidget(PlainLabel(f"{names}：状态是选题，日子和账号到矩阵里再定。", "soft", wrap=True))
        self._campaign, self._product = Choice(theme, "计划"), Choice(theme, "产品")
        for campaign in campaigns:
            self._campaign.add(campaign.name, campaign.id)
        self._product.add("先不定", None)
        for product in products:
            self._product.add(product.name, product.id)
        for name, choice in (("计划", self._campaign), ("产品", self._product)):
            row = QHBoxLayout()
            label = PlainLabel(name)
            label.setFixedWidth(theme.px(48))
            row.addWidget(label)
            row.addWidget(choice, 1)
            self.body.addLayout(row)
        self.body.addStretch(1)
        self.add_button("取消", self.reject)
        self.add_button("排上", self._give, kind="primary", default=True)

    def _give(self) -> None:
        self.given.emit(str(self._campaign.currentData()), self._product.currentData())
        self.accept()
