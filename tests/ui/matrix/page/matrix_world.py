"""Somebody at the page 矩阵: what they plan, what they do, what they see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.campaigns import Campaigns
from planner.importing.rows import AccountRow
from planner.products import Products
from planner.slots import Slots
from planner.storage.records import Campaign, Goal, Phase, SlotKeyword, SlotLine, Target
from ui.draft.inspector.row import Row
from ui.library.dropchip import DropChip
from ui.matrix.desk import Desk
from ui.matrix.page import MatrixPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

MENUS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Without a display Qt complains of every menu that opens."""
SHEETS = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
"""And of dialogs that have a least width."""
PEOPLE = {"青禾官方": "官方", "木木": "KOL", "小满": "KOC", "阿芷": "KOC"}
FIRST, SECOND, THIRD = "2026-11-02", "2026-11-09", "2026-11-16"
"""Mondays of the campaign's weeks."""


def puts(field: QWidget, text: str) -> None:
    """As an input method does: pressing keys cannot write Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        self.slots, self.campaigns = Slots(services.store), Campaigns(services.store)

    @property
    def page(self) -> MatrixPage:
        page = self.window.findChild(MatrixPage)
        assert page is not None
        return page

    @property
    def desk(self) -> Desk:
        return self.page.desk

    @property
    def message(self) -> str:
        return self.services.status.message

    def has_accounts(self) -> Mapping[str, str]:
        """Four accounts with their roles; ids by names."""
        batches, accounts = self.services.batches, Accounts(self.services.store)
        batch = batches.begin("账号.csv", "accounts", "accounts", "hash", {})
        batches.write_accounts(batch, [AccountRow(name, name, fans=1000, seen_at="2026-01-01") for name in PEOPLE])
        batches.finish(batch)
        ids = {account.name: account.id for account in accounts.list()}
        for name, role in PEOPLE.items():
            accounts.edit([ids[name]], {"role": role, "capacity": 3})
        return ids

    def plans(self) -> Campaign:
        """A campaign of three weeks with five slots."""
        ids = self.has_accounts()
        product, _ = Products(self.services.store).add("青禾面霜")
        campaign, _ = self.campaigns.add(
            "冬季面霜",
            FIRST,
            "2026-11-22",
            budget=10000.0,
            products=(product.id,),
            phases=(Phase("预热", FIRST, "2026-11-15"), Phase("爆发", THIRD, "2026-11-22")),
            targets=(Target("KOL", 1, 4000.0), Target("KOC", 4, 2000.0)),
            goals=(Goal("不卡粉", "长尾", 3),),
        )

        def slot(name: str, day: str, word: str, **fields: object) -> dict[str, object]:
            words = (SlotKeyword(word, "长尾"),)
            return {"account_id": ids[name], "day": day, "keywords": words, "product_id": product.id, **fields}

        self.slots.add(
            campaign.id,
            [
                slot("青禾官方", "2026-11-03", "官宣", status="已发", owner="小王"),
                slot("木木", "2026-11-04", "油痘肌面霜", status="一审", price=4000.0, owner="阿玲"),
                slot("小满", "2026-11-05", "不卡粉", status="初稿", price=600.0, owner="小王"),
                slot("小满", "2026-11-06", "换季泛红", price=600.0, crowd="泛"),
                slot("阿芷", "2026-11-12", "不卡粉", price=500.0, crowd="核心"),
            ],
        )
        return self.campaigns.get(campaign.id)

    def opens(self, size: tuple[int, int] = (1366, 768)) -> Desk:
        """The page in front, with its first answers there."""
        made = MatrixPage(self.services)
        self.window.resize(*size)
        self.window.add_page("matrix", made)
        self.window.show_page("matrix")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return made.desk

    def waits(self) -> None:
        """Until every question is answered, nothing more is about to be asked, and the choice rests."""
        lanes = (self.services.review_lane, self.services.library_lane, self.services.index_lane)
        self.qtbot.waitUntil(
            lambda: not (self.page.asking or self.desk.chosen.resting or any(lane.busy for lane in lanes)),
            timeout=30_000,
        )
        QApplication.processEvents()

    # what is seen

    def rows(self) -> list[str]:
        return [head.text for head in self.desk.work.grid.pivot.rows]

    def columns(self) -> list[str]:
        return [head.text for head in self.desk.work.grid.pivot.columns]

    def tiles(self) -> dict[tuple[str, str], int]:
        """How many slots lie where: by the name of the row and of the column."""
        pivot = self.desk.work.grid.pivot
        return {(pivot.rows[row].text, pivot.columns[at].text): cell.count for (row, at), cell in pivot.cells.items()}

    def place(self, row: str, column: str) -> tuple[int, int]:
        return self.rows().index(row), self.columns().index(column)

    def reads(self, of: QWidget | None = None) -> str:
        """Every word that can be seen on the page."""
        widgets = (of or self.page).findChildren(QWidget)
        words = [
            widget.text() for widget in widgets if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible()
        ]
        rows = [row.accessibleName() for row in (of or self.page).findChildren(Row) if row.isVisible()]
        return "\n".join([*words, *rows])

    def line(self, day: str) -> SlotLine:
        """The slot of a day."""
        (id,) = self.slots.find(None, replace(self.desk.wanted, since=day, until=day))
        return self.slots.line(id)

    def sheet(self) -> Sheet:
        """The dialog in front."""
        return [one for one in self.window.findChildren(Sheet) if one.isVisible()][-1]

    # what is done

    def point(self, row: str, column: str) -> QPoint:
        grid = self.desk.work.grid
        place = self.place(row, column)
        grid.bring(*place)
        return grid.cell_rect(*place).center()

    def clicks(self, row: str, column: str) -> None:
        grid = self.desk.work.grid
        self.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=self.point(row, column))
        self.waits()

    def double_clicks(self, row: str, column: str) -> None:
        view, at = self.desk.work.grid.viewport(), self.point(row, column)
        self.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        self.qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at)
        self.waits()

    def drags(self, source: tuple[str, str], target: tuple[str, str], *, lets_go: bool = True) -> None:
        view = self.desk.work.grid.viewport()
        start, end = self.point(*source), self.point(*target)
        self.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 6):
            self.qtbot.mouseMove(view, start + (end - start) * (step / 5))
        if lets_go:
            self.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
            self.waits()

    def keys(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.desk.work.grid, key, modifier)
        self.waits()

    def presses(self, name: str, of: QWidget | None = None) -> None:
        """The button of this name, or whose name begins so."""
        buttons = [one for one in (of or self.page).findChildren(QAbstractButton) if one.isVisible()]
        names = [(one.accessibleName() or one.text(), one) for one in buttons]
        found = next((one for words, one in names if words == name), None)
        found = found or next((one for words, one in names if words.startswith(name)), None)
        assert found is not None, (name, [words for words, _ in names])
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        if of is None:
            self.waits()

    def takes(self, name: str, entry: str) -> None:
        """An entry of a chip that drops down a list."""
        chip = next(one for one in self.page.findChildren(DropChip) if one.accessibleName().startswith(f"{name}："))
        menu = chip.menu_now()
        action = next(action for action in menu.actions() if action.text().startswith(entry))
        action.trigger()
        menu.close()
        self.waits()

    def writes(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        puts(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.waits()

    def types(self, of: QWidget, name: str, text: str) -> None:
        """Write into a field of a dialog and leave it."""
        field = next(one for one in of.findChildren(QLineEdit) if one.accessibleName() == name)
        field.selectAll()
        puts(field, text)
        field.editingFinished.emit()

    def undoes(self) -> None:
        self.services.undo.undo()
        self.waits()
