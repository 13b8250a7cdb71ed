"""Somebody at the page 选词: what they do, what they see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.research.rows import Longtail
from ui.keywords.page import KeywordsPage
from ui.services import Services
from ui.window import Window

MENUS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Without a display Qt complains of every menu that opens."""
PATIENCE = 30_000


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot

    @property
    def page(self) -> KeywordsPage:
        page = self.window.findChild(KeywordsPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def opens(self, size: tuple[int, int] = (1366, 768)) -> KeywordsPage:
        """The page in front, with its first answer there."""
        made = KeywordsPage(self.services)
        self.window.resize(*size)
        self.window.add_page("keywords", made)
        self.window.show_page("keywords")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return made

    def waits(self) -> None:
        """Until every question is answered and nothing more is about to be asked."""
        page, services = self.page, self.services
        lanes = (services.review_lane, services.library_lane)
        self.qtbot.waitUntil(lambda: not page.asking and not any(lane.busy for lane in lanes), timeout=PATIENCE)
        QApplication.processEvents()

    def asks(self, text: str) -> list[Longtail]:
        """Type seeds and press Enter; the rows that come."""
        seeds = self.page.mining.seeds
        with self.qtbot.waitSignal(self.page.asker.found, timeout=PATIENCE):
            seeds.box.setText(text)
            self.qtbot.keyClick(seeds.box, Qt.Key.Key_Return)
        self.waits()
        return self.page.mining.rows

    def chooses(self, *texts: str) -> None:
        """Choose rows of the table by their words."""
        rows = {row.text: row.key for row in self.page.mining.rows}
        self.page.mining.table.choose_keys([rows[text] for text in texts])

    def looks_at(self, view: str) -> None:
        self.page.show_view(view)
        self.waits()

    def does(self, command: str) -> None:
        """From the palette or by key: both trigger this."""
        self.window.commands.get(command).action.trigger()
        self.waits()

    def undoes(self) -> None:
        """Press 撤销 beside the message."""
        buttons = self.services.status.findChildren(QPushButton)
        button = next(found for found in buttons if found.text() == "撤销" and found.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.waits()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        found = next(
            button
            for button in (inside or self.window).findChildren(QAbstractButton)
            if button.text() == text and button.isVisible()
        )
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        self.waits()

    def menu(self) -> QMenu:
        """The menu that is open."""
        found: list[QMenu] = []

        def one() -> bool:
            found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(one)
        return found[-1]

    def reads(self, parent: QWidget | None = None) -> str:
        """Every word that can be seen on labels and buttons."""
        root = parent or self.window
        labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
        return "\n".join(labels + [b.text() for b in root.findChildren(QAbstractButton) if b.isVisible()])
