"""The whole application on a workspace of its own: first start, second start, a damaged file, a backup put back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from planner.storage.backup import backups
from planner.storage.records import DraftContent, DraftFilter
from tests.ui.starter import PATIENCE, Starter, wait_ready
from ui.pages import PAGES, RAIL
from ui.shots import take_shots


def words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def press(parent: QWidget, text: str, qtbot: QtBot) -> None:
    button = next(found for found in parent.findChildren(QPushButton) if found.text() == text and found.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_start_shows_a_sample_and_one_click_removes_it(start: Starter, qtbot: QtBot) -> None:
    app = start()
    services = wait_ready(app, qtbot)
    assert app.window.page == "draft"
    assert len(services.drafts.list()) >= 5
    assert services.notes.count() >= 200
    assert "这是示例内容" in words(app.window)
    press(app.window, "一键清除", qtbot)
    assert services.notes.count() == 0
    assert services.drafts.list() == []
    assert "这是示例内容" not in words(app.window)
    assert "新建草稿" in {button.text() for button in app.window.findChildren(QPushButton) if button.isVisible()}


def test_the_sample_comes_back_when_that_was_a_mistake(start: Starter, qtbot: QtBot) -> None:
    app = start()
    services = wait_ready(app, qtbot)
    before = [line.id for line in services.drafts.list()]
    press(app.window, "一键清除", qtbot)
    assert services.notes.count() == 0
    press(app.window.status, "撤销", qtbot)
    assert [line.id for line in services.drafts.list()] == before
    assert services.notes.count() >= 200
    assert "这是示例内容" in words(app.window)
    app.window.commands.get("redo").action.trigger()
    assert services.drafts.list() == []
    app.window.commands.get("undo").action.trigger()
    assert [line.id for line in services.drafts.list()] == before


def test_a_second_start_finds_everything_and_no_new_sample(start: Starter, qtbot: QtBot) -> None:
    app = start()
    services = wait_ready(app, qtbot)
    press(app.window, "一键清除", qtbot)
    qtbot.waitUntil(lambda: services.notes.count() == 0, timeout=PATIENCE)
    draft, _ = services.drafts.new()
    services.drafts.save(draft.id, DraftContent("干皮秋冬面霜"))
    app.window.show_page("settings")
    start.leave()
    app = start()
    services = wait_ready(app, qtbot)
    assert [line.title for line in services.drafts.list()] == ["干皮秋冬面霜"]
    assert services.notes.count() == 0
    assert app.window.page == "settings"


def test_every_page_is_reached_by_its_key_from_every_page(start: Starter, qtbot: QtBot) -> None:
    app = start()
    wait_ready(app, qtbot)
    everywhere = {key for command in app.window.commands.all() if command.page is None for key in command.keys}
    ways = {info.keys for info in RAIL}
    assert ways <= everywhere
    taken = {
        key: command.id for command in app.window.commands.all() if command.page is not None for key in command.keys
    }
    assert ways.isdisjoint(taken), {key: taken[key] for key in ways & taken.keys()}


def test_every_page_shows_plain_text_only(start: Starter, qtbot: QtBot) -> None:
    app = start()
    wait_ready(app, qtbot)
    for page in PAGES:
        app.window.show_page(page)
        QApplication.processEvents()
    rich = [label.text() for label in app.window.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    assert rich == []


def test_a_damaged_file_is_met_with_a_way_out_and_left_as_it_is(start: Starter, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace(tmp_path / "草田").ensure()
    workspace.store.write_bytes(b"this is no database at all" * 400)
    before = hashlib.sha256(workspace.store.read_bytes()).hexdigest()
    app = start()
    qtbot.waitUntil(lambda: "已损坏" in words(app.window), timeout=PATIENCE)
    assert "再试一次" in {button.text() for button in app.window.findChildren(QPushButton)}
    assert hashlib.sha256(workspace.store.read_bytes()).hexdigest() == before
    press(app.window, "移开它，从空的开始", qtbot)
    services = wait_ready(app, qtbot)
    assert len(services.drafts.list()) >= 5
    aside = [path for path in workspace.folder.rglob(workspace.store.name) if path != workspace.store]
    assert before in {hashlib.sha256(path.read_bytes()).hexdigest() for path in aside}


def test_an_error_nobody_foresaw_makes_it_look_through_the_file(start: Starter, qtbot: QtBot) -> None:
    app = start()
    services = wait_ready(app, qtbot)
    qtbot.waitUntil(lambda: len(backups(app.workspace)) > 0, timeout=PATIENCE)
    services.store.idle()
    content = bytearray(app.workspace.store.read_bytes())
    content[4096 * 30 : 4096 * 34] = b"\x55" * 4096 * 4
    app.workspace.store.write_bytes(content)
    app.crash.happened.emit(KeyError("161"))
    qtbot.waitUntil(lambda: "有损坏" in app.window.status.message, timeout=PATIENCE)


def test_a_damaged_file_is_replaced_by_a_backup(start: Starter, tmp_path: Path, qtbot: QtBot) -> None:
    app = start()
    kept = len(wait_ready(app, qtbot).drafts.list())
    qtbot.waitUntil(lambda: len(backups(app.workspace)) > 0, timeout=PATIENCE)
    start.leave()
    app.workspace.store.write_bytes(b"\x00" * 5000)
    app = start()
    qtbot.waitUntil(lambda: "已损坏" in words(app.window), timeout=PATIENCE)
    press(app.window, "恢复这一份", qtbot)
    assert len(wait_ready(app, qtbot).drafts.list()) == kept


def test_a_backup_is_put_back_from_the_settings(start: Starter, qtbot: QtBot) -> None:
    app = start()
    services = wait_ready(app, qtbot)
    app.window.commands.get("settings.backups").action.trigger()
    press(app.window, "立即备份", qtbot)
    qtbot.waitUntil(lambda: "已备份" in app.window.status.message, timeout=PATIENCE)
    kept = len(services.drafts.list())
    for line in services.drafts.list(DraftFilter()):
        services.drafts.delete(line.id)
    assert services.drafts.list() == []
    qtbot.waitUntil(lambda: "已验证" in words(app.window), timeout=PATIENCE)
    press(app.window, "恢复", qtbot)
    sheet = next(dialog for dialog in app.window.findChildren(QDialog) if dialog.isVisible())
    with qtbot.waitSignal(app.ready, timeout=PATIENCE):
        press(sheet, "恢复", qtbot)
    assert len(wait_ready(app, qtbot).drafts.list()) == kept


def test_what_cannot_be_saved_keeps_the_window_open(start: Starter, qtbot: QtBot) -> None:
    app = start()
    wait_ready(app, qtbot)
    app.savers.add(lambda: False)
    assert not app.window.close()
    sheet = next(dialog for dialog in app.window.findChildren(QDialog) if dialog.isVisible())
    assert "没能保存" in words(sheet)
    press(sheet, "仍然关闭", qtbot)
    assert not app.window.isVisible()


def test_every_page_is_drawn(tmp_path: Path, qapp: QApplication) -> None:
    pictures = list(take_shots(tmp_path / "图", (1000, 700), pages=("draft", "settings"), modes=("light",)))
    assert [picture.name for picture in pictures] == ["draft-light.png", "settings-light.png"]
    assert all(picture.stat().st_size > 10_000 for picture in pictures)
