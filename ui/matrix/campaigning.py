"""Sheets that ask about campaigns and products, and write what they were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.storage.changes import Changes
from planner.storage.records import CROWDS, PHASES, Campaign, Phase
from planner.storage.times import china_today
from ui.hub import Hub
from ui.matrix.acts import Acts
from ui.matrix.campaign.deleted import DeletedSheet
from ui.matrix.campaign.editor import CampaignSheet
from ui.matrix.campaign.fields import DayField
from ui.matrix.campaign.phases import spans
from ui.matrix.campaign.products import ProductsSheet
from ui.services import Services
from ui.widgets.labels import PlainLabel
from ui.widgets.sheet import Sheet

WEEKS = 4
NEW_PRODUCT = "新产品"


class Campaigning(QObject):
    """``made`` says the id of a campaign that was just made or brought back."""

    made = Signal(str)

    def __init__(self, services: Services, acts: Acts, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._acts, self._page = services, acts, page

    def ask_new(self) -> CampaignSheet:
        """Ask for a new campaign: four weeks from next Monday on, until a person says otherwise."""
        sheet = self._editor("新建计划", self._blank())

        def write(fields: dict[str, object]) -> None:
            campaign, trouble = self._acts.add_campaign(fields)
            sheet.complain(trouble)
            if campaign is not None:
                sheet.accept()
                self._services.status.say(f"已新建计划“{campaign.name}”", self._services.undo.back("matrix"))
                self.made.emit(campaign.id)

        sheet.wished.connect(write)
        sheet.open()
        return sheet

    def ask_edit(self, campaign: Campaign) -> CampaignSheet:
        """Ask what should be otherwise."""
        sheet = self._editor("编辑计划", campaign)

        def write(fields: dict[str, object]) -> None:
            trouble = self._acts.edit_campaign(campaign.id, fields)
            sheet.complain(trouble)
            if not trouble:
                sheet.accept()
                self._services.status.say("已保存计划", self._services.undo.back("matrix"))

        sheet.wished.connect(write)
        sheet.open()
        return sheet

    def ask_copy(self, campaign: Campaign) -> Sheet:
        """Ask how the copy is called and when it begins."""
        theme = self._services.theme
        sheet = Sheet(theme, "复制计划", self._page.window(), width=420)
        name, start = QLineEdit(self._free(f"{campaign.name} 副本")), DayField("从哪天开始")
        name.setAccessibleName("新计划的名字")
        name.setMaxLength(80)
        last = date.fromisoformat(campaign.end) + timedelta(days=1)
        start.show_day((last + timedelta(days=-last.weekday() % 7)).isoformat())
        row = QHBoxLayout()
        row.addWidget(PlainLabel("从哪天开始", "soft"))
        row.addWidget(start, 1)
        hint = PlainLabel("排期按天数一起往后移；草稿、已发的笔记和进度不带过去", "soft", wrap=True)
        sheet.body.addWidget(name)
        sheet.body.addLayout(row)
        sheet.body.addWidget(hint)

        def write() -> None:
            copied, trouble = self._acts.copy_campaign(campaign.id, name.text(), start.day)
            if copied is None:
                hint.setText(trouble)
                hint.set_role("bad")
                return
            sheet.accept()
            self.made.emit(copied.id)

        sheet.add_button("取消", sheet.reject)
        sheet.add_button("复制", write, kind="primary", default=True)
        sheet.open()
        name.setFocus()
        name.selectAll()
        return sheet

    def ask_deleted(self) -> DeletedSheet:
        """Show the campaigns in the waste basket."""
        campaigns = self._acts.campaigns
        sheet = DeletedSheet(self._services.theme, campaigns.list(deleted=True), self._page.window())

        def restore(id: str) -> None:
            if self._acts.restore_campaign(campaigns.get(id)):
                sheet.show_campaigns(campaigns.list(deleted=True))
                self.made.emit(id)

        sheet.restore_wished.connect(restore)
        sheet.open()
        return sheet

    def ask_products(self) -> ProductsSheet:
        """Show the products."""
        theme, products = self._services.theme, self._acts.products
        parent = next((one for one in self._page.window().findChildren(CampaignSheet) if one.isVisible()), None)
        sheet = ProductsSheet(theme, products.list(), parent or self._page.window())

        def new() -> None:
            names = {product.name for product in products.list()}
            name = next(one for one in _numbered(NEW_PRODUCT) if one not in names)
            id = self._acts.add_product(name)
            if id:
                sheet.show_products(products.list(), id)

        sheet.new_wished.connect(new)
        sheet.edited.connect(self._acts.edit_product)
        sheet.delete_wished.connect(self._acts.delete_product)
        _Hearing(self._services.hub, sheet, lambda: sheet.show_products(products.list()))
        sheet.open()
        return sheet

    def _editor(self, title: str, campaign: Campaign) -> CampaignSheet:
        products = self._acts.products
        sheet = CampaignSheet(self._services, title, campaign, products.list(), self._page.window())
        sheet.products_wished.connect(self.ask_products)
        _Hearing(self._services.hub, sheet, lambda: sheet.offer_products(products.list()))
        return sheet

    def _blank(self) -> Campaign:
        today = china_today()
        first = today + timedelta(days=-today.weekday() % 7)
        last = first + timedelta(days=7 * WEEKS - 1)
        start, end = first.isoformat(), last.isoformat()
        phases = tuple(Phase(name, *span) for name, span in zip(PHASES, spans(start, end), strict=True))
        return Campaign("", self._free("新计划"), start, end, phases=phases, crowds=CROWDS)

    def _free(self, name: str) -> str:
        there = {campaign.name for campaign in self._acts.campaigns.list()}
        return next(one for one in _numbered(name) if one not in there)


class _Hearing(QObject):
    """Hears of products as long as a sheet is there, however it goes."""

    def __init__(self, hub: Hub, sheet: QWidget, tell: Callable[[], object]) -> None:
        super().__init__(sheet)
        self._tell = tell
        hub.changed.connect(self._changed)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touches("product"):
            self._tell()


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} {number}"
        number += 1
