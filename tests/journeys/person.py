"""Somebody at the window of a workspace: types, presses, looks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.records import DraftRecord
from ui.accounts.page import AccountsPage
from ui.app import App
from ui.draft.inspector.row import Row
from ui.draft.inspector.section import Section
from ui.draft.page import DraftPage
from ui.library.page import LibraryPage
from ui.parts import Parts
from ui.services import Services

PATIENCE = 30_000
"""The first review reads jieba's dictionary, learning loads scikit-learn; on a loaded machine that takes its time."""


class Person:
    """Starts the application on a workspace that nobody has open; ``leaves`` closes it as a person does."""

    def __init__(self, qt: QApplication, workspace: Workspace, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.app = App(qt, workspace)
        with qtbot.waitSignal(self.app.ready, timeout=PATIENCE):
            self.app.start()

    @property
    def page(self) -> DraftPage:
        page = self.app.window.findChild(DraftPage)
        assert isinstance(page, DraftPage)
        return page

    @property
    def library(self) -> LibraryPage:
        page = self.app.window.findChild(LibraryPage)
        assert isinstance(page, LibraryPage)
        return page

    @property
    def accounts(self) -> AccountsPage:
        page = self.app.window.findChild(AccountsPage)
        assert isinstance(page, AccountsPage)
        return page

    @property
    def services(self) -> Services:
        assert self.app.session.services
        return self.app.session.services

    @property
    def draft(self) -> DraftRecord:
        assert self.page.writing.record
        return self.page.writing.record

    def field(self, name: str) -> QPlainTextEdit:
        return next(field for field in self.page.findChildren(QPlainTextEdit) if field.accessibleName() == name)

    def text(self, name: str) -> str:
        return self.field(name).toPlainText()

    def writes(self, name: str, text: str) -> None:
        """Line by line with the input method, as one does."""
        field = self.field(name)
        field.setFocus()
        for number, line in enumerate(text.split("\n")):
            if number:
                self.qtbot.keyClick(field, Qt.Key.Key_Return)
            QApplication.sendEvent(field, QInputMethodEvent("pin'yin", []))
            event = QInputMethodEvent()
            event.setCommitString(line)
            QApplication.sendEvent(field, event)

    def does(self, command: str) -> None:
        """From the palette or by key: both trigger this."""
        self.app.window.commands.get(command).action.trigger()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        buttons = (inside or self.page).findChildren(QPushButton)
        button = next(button for button in buttons if button.text() == text and button.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def fills(self, name: str, text: str, inside: QWidget) -> None:
        """Write into a plain field."""
        next(field for field in inside.findChildren(QLineEdit) if field.accessibleName() == name).setText(text)

    def drops(self, page: QWidget, *files: Path) -> None:
        """Drag files from a folder onto a page."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        middle = page.rect().center()
        QApplication.sendEvent(page, QDragEnterEvent(middle, copy, data, left, none))
        QApplication.sendEvent(page, QDropEvent(QPointF(middle), copy, data, left, none))

    def sheet(self) -> QDialog:
        """The dialog that opens."""
        self.qtbot.waitUntil(lambda: bool(self._sheets()), timeout=PATIENCE)
        return self._sheets()[0]

    def _sheets(self) -> list[QDialog]:
        return [sheet for sheet in self.app.window.findChildren(QDialog) if sheet.isVisible()]

    def reads(self) -> str:
        """Every word that can be seen in the window."""
        return "\n".join(label.text() for label in self.app.window.findChildren(QLabel) if label.isVisible())

    def rests(self) -> None:
        """Wait until nothing is being worked on in the background, and the page in front is made."""
        parts = self.app.window.findChildren(Parts)
        self.qtbot.waitUntil(
            lambda: not (self.app.session.busy or any(one.hurrying for one in parts)), timeout=PATIENCE
        )

    def score(self) -> int:
        self.qtbot.waitUntil(lambda: self.page.assistance.fresh, timeout=PATIENCE)
        assert self.page.assistance.review
        return self.page.assistance.review.score.total

    def rows(self, section: Section) -> list[Row]:
        self.score()
        return [row for row in section.findChildren(Row) if row.isVisible()]

    def leaves(self) -> None:
        assert self.app.savers.save_all()
        self.app.window.close()
        self.app.end()
        QApplication.processEvents()
