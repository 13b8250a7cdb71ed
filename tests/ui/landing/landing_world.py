"""Somebody at the page 承接: pastes what the shop says, looks what is lacking, ticks it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.campaigns import Campaigns
from planner.products import Products
from planner.slots import Slots
from planner.storage.records import DraftContent, SlotKeyword
from ui.landing.page import LandingPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

PATIENCE = 60_000


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        store = services.store
        self.product = Products(store).add("云感面霜")[0].id
        self.other = Products(store).add("清透防晒")[0].id
        campaign = Campaigns(store).add("春季上新", "2030-03-01", "2030-03-30")[0].id
        self.draft = services.drafts.add(DraftContent("早八不卡粉", "厚涂也不闷。"))[0].id
        row = {
            "product_id": self.product,
            "draft_id": self.draft,
            "title": "早八不卡粉",
            "keywords": (SlotKeyword("早八面霜", "长尾"),),
        }
        self.slot = Slots(store).add(campaign, [row])[0][0]

    @property
    def page(self) -> LandingPage:
        page = self.window.findChild(LandingPage)
        assert page is not None
        return page

    def opens(self) -> LandingPage:
        made = LandingPage(self.services)
        self.window.resize(1366, 768)
        self.window.add_page("landing", made)
        self.window.show_page("landing")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return made

    def waits(self) -> None:
        """Until every answer is there and nothing more is about to be asked."""
        page, lanes = self.page, (self.services.review_lane, self.services.library_lane)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not page.asking and not any(lane.busy for lane in lanes), timeout=PATIENCE)
        QApplication.processEvents()

    def states(self) -> dict[str, str]:
        landing = self.page.landing
        assert landing is not None
        return {point.key: point.state for point in landing.points}

    def chooses(self, key: str) -> None:
        table = self.page.work.points
        table.choose(list(self.page.work.points.model().ids).index(key))  # type: ignore[attr-defined]
        QApplication.processEvents()

    def sheet(self) -> Sheet:
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(Sheet)))
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def reads(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())
