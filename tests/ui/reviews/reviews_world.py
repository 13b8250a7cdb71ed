"""Somebody at the page 审稿: what waits for them, what they decide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.campaigns import Campaigns
from planner.importing.rows import AccountRow
from planner.slots import Slots
from planner.storage.records import DraftContent, Status
from planner.workflow import Workflow
from ui.reviews.page import ReviewsPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

PATIENCE = 60_000
CLEAN = DraftContent("换季干皮这样选面霜", "早八前三步就够。先补水，再上面霜。晚上再厚涂一层。")
BAD = DraftContent("全网第一的面霜", "国家级品质，用过都说好。")


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        store = services.store
        batch = services.batches.begin("账号.csv", "accounts", "accounts", "a", {})
        services.batches.write_accounts(batch, [AccountRow("小满", "小满", fans=9000)])
        services.batches.finish(batch)
        self.account = Accounts(store).list()[0].id
        self.campaign = Campaigns(store).add("春季上新", "2030-03-01", "2030-03-30")[0].id
        self.slots, self.workflow = Slots(store), Workflow(store, "阿郑")

    @property
    def page(self) -> ReviewsPage:
        page = self.window.findChild(ReviewsPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def waits_for_review(self, content: DraftContent = CLEAN, status: Status = "一审", day: str = "2030-03-10") -> str:
        """A slot whose draft waits."""
        draft = self.services.drafts.add(content, status=status)[0]
        row = {"account_id": self.account, "day": day, "draft_id": draft.id}
        ids, written = self.slots.add(self.campaign, [row])
        self.services.hub.tell(written.changes)
        return ids[0]

    def status(self, id: str) -> tuple[str, str]:
        """Of the slot and of its draft."""
        slot = self.slots.line(id).slot
        return slot.status, self.services.drafts.get(slot.draft_id or "").status

    def opens(self, size: tuple[int, int] = (1366, 768)) -> ReviewsPage:
        """The page in front, with its answers there."""
        made = ReviewsPage(self.services)
        self.window.resize(*size)
        self.window.add_page("reviews", made)
        self.window.show_page("reviews")
        self.qtbot.waitExposed(self.window)
        self.waits()
        made.enter()
        self.waits()
        return made

    def waits(self) -> None:
        """Until every answer is there and nothing more is about to be asked."""
        page, lanes = self.page, (self.services.review_lane, self.services.library_lane)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not page.asking and not any(lane.busy for lane in lanes), timeout=PATIENCE)
        QApplication.processEvents()

    def listed(self) -> list[str]:
        return list(self.page.model.ids)

    def keys(self, *keys: Qt.Key) -> None:
        """Keys while the list has them."""
        for key in keys:
            self.qtbot.keyClick(self.page.list, key)
            self.waits()

    def selects(self, words: str) -> None:
        """Mark words of the body with the mouse."""
        body = self.page.surface.body
        start = body.toPlainText().index(words)
        cursor = body.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
        body.setTextCursor(cursor)
        QApplication.processEvents()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        button = next(
            found
            for found in (inside or self.window).findChildren(QAbstractButton)
            if text in (found.text(), found.accessibleName()) and found.isVisible()
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        self.waits()

    def sheet(self) -> Sheet:
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(Sheet)))
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def writes(self, text: str) -> None:
        """Fill the sheet that is open."""
        field = self.sheet().findChild(QPlainTextEdit)
        self.qtbot.keyClicks(field, text) if text.isascii() else field.setPlainText(text)

    def undoes(self) -> None:
        self.services.undo.undo()
        self.waits()

    def reads(self, inside: QWidget | None = None) -> str:
        """Every word that can be seen."""
        place = inside or self.page
        words = [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
        words += [button.text() for button in place.findChildren(QAbstractButton) if button.isVisible()]
        return "\n".join(
            words + [field.toPlainText() for field in place.findChildren(QPlainTextEdit) if field.isVisible()]
        )
