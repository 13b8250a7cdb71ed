"""What opens beside the page: versions, a similar note, the phone."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nlp.findings import Similar
from nlp.note import Note
from planner.storage.records import DraftContent
from tests.ui.draft.draft_world import World, commit
from ui.draft.beside import BesideSheet
from ui.draft.page import DraftPage
from ui.draft.preview.feed import FeedView
from ui.draft.preview.note import NoteView
from ui.draft.preview.phone import Words, phone_font, read_skin, shown_body
from ui.draft.reading import ReadingField
from ui.draft.versions import VersionsSheet
from ui.draft.windows import Windows
from ui.widgets.buttons import Chip


def field_of(sheet: QWidget, name: str) -> ReadingField:
    return next(field for field in sheet.findChildren(ReadingField) if field.accessibleName() == name)


def button_of(sheet: QWidget, text: str) -> QPushButton:
    return next(button for button in sheet.findChildren(QPushButton) if button.text() == text)


def marked(field: ReadingField) -> list[str]:
    return [selection.cursor.selectedText() for selection in field.extraSelections()]  # type: ignore[attr-defined]


def test_versions_show_what_has_changed_and_lead_back(world: World, page: DraftPage, qtbot: QtBot) -> None:
    commit(page.surface.body, "🔥今天用了面霜")
    page.writing.leave("离开草稿时")
    page.surface.body.select(5, 7)
    commit(page.surface.body, "精华")
    page.windows.open_versions()
    sheet = page.findChild(VersionsSheet)
    assert sheet
    listing = sheet.findChild(QListWidget)
    assert listing
    assert listing.count() == 1
    then, now = field_of(sheet, "当时"), field_of(sheet, "现在")
    qtbot.waitUntil(lambda: bool(now.document().toPlainText()))
    assert marked(then) == ["面霜"]
    assert marked(now) == ["精华"]
    qtbot.mouseClick(button_of(sheet, "恢复到这一版"), Qt.MouseButton.LeftButton)
    assert page.surface.body.text() == "🔥今天用了面霜"
    world.services.undo.undo()
    assert page.surface.body.text() == "🔥今天用了精华"


@dataclass
class Shelf:
    """Notes with one note."""

    note: Note

    def get(self, id: str) -> Any:
        return SimpleNamespace(note=self.note)


def test_a_similar_note_stands_beside_with_the_same_phrases_marked(
    world: World, page: DraftPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(page.surface.body, "🔥先拍一层水再厚涂面霜，等五分钟")
    note = Note("n1", "沙漠干皮", "她说先拍一层水再厚涂面霜就好")
    monkeypatch.setattr(world.services.notes, "get", Shelf(note).get)
    page.windows.open_beside(Similar("n1", "沙漠干皮", 0.81, 95))
    sheet = page.findChild(BesideSheet)
    assert sheet
    mine, theirs = field_of(sheet, "这篇草稿"), field_of(sheet, "相似的笔记")
    qtbot.waitUntil(lambda: bool(mine.extraSelections()))
    assert marked(mine) == marked(theirs) == ["先拍一层水再厚涂面霜"]
    qtbot.mouseClick(button_of(sheet, "下一处"), Qt.MouseButton.LeftButton)
    assert marked(mine)[-1] == "先拍一层水再厚涂面霜"


def test_a_note_that_is_gone_is_told(world: World, page: DraftPage) -> None:
    page.windows.open_beside(Similar("none", "没有了", 0.4, None))
    assert page.findChild(BesideSheet) is None
    assert world.services.status.message


def test_the_phone_follows_the_text(page: DraftPage, qtbot: QtBot) -> None:
    page.windows.open_preview()
    phone = page.windows.preview
    assert phone
    note = phone.findChild(NoteView)
    assert note
    low = note.height()
    commit(page.surface.title, "干皮面霜")
    commit(page.surface.body, "厚涂\n" * 40)
    qtbot.waitUntil(lambda: note.height() > low)
    for chip in phone.findChildren(Chip):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert not phone.grab().isNull()
    assert phone.skin == read_skin(dark=True)
    page.windows.open_preview()
    assert page.windows.preview is phone
    qtbot.keyClick(phone, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.windows.preview is None)


def test_the_phone_shows_topics_as_the_platform_does() -> None:
    text, blue = shown_body("早八用的#面霜[话题]# 好", ("干皮", "敏感肌"))
    assert text == "早八用的#面霜 好\n#干皮 #敏感肌"
    assert [text[start:end] for start, end in blue] == ["#面霜", "#干皮", "#敏感肌"]


@pytest.mark.parametrize(
    "title", ["", "干皮", "干皮秋冬面霜厚涂不闷的只有它了真的" * 3, "🔥" * 300, "a" * 300, "مرحبا " * 40]
)
def test_the_card_shows_two_lines_of_any_title(qtbot: QtBot, title: str) -> None:
    words = Words(title, phone_font(13, 600), FeedView.cover_size().width() - 16, 18, most=2)
    assert words.lines <= 2
    feed = FeedView()
    qtbot.addWidget(feed)
    feed.show_content(DraftContent(title), None, read_skin(dark=False))
    assert not feed.grab().isNull()


def test_windows_follow_only_while_they_are_open(world: World, page: DraftPage, qtbot: QtBot) -> None:
    windows = Windows(world.services, page.writing, page.thumbnails, page)
    commit(page.surface.body, "面霜")
    assert windows.preview is None
