"""A sheet in a window with a campaign behind it, and somebody at the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.campaigns import Campaigns
from planner.new_accounts import NewAccounts
from planner.products import Products
from planner.slots import Slots
from planner.storage.changes import Changes
from planner.storage.records import Goal, SlotFilter
from planner.storage.records import Slot as SlotRecord
from ui.matrix.lists import Lists
from ui.matrix.sheet import Sheet
from ui.matrix.sheet.columns import BY_NAME
from ui.services import Services
from ui.window import Window

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT = Mod.ControlModifier, Mod.ShiftModifier, Mod.AltModifier
ACCOUNTS = ("小满", "阿芷", "木木护肤日记", "青禾官方")


class Asker(QObject):
    """Asks for the slots again whenever some were written, as the page does."""

    def __init__(self, services: Services, sheet: Sheet, campaign_id: str | None) -> None:
        super().__init__(sheet)
        self.slots, self.sheet, self.campaign_id = Slots(services.store), sheet, campaign_id
        self.wanted, self.sort = SlotFilter(), ("day", False)
        services.hub.changed.connect(self.changed)
        sheet.filter_wished.connect(self.filter)
        sheet.sort_wished.connect(self.sort_by)
        self.ask(stay=False)

    def ask(self, *, stay: bool) -> None:
        self.sheet.show_slots(self.campaign_id, self.slots.find(self.campaign_id, self.wanted, self.sort), stay=stay)
        self.sheet.tell_asked(self.wanted, self.sort)

    @Slot(object)
    def changed(self, changes: Changes) -> None:
        if changes.touches("slot"):
            self.ask(stay=True)

    @Slot(object)
    def filter(self, wanted: SlotFilter) -> None:
        self.wanted = wanted
        self.ask(stay=False)

    @Slot(str, bool)
    def sort_by(self, name: str, descending: bool) -> None:
        self.sort = (name, descending)
        self.ask(stay=False)


class World:
    """What a test says and sees: cells by row and the name of a column."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot
        new = NewAccounts(services.store)
        self.accounts = {name: new.add(name, "")[0] for name in ACCOUNTS}
        products = Products(services.store)
        self.products = {name: products.add(name)[0].id for name in ("修护面霜", "洁面")}
        campaign, _ = Campaigns(services.store).add(
            "冬季面霜", "2026-11-23", "2026-12-20", goals=(Goal("敏感肌面霜", "核心", 3), Goal("不卡粉", "长尾", 1))
        )
        self.campaign_id = campaign.id
        self.slots = Slots(services.store)

    def plan(self, count: int = 6) -> list[str]:
        """So many slots, a day after the other."""
        names = list(self.accounts)
        rows = [
            {
                "day": f"2026-11-{23 + at % 8}" if at < 8 else f"2026-12-{1 + at % 20:02}",
                "account_id": self.accounts[names[at % len(names)]],
                "title": f"标题{at}",
                "price": 100.0 * at,
            }
            for at in range(count)
        ]
        ids, _written = self.slots.add(self.campaign_id, rows)
        return ids

    def opens(self) -> Sheet:
        """The sheet, with the keys in its first cell."""
        self.sheet = Sheet(self.services, Lists(self.services))
        self.window.add_page("matrix", self.sheet)
        self.asker = Asker(self.services, self.sheet, self.campaign_id)
        self.window.resize(1366, 768)
        self.window.show_page("matrix")
        self.services.undo.show("matrix")
        self.qtbot.waitUntil(lambda: not self.services.review_lane.busy)
        self.sheet.deck.take_keys()
        return self.sheet

    @property
    def widget(self) -> QWidget:
        """Who has the keys."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def goes(self, row: int, name: str) -> None:
        """Click into a cell."""
        pane, point = self.place(row, name)
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, point)

    def place(self, row: int, name: str) -> tuple[object, QPoint]:
        """The half and the point of a cell."""
        column = BY_NAME[name]
        pane = self.sheet.deck.pane_of(column)
        index = self.sheet.model.index(row, column)
        pane.scrollTo(index)
        return pane, pane.visualRect(index).center()

    def press(self, key: Key, mods: Mod = Mod.NoModifier, times: int = 1) -> None:
        """A key, where the keys are."""
        for _ in range(times):
            QTest.keyClick(self.widget, key, mods)

    def types(self, text: str) -> None:
        """Latin letters and digits one by one; anything else as an input method gives it."""
        if text.isascii():
            for char in text:
                QTest.keyClicks(self.widget, char)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.widget, event)

    def pastes(self, text: str) -> None:
        """Ctrl+V of a text."""
        QGuiApplication.clipboard().setText(text)
        self.press(Key.Key_V, CTRL)

    @property
    def copied(self) -> str:
        """What lies on the clipboard."""
        return QGuiApplication.clipboard().text()

    def at(self, row: int) -> SlotRecord:
        """The slot of a row, as it is stored."""
        return self.slots.line(self.sheet.model.ids[row]).slot

    def cell(self, row: int, name: str) -> str:
        """What a cell shows."""
        return str(self.sheet.model.data(self.sheet.model.index(row, BY_NAME[name])))

    def column(self, name: str, rows: Sequence[int]) -> list[str]:
        """What the cells of a column show."""
        return [self.cell(row, name) for row in rows]

    @property
    def current(self) -> tuple[int, str]:
        """The cell a key would write."""
        index = self.sheet.deck.index()
        return index.row(), self.sheet.model.columns[index.column()].sort

    @property
    def editor(self) -> QLineEdit:
        """The line in which a cell is written."""
        found = QApplication.focusWidget()
        assert isinstance(found, QLineEdit)
        return found

    def undo(self) -> None:
        """Ctrl+Z."""
        self.services.undo.undo()

    def redo(self) -> None:
        """Ctrl+Y."""
        self.services.undo.redo()
