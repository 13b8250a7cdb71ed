"""Somebody at the page 评价: what they have, what they do, what they see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.campaigns import Campaigns
from planner.claims.reading import fill
from planner.products import Products
from planner.slots import Slots
from planner.storage.changes import Changes
from tests.planner.claims.buyers import bring, foundation
from ui.feedback.page import FeedbackPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        self.slots = Slots(services.store)

    @property
    def page(self) -> FeedbackPage:
        page = self.window.findChild(FeedbackPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def brings(self) -> str:
        """A product with a claim that buyers contradict, in a campaign; the campaign's id."""
        store = self.services.store
        Products(store).add("青禾持妆粉底液", category="粉底液", claims=("持妆 12h",))
        campaign, _ = Campaigns(store).add("春季", "2025-03-01", "2025-03-31")
        bring(store, foundation(store), read=False)
        fill(store)
        self.services.hub.tell(Changes.everything("feedback", "product", "campaign"))
        return campaign.id

    def opens(self, size: tuple[int, int] = (1366, 768)) -> FeedbackPage:
        """The page in front, with its first answers there."""
        made = FeedbackPage(self.services)
        self.window.resize(*size)
        self.window.add_page("feedback", made)
        self.window.show_page("feedback")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return made

    def waits(self) -> None:
        """Until the newest question is answered and nothing more is about to be asked."""
        page = self.page
        lanes = (self.services.review_lane, self.services.library_lane, self.services.index_lane)
        self.qtbot.waitUntil(lambda: not page.asking and not any(lane.busy for lane in lanes), timeout=30_000)
        QApplication.processEvents()

    def sees(self, within: QWidget | None = None) -> str:
        """All words that can be seen, one a line."""
        root = within or self.window
        labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
        return "\n".join(labels + [one.text() for one in root.findChildren(QAbstractButton) if one.isVisible()])

    def presses(self, text: str, within: QWidget | None = None) -> None:
        """Press the button with these words."""
        root = within or self.page
        button = next(
            one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.text().startswith(text)
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.waits()

    def sheet(self) -> Sheet:
        """The sheet that is open."""
        found = [one for one in self.window.findChildren(Sheet) if one.isVisible()]
        assert found
        return found[-1]
