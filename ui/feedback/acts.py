"""What can be done with feedback; everything can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.campaigns import Campaigns
from planner.claims.briefing import Brief, plan_slot
from planner.feedback import FeedbackList
from planner.matrix.written import Written
from planner.products import Products
from ui.feedback.sheets import BriefSheet, ProductSheet
from ui.services import Services

PAGE = "feedback"
NO_CAMPAIGN = "还没有计划：先到 矩阵 新建一个计划，再把选题放进去"


class Acts(QObject):
    """Writes at once on the GUI thread: a few thousand rows take some ten milliseconds, and more are refused."""

    def __init__(self, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self._feedback = FeedbackList(services.store)
        self._products, self._campaigns = Products(services.store), Campaigns(services.store)

    def delete(self, ids: Sequence[str]) -> None:
        """Put them into the waste basket."""
        self._put("删除评价", partial(self._feedback.delete, ids), f"已删除 {len(ids):,} 条，可在回收站找到", ids)

    def restore(self, ids: Sequence[str]) -> None:
        """Take them out of it."""
        self._put("恢复评价", partial(self._feedback.restore, ids), f"已恢复 {len(ids):,} 条", ids)

    def assign(self, ids: Sequence[str], product_id: str | None) -> None:
        """Say which product they speak of."""
        write = partial(self._feedback.assign, ids, product_id)
        self._put("归到产品", write, f"已归好 {len(ids):,} 条评价", ids)

    def ask_product(self, ids: Sequence[str]) -> None:
        """Ask which product they speak of."""
        if not ids:
            self._services.status.say("先选几条评价，Ctrl+A 是全选")
            return
        sheet = ProductSheet(self._services.theme, len(ids), self._products.list(), self._window)
        sheet.given.connect(partial(self.assign, list(ids)))
        sheet.open()

    @Slot(object)
    def show_brief(self, brief: Brief) -> None:
        """Show a brief on its way to a slot."""
        campaigns = self._campaigns.list()
        if not brief.quotes:
            self._services.status.say("这些评价没有可以用的话")
        elif not campaigns:
            self._services.status.say(NO_CAMPAIGN)
        else:
            sheet = BriefSheet(self._services.theme, brief, campaigns, self._products.list(), self._window)
            sheet.given.connect(self.plan)
            sheet.open()

    @Slot(str, object)
    def plan(self, campaign_id: str, brief: Brief) -> None:
        """Make a slot of a brief."""

        def write() -> Written:
            return plan_slot(self._services.store, campaign_id, brief)[1]

        if self._services.undo.put(PAGE, "新选题", write):
            said = f"已放进计划：{brief.title[:20]}（{len(brief.quotes)} 条原话的来源留着）"
            self._services.status.say(said, self._services.undo.back(PAGE))

    def _put(self, text: str, write: partial[Written], said: str, ids: Sequence[str]) -> None:
        if ids and self._services.undo.put(PAGE, text, write):
            self._services.status.say(said, self._services.undo.back(PAGE))

    @property
    def _window(self) -> QWidget:
        return self._page.window()
