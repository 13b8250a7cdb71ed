"""The editor of a campaign: what it is, its phases and crowds, the pyramid it should become, the keywords it should cover."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from planner.bank import Bank
from planner.problems import Problem
from planner.storage.records import Campaign, Goal, Product
from ui.matrix.campaign.basics import Basics
from ui.matrix.campaign.goals import CORE_MOST, Goals
from ui.matrix.campaign.phases import Phases
from ui.matrix.campaign.targets import Targets
from ui.services import Services
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

TABS = ("基本", "阶段和人群", "金字塔", "关键词目标")


class CampaignSheet(Sheet):
    """Says what is ``wished``: the fields of a campaign. It closes when the page says that they were written."""

    wished = Signal(object)
    """dict of fields."""
    products_wished = Signal()

    def __init__(
        self, services: Services, title: str, campaign: Campaign, products: Sequence[Product], parent: QWidget
    ) -> None:
        theme = services.theme
        super().__init__(theme, title, parent, width=580)
        self._services = services
        self.basics, self.phases = Basics(theme), Phases(theme)
        self.targets, self.goals = Targets(theme), Goals(theme, self._bank_goals)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        for text in TABS:
            self.tabs.addTab(text)
        for part in (self.basics, self.phases, self.targets, self.goals):
            self._stack.addWidget(part)
        self._hint = PlainLabel("", "bad", wrap=True)
        self._hint.hide()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._hint)
        self.add_button("取消", self.reject)
        self.add_button("保存", self._tell, kind="primary")
        self.targets.watch(self.basics.budget)
        self.basics.offer_products(products, campaign.products)
        for show in (
            self.basics.show_campaign,
            self.phases.show_campaign,
            self.targets.show_campaign,
            self.goals.show_campaign,
        ):
            show(campaign)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.basics.days_changed.connect(self._days)
        self.basics.products_wished.connect(self.products_wished)
        self.basics.name.setFocus()
        self.basics.name.selectAll()

    def offer_products(self, products: Sequence[Product]) -> None:
        """The list of products changed."""
        self.basics.offer_products(products, self.basics.products)

    def complain(self, text: str) -> None:
        """Say why it cannot be saved."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    @Slot()
    def _tell(self) -> None:
        fields: dict[str, object] = {}
        readers = (self.basics.fields, self.phases.fields, self.targets.fields, self.goals.fields)
        for at, read in enumerate(readers):
            try:
                fields |= read()
            except Problem as problem:
                self.tabs.setCurrentIndex(at)
                self.complain(str(problem))
                return
        self.complain("")
        self.wished.emit(fields)

    @Slot()
    def _days(self) -> None:
        self.phases.bound(self.basics.start.day, self.basics.end.day)

    def _bank_goals(self) -> list[Goal]:
        words = [word for word in Bank(self._services.store).list() if word.status == "待写"]
        return [Goal(word.text, word.role or ("长尾" if len(word.text) > CORE_MOST else "核心"), 1) for word in words]
