"""Somebody at the page 笔记库: what they have, what they do, what they see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from nlp.note import Note
from planner.importing.rows import NoteRow
from ui.library.columns import COLUMNS
from ui.library.dropchip import DropChip
from ui.library.importing.sheet import ImportSheet
from ui.library.page import LibraryPage
from ui.services import Services
from ui.window import Window

W = TypeVar("W", bound=QWidget)
MENUS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""Without a display Qt complains of every menu that opens."""
QUERIES = ("面霜", "粉底液", "早八妆")


def note_row(at: int, **changes: object) -> NoteRow:
    """A note with numbers that grow with ``at``, published a day after the one before."""
    note = Note(
        f"{0x60000000 + at * 86400:08x}{at:016x}",
        f"第{at}篇：干皮面霜怎么选",
        f"这是第{at}篇的正文，早八通勤前涂一层。",
        ("干皮护肤", "面霜推荐"),
        "video" if at % 3 == 0 else "image",
        10 * at,
        4 * at,
        at,
        at // 2,
        published_at=f"2024-0{1 + at // 28 % 9}-{1 + at % 28:02d}T12:01:00+08:00",
        fans=1000 + at,
        author=f"作者{at % 4}",
        query=QUERIES[at % 3],
        source="采集表",
    )
    return NoteRow(replace(note, **changes), author_name=f"小满{at % 4}")  # type: ignore[arg-type]


class World:
    """The services, the window and the page, once it is open."""

    def __init__(self, services: Services, window: Window, qtbot: QtBot) -> None:
        self.services, self.window, self.qtbot = services, window, qtbot

    @property
    def page(self) -> LibraryPage:
        page = self.window.findChild(LibraryPage)
        assert page is not None
        return page

    @property
    def message(self) -> str:
        return self.services.status.message

    def brings_notes(self, count: int, *, file: str = "笔记.csv", rows: Sequence[NoteRow] | None = None) -> str:
        """Notes come in by an import; the id of its batch."""
        batches = self.services.batches
        batch = batches.begin(file, "notes", "notes", f"hash of {file}", {})
        batches.write_notes(batch, rows if rows is not None else [note_row(at) for at in range(count)])
        _record, changes = batches.finish(batch)
        self.services.hub.tell(changes)
        return batch

    def opens(self, size: tuple[int, int] = (1366, 768)) -> LibraryPage:
        """The page in front, with its first answer there."""
        made = LibraryPage(self.services)
        self.window.resize(*size)
        self.window.add_page("library", made)
        self.window.show_page("library")
        self.qtbot.waitExposed(self.window)
        self.waits()
        return made

    def waits(self) -> None:
        """Until the newest question is answered and nothing more is about to be asked."""
        page = self.page
        self.qtbot.waitUntil(lambda: not page.asking and not self.services.library_lane.busy, timeout=30_000)
        QApplication.processEvents()

    def searches(self, text: str) -> None:
        page = self.page
        with self.qtbot.waitSignal(page.finder.found, timeout=10_000):
            page.work.search.setText(text)
            self.qtbot.keyClick(page.work.search, Qt.Key.Key_Return)
        self.waits()

    def presses(self, text: str, inside: QWidget | None = None) -> None:
        """A click on the button with these words."""
        button = self.button(text, inside)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def button(self, text: str, inside: QWidget | None = None) -> QAbstractButton:
        return next(
            found
            for found in (inside or self.window).findChildren(QAbstractButton)
            if found.text() == text and found.isVisible()
        )

    def takes(self, name: str, entry: str) -> None:
        """Choose an entry of a chip that drops down."""
        chip = next(c for c in self.page.findChildren(DropChip) if c.accessibleName().startswith(name))
        self.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        with self.qtbot.waitSignal(self.page.finder.found, timeout=10_000):
            self.clicks_in_menu(entry)
        self.waits()

    def menu(self) -> QMenu:
        """The menu that is open."""
        found: list[QMenu] = []

        def one() -> bool:
            found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(one)
        return found[-1]

    def clicks_in_menu(self, entry: str) -> None:
        menu = self.menu()
        action = next(action for action in menu.actions() if action.text().startswith(entry))
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        QApplication.processEvents()

    def cells(self, name: str) -> list[str]:
        """What the table shows in a column."""
        model = self.page.model
        column = [column.heading for column in COLUMNS].index(name)
        return [str(model.data(model.index(row, column))) for row in range(model.rowCount())]

    def drops(self, *files: Path) -> ImportSheet:
        """Files are dropped; the dialog, when all of them have been looked at."""
        self.page.files_dropped.emit(list(files))
        return self.sheet()

    def sheet(self) -> ImportSheet:
        looking = self.page.imports.looking
        self.qtbot.waitUntil(
            lambda: looking.sheet is not None and looking.sheet.isVisible() and not looking.busy, timeout=60_000
        )
        assert looking.sheet is not None
        return looking.sheet


def words(parent: QWidget) -> str:
    """Every word that can be seen on labels and buttons."""
    labels = [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels + [b.text() for b in parent.findChildren(QAbstractButton) if b.isVisible()])


def one(parent: QWidget, kind: type[W], fits: Callable[[W], bool]) -> W:
    """The widget of a kind that fits."""
    return next(widget for widget in parent.findChildren(kind) if fits(widget))
