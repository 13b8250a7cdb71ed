"""Somebody at the page 评论: what they see, what they press, what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.importing.rows import CommentRow
from planner.inbox.lines import conversation, lines
from planner.inbox.records import Conversation, InboxLine
from planner.storage.times import CHINA
from ui.comments.page import CommentsPage
from ui.services import Services
from ui.widgets.sheet import Sheet
from ui.window import Window

PATIENCE = 60_000
ASKED, BLAMED, WISHED, TALK = "敏感肌能用吗？", "用了闷痘，太难用了", "求链接", "好看"


def said(id: str, text: str, hours: float = 2, **more: object) -> CommentRow:
    at = (datetime.now(CHINA) - timedelta(hours=hours)).isoformat(timespec="seconds")
    return replace(CommentRow(id, "n1", text, 0, at, 1, "读者"), **more)  # type: ignore[arg-type]


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot

    def bring(self, *rows: CommentRow, name: str = "评论.csv") -> str:
        """Import these as one file."""
        batches = self.services.batches
        batch = batches.begin(name, "test", "comments", name, {})
        batches.write_comments(batch, list(rows))
        self.services.hub.tell(batches.finish(batch)[1])
        return batch

    def usual(self) -> None:
        """One of each."""
        self.bring(said("c1", ASKED), said("c2", BLAMED), said("c3", WISHED), said("c4", TALK))

    @property
    def page(self) -> CommentsPage:
        page = self.window.findChild(CommentsPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def opens(self, size: tuple[int, int] = (1366, 768)) -> CommentsPage:
        """The page in front, with its answers there."""
        made = CommentsPage(self.services)
        self.window.resize(*size)
        self.window.add_page("comments", made)
        self.window.show_page("comments")
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
        return [line.text for line in lines(self.services.store, self.page.model.ids)]

    def line(self, text: str) -> InboxLine:
        from planner.inbox.finding import Inbox
        from planner.inbox.records import InboxFilter

        found = lines(self.services.store, Inbox(self.services.store).find(InboxFilter(view="all")))
        return next(line for line in found if line.text == text)

    def talk(self, text: str) -> Conversation:
        talk = conversation(self.services.store, self.line(text).id)
        assert talk is not None
        return talk

    def chooses(self, *texts: str) -> None:
        """Choose comments in the list."""
        page = self.page
        page.work.list.choose(self.listed().index(texts[0]))
        for text in texts[1:]:
            index = page.model.index(self.listed().index(text), 0)
            flags = page.work.list.selectionModel().SelectionFlag
            page.work.list.selectionModel().select(index, flags.Select | flags.Rows)
        self.waits()

    def runs(self, command: str) -> None:
        """A command, as its key or the palette runs it."""
        self.services.commands.get(command).action.trigger()
        self.waits()

    def keys(self, *keys: Qt.Key) -> None:
        """Keys while the list has them."""
        for key in keys:
            self.qtbot.keyClick(self.page.work.list, key)
            self.waits()

    def types(self, text: str) -> None:
        """Write an answer."""
        self.page.talk.composer.field.setPlainText(text)
        self.waits()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        button = next(
            found
            for found in (inside or self.page).findChildren(QAbstractButton)
            if text in (found.text(), found.accessibleName()) and found.isVisible()
        )
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        self.waits()

    def sheet(self) -> Sheet:
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(Sheet)))
        return next(sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible())

    def undoes(self) -> None:
        self.services.undo.undo()
        self.waits()

    def reads(self, inside: QWidget | None = None) -> str:
        """Every word that can be seen."""
        labels = (inside or self.page).findChildren(QLabel)
        return " | ".join(label.text() for label in labels if label.isVisible())
