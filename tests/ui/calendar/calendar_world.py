"""Somebody at the page 排期: what is planned, what they do, what they see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.campaigns import Campaigns
from planner.importing.rows import AccountRow
from planner.slots import Slots
from planner.storage.records import Phase, Slot
from planner.storage.times import CHINA
from ui.calendar.boxes import Box
from ui.calendar.page import CalendarPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

NAMES = ("青禾官方", "小满", "阿芷")
PATIENCE = 30_000


def middle() -> date:
    """A day of this month from which a week fits on both sides."""
    return datetime.now(CHINA).date().replace(day=15)


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        store = services.store
        batch = services.batches.begin("账号.csv", "accounts", "accounts", "a", {})
        services.batches.write_accounts(batch, [AccountRow(name, name, fans=9000) for name in NAMES])
        services.batches.finish(batch)
        self.accounts = {record.name: record.id for record in Accounts(store).list()}
        self.day = middle()
        first, last = self.day - timedelta(20), self.day + timedelta(20)
        phases = (Phase("预热", str(first), str(self.day)), Phase("爆发", str(self.day + timedelta(1)), str(last)))
        self.campaign = Campaigns(store).add("春季上新", str(first), str(last), phases=phases)[0].id
        self.slots, self.campaigns = Slots(store), Campaigns(store)

    @property
    def page(self) -> CalendarPage:
        page = self.window.findChild(CalendarPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def plans(self, account: str | None = "小满", by: int = 0, **more: object) -> str:
        """One slot, so many days from the middle of the month."""
        row = {"account_id": account and self.accounts[account], "day": str(self.day + timedelta(by)), **more}
        ids, written = self.slots.add(self.campaign, [row])
        self.services.hub.tell(written.changes)
        return ids[0]

    def slot(self, id: str) -> Slot:
        return self.slots.line(id).slot

    def opens(self, size: tuple[int, int] = (1366, 768)) -> CalendarPage:
        """The page in front, with its first answer there."""
        made = CalendarPage(self.services)
        self.window.resize(*size)
        self.window.add_page("calendar", made)
        self.window.show_page("calendar")
        self.qtbot.waitExposed(self.window)
        self.waits()
        self.shows(self.day)
        return made

    def shows(self, day: date) -> None:
        """Look at the days around a day."""
        self.page.work.go_to(day)
        self.page.plane.go_to(day)
        self.waits()

    def waits(self) -> None:
        """Until the newest question is answered and nothing more is about to be asked."""
        page, lanes = self.page, (self.services.review_lane, self.services.library_lane)
        self.qtbot.waitUntil(lambda: not page.asking and not any(lane.busy for lane in lanes), timeout=PATIENCE)
        QApplication.processEvents()

    def box(self, id: str) -> Box:
        box = self.page.plane.boxes.box_of(id)
        assert box is not None
        return box

    def shown(self, by: int = 0) -> list[str]:
        """The chips of a day, in their order; what does not fit is "+N"."""
        cell = self.page.plane.boxes.cells[self.day + timedelta(by)]
        return [box.item.id if box.item else f"+{box.more}" for box in cell.boxes]

    def cell(self, by: int) -> QPoint:
        """The middle of a day's lower edge, where nothing stands."""
        rect = self.page.plane.boxes.cells[self.day + timedelta(by)].rect
        return QPoint(rect.center().x(), rect.bottom() - 3)

    def clicks(self, id: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.mouseClick(self.page.plane, Qt.MouseButton.LeftButton, held, self.box(id).rect.center())

    def drags(self, id: str, by: int) -> None:
        """Take a chip with the mouse and let it go on another day."""
        plane, start = self.page.plane, self.box(id).rect.center()
        goal = plane.boxes.cells[self.day + timedelta(by)].rect.center()
        QTest.mousePress(plane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for step in (0.2, 0.6, 1.0):
            QTest.mouseMove(plane, start + (goal - start) * step)
        QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, goal)
        QApplication.processEvents()
        self.waits()

    def keys(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.page.plane, key, held)
        self.waits()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        button = next(
            found
            for found in (inside or self.window).findChildren(QAbstractButton)
            if text in (found.text(), found.accessibleName()) and found.isVisible()
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        self.waits()

    def undoes(self) -> None:
        self.services.undo.undo()
        self.waits()

    def sheet(self) -> Sheet:
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(Sheet)))
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def reads(self, inside: QWidget | None = None) -> str:
        """Every word that can be seen on labels, buttons and in fields."""
        place = inside or self.page
        words = [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
        words += [button.text() for button in place.findChildren(QAbstractButton) if button.isVisible()]
        return "\n".join(words + [field.text() for field in place.findChildren(QLineEdit) if field.isVisible()])

    def queued(self) -> Sequence[str]:
        """The ids of the queue, from the top."""
        return self.page.work.model.ids
