"""What is made first at a start, and pages that are asked for before their turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.starter import PATIENCE, Starter
from ui.app import App
from ui.draft.page import DraftPage
from ui.library.page import LibraryPage
from ui.making import Making
from ui.pages import RAIL, PageInfo
from ui.services import Services
from ui.settings.data import DataSection
from ui.widgets.buttons import Chip
from ui.window import Window


class Made(QObject):
    """Writes down which pages came, in their order; told when each is there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.pages: list[str] = []
        add = window.add_page

        def added(id: str, page: QWidget) -> None:
            self.pages.append(id)
            add(id, page)

        window.add_page = added  # type: ignore[method-assign]


class Reviews(QObject):
    """How many pages there were when the first review came."""

    def __init__(self, made: Made) -> None:
        super().__init__(made)
        self._made, self.pages = made, 0

    @Slot(str, object)
    def saw(self, _id: str, _review: object) -> None:
        self.pages = self.pages or len(self._made.pages)


def until_front(app: App, qtbot: QtBot) -> Services:
    """Wait for the first page only."""
    qtbot.waitUntil(lambda: app.window.page != "", timeout=PATIENCE)
    assert app.session.services is not None
    return app.session.services


def until_all(made: Made, qtbot: QtBot) -> None:
    """Wait for the last page."""
    qtbot.waitUntil(lambda: len(made.pages) == len(RAIL), timeout=PATIENCE)
    assert sorted(made.pages) == sorted(page.id for page in RAIL)


def there(app: App, kind: type[QWidget]) -> bool:
    return app.window.findChild(kind) is not None


def test_the_first_review_comes_before_the_other_pages_are_made(start: Starter, qtbot: QtBot) -> None:
    app = start()
    made = Made(app.window)
    reviews = Reviews(made)
    until_front(app, qtbot)
    page = app.window.findChild(DraftPage)
    assert isinstance(page, DraftPage)
    page.reviewer.reviewed.connect(reviews.saw)
    until_all(made, qtbot)
    assert reviews.pages == 1


def test_the_draft_comes_second_when_another_page_is_in_front(start: Starter, qtbot: QtBot) -> None:
    app = start()
    until_front(app, qtbot)
    app.window.show_page("accounts")
    start.leave()
    app = start()
    made = Made(app.window)
    until_all(made, qtbot)
    assert made.pages[:2] == ["accounts", "draft"]
    assert app.window.page == "accounts"


def test_a_page_that_is_clicked_before_its_turn_is_made_at_once(start: Starter, qtbot: QtBot) -> None:
    app = start()
    made = Made(app.window)
    until_front(app, qtbot)
    button = next(one for one in app.window.rail.findChildren(QToolButton) if one.text() == "账号")
    button.click()
    assert app.window.page == "accounts"
    assert made.pages == ["draft", "accounts"]
    assert button.isChecked()
    until_all(made, qtbot)
    assert app.window.page == "accounts"


def test_a_page_that_is_clicked_before_the_file_is_open_is_in_front(start: Starter, qtbot: QtBot) -> None:
    app = start()
    made = Made(app.window)
    app.window.show_page("settings")
    assert app.window.page == ""
    marked = [one.text() for one in app.window.rail.findChildren(QToolButton) if one.isChecked()]
    assert marked == ["设置"]
    until_front(app, qtbot)
    assert app.window.page == "settings"
    until_all(made, qtbot)
    assert made.pages[:2] == ["settings", "draft"]
    assert app.session.services
    assert app.session.services.memory.get("page") == "settings"


def test_notes_are_shown_though_the_library_is_not_there_yet(start: Starter, qtbot: QtBot) -> None:
    app = start()
    services = until_front(app, qtbot)
    assert not there(app, LibraryPage)
    services.hub.look_wished.emit("note", ("no such note",), "相似的笔记")
    assert app.window.page == "library"
    chips = [chip.accessibleName() for chip in app.window.findChildren(Chip) if chip.isVisible()]
    assert any("相似的笔记" in name for name in chips)


def test_commands_of_everywhere_answer_before_their_page_is_there(start: Starter, qtbot: QtBot) -> None:
    app = start()
    until_front(app, qtbot)
    commands = app.window.commands
    assert [command.id for command in commands.find("导入记录")] == ["library.history"]
    assert not there(app, DataSection)
    commands.get("settings.data").action.trigger()
    assert app.window.page == "settings"
    assert there(app, DataSection)
    assert not there(app, LibraryPage)


def test_what_pages_offer_everywhere_is_what_was_promised(start: Starter, qtbot: QtBot) -> None:
    app = start()
    before = app.window.commands.ids()
    until_all(Made(app.window), qtbot)
    brought = {
        command.id: (command.text, command.keys)
        for command in app.window.commands.all()
        if command.page is None and command.id not in before | {"library.learn"}
    }
    promised = {offer.id: (offer.text, (offer.keys,) if offer.keys else ()) for page in RAIL for offer in page.offers}
    assert brought == promised


def test_closing_while_pages_are_made_ends_well(start: Starter, qtbot: QtBot) -> None:
    app = start()
    until_front(app, qtbot)
    assert app.session.busy
    start.leave()
    QApplication.processEvents()
    assert app.session.services is None


def test_a_page_that_breaks_keeps_no_other_from_being_made(
    services: Services, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_page.py").write_text("raise RuntimeError('broken')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    pages = (
        PageInfo("checkup", "预估体检", "", "stethoscope", "ui.checkup.page", "CheckupPage"),
        PageInfo("broken", "坏的", "", "book", "broken_page", "Broken"),
        PageInfo("settings", "设置", "", "gear", "ui.settings.page", "SettingsPage"),
    )
    made = Made(window)
    making = Making(pages, services, window, window)
    with qtbot.captureExceptions() as errors, qtbot.waitSignal(making.done, timeout=PATIENCE):
        making.begin("checkup")
    assert made.pages == ["checkup", "settings"]
    assert [str(error) for _, error, _ in errors] == ["broken"]
