"""Somebody at the page 账号: what they have, what they do, what they see."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.importing.rows import AccountRow
from planner.storage.records import AccountRecord
from ui.accounts.columns import COLUMNS
from ui.accounts.page import AccountsPage
from ui.library.dropchip import DropChip
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

MENUS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Without a display Qt complains of every menu that opens."""
ROWS = (
    AccountRow(
        "u1",
        "木木护肤",
        fans=48000,
        category="护肤",
        seen_at="2025-01-01",
        url="https://www.xiaohongshu.com/user/profile/u1",
        private={"image_price": "2400", "contact": "canary9"},
    ),
    AccountRow("u2", "阿芷", fans=132000, category="护肤", seen_at="2025-01-01"),
    AccountRow("u3", "圆子", fans=900, category="美食", seen_at="2025-01-01"),
    AccountRow("u4", "没写粉丝", seen_at="2025-01-01"),
)


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        self.accounts = Accounts(services.store)

    @property
    def page(self) -> AccountsPage:
        page = self.window.findChild(AccountsPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def brings(self, rows: Sequence[AccountRow] = ROWS, *, file: str = "账号.csv") -> str:
        """Accounts come in by an import; the id of its batch."""
        batches = self.services.batches
        batch = batches.begin(file, "accounts", "accounts", f"hash of {file}", {})
        batches.write_accounts(batch, rows)
        _record, changes = batches.finish(batch)
        self.services.hub.tell(changes)
        return batch

    def opens(self, size: tuple[int, int] = (1366, 768)) -> AccountsPage:
        """The page in front, with its first answer there."""
        made = AccountsPage(self.services)
        self.window.resize(*size)
        self.window.add_page("accounts", made)
        self.window.show_page("accounts")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return made

    def waits(self) -> None:
        """Until the newest question is answered and nothing more is about to be asked."""
        page, lanes = self.page, (self.services.review_lane, self.services.library_lane)
        self.qtbot.waitUntil(lambda: not page.asking and not any(lane.busy for lane in lanes), timeout=30_000)
        QApplication.processEvents()

    def names(self) -> list[str]:
        return self.cells("账号")

    def cells(self, heading: str) -> list[str]:
        """What the table shows in a column."""
        model = self.page.model
        column = [column.heading for column in COLUMNS].index(heading)
        return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]

    def record(self, name: str) -> AccountRecord:
        return next(record for record in self.accounts.list() if record.name == name)

    def chooses(self, *names: str) -> None:
        """Click on these rows, with Ctrl after the first."""
        table = self.page.table
        for at, name in enumerate(names):
            place = table.visualRect(table.model().index(self.names().index(name), 0)).center()
            held = Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier
            self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)
        self.waits()
        if len(names) == 1:
            id = self.record(names[0]).id
            self.qtbot.waitUntil(lambda: self.page.detail.one.id == id)
            self.waits()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        """A click on the button with these words."""
        button = next(
            found
            for found in (inside or self.window).findChildren(QAbstractButton)
            if text in (found.text(), found.accessibleName()) and found.isVisible()
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        self.waits()

    def takes(self, name: str, entry: str) -> None:
        """Choose an entry of a chip that drops down."""
        chip = next(c for c in self.page.findChildren(DropChip) if c.accessibleName().startswith(name))
        self.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        self.clicks_in_menu(entry)

    def clicks_in_menu(self, entry: str) -> None:
        found: list[QMenu] = []

        def one() -> bool:
            found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(one)
        menu = found[-1]
        action = next(action for action in menu.actions() if action.text().startswith(entry))
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        QApplication.processEvents()
        self.waits()

    def searches(self, text: str) -> None:
        self.page.work.search.setText(text)
        self.qtbot.keyClick(self.page.work.search, Qt.Key.Key_Return)
        self.waits()

    def writes(self, name: str, text: str, inside: QWidget | None = None) -> None:
        """Write into a field and leave it."""
        place = inside or self.page.detail.one
        field = next(
            field
            for kind in (QLineEdit, QPlainTextEdit)
            for field in place.findChildren(kind)
            if field.accessibleName() == name
        )
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(field, text)
        self.page.table.setFocus()
        QApplication.processEvents()
        self.waits()

    def undoes(self) -> None:
        self.services.undo.undo()
        self.waits()

    def sheet(self) -> Sheet:
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(Sheet)))
        self.waits()
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def reads(self, inside: QWidget | None = None) -> str:
        """Every word that can be seen on labels, buttons and in fields."""
        place = inside or self.page
        words = [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
        words += [button.text() for button in place.findChildren(QAbstractButton) if button.isVisible()]
        return "\n".join(words + [field.text() for field in place.findChildren(QLineEdit) if field.isVisible()])
