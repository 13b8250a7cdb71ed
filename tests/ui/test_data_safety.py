"""设置 › 数据安全: what is told is true, everything can be taken along, a creator can be forgotten, a bad place is told."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.accounts import Accounts
from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from tests.journeys.person import Person
from ui.placing import PlaceBanner
from ui.services import Services
from ui.session import Between
from ui.settings.page import SettingsPage
from ui.settings.standing import Standing, summary
from ui.widgets.sheet import ask
from ui.window import Window

WELL = Standing(datetime(2026, 5, 4, tzinfo=UTC), "每天", 3, datetime(2026, 5, 4, tzinfo=UTC), "")
NOW = datetime(2026, 5, 5, tzinfo=UTC)


@pytest.fixture
def page(services: Services, window: Window) -> SettingsPage:
    made = SettingsPage(services)
    window.add_page("settings", made)
    made.open("data")
    return made


def words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def press(parent: QWidget, text: str, qtbot: QtBot) -> None:
    button = next(found for found in parent.findChildren(QPushButton) if found.text() == text and found.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def sheet(window: QWidget) -> QDialog:
    return next(found for found in window.findChildren(QDialog) if found.isVisible())


@pytest.mark.parametrize(
    ("standing", "saved", "says", "role"),
    [
        (WELL, True, "都已保存", "accent"),
        (WELL, False, "没能保存", "bad"),
        (replace(WELL, backed_up=None), True, "还没有备份", "warn"),
        (replace(WELL, backed_up=NOW - timedelta(days=9)), True, "几天前", "warn"),
        (replace(WELL, place="数据文件夹在 OneDrive 的同步目录里"), True, "OneDrive", "warn"),
    ],
)
def test_the_line_on_top_says_what_is_wrong(standing: Standing, saved: bool, says: str, role: str) -> None:
    text, found = summary(standing, saved, NOW)
    assert says in text
    assert found == role


def test_the_last_backup_and_the_last_check_are_told(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "还没有备份" in words(page) and "还没有检查过" in words(page))
    press(page, "检查一次", qtbot)
    qtbot.waitUntil(lambda: "刚刚检查过，完好" in words(page))
    page.open("backups")
    press(page, "立即备份", qtbot)
    qtbot.waitUntil(lambda: "已备份" in services.status.message)
    page.open("data")
    qtbot.waitUntil(
        lambda: "上次检查" in words(page) and "共 1 份" in words(page) and "✓ 写的内容都已保存" in words(page)
    )


def test_what_cannot_be_saved_is_told_here_too(page: SettingsPage, services: Services, qtbot: QtBot) -> None:
    services.savers.add(lambda: False)
    page.open("looks")
    page.open("data")
    qtbot.waitUntil(lambda: "有内容没能保存" in words(page))


def test_everything_goes_into_one_package(page: SettingsPage, services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    install(services.store)
    press(page, "导出全部…", qtbot)
    dialog = page.window().findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "全部.zip"))
    qtbot.waitUntil(lambda: "已导出" in services.status.message)
    dialog.reject()
    with zipfile.ZipFile(tmp_path / "全部.zip") as package:
        assert "jsonl/note.jsonl" in package.namelist()
        assert "jsonl/private_detail.jsonl" not in package.namelist()


def test_a_creator_is_chosen_shown_and_only_then_forgotten(
    page: SettingsPage, services: Services, window: Window, between: list[Between], qtbot: QtBot
) -> None:
    install(services.store)
    press(page, "彻底删除…", qtbot)
    first = sheet(window)
    accounts = first.findChild(QListWidget)
    assert isinstance(accounts, QListWidget)
    assert accounts.count() == len(Accounts(services.store).find())
    accounts.setCurrentRow(0)
    press(first, "下一步…", qtbot)
    QApplication.processEvents()
    second = sheet(window)
    assert "不能撤销" in words(second)
    assert "将删除：1 个账号" in words(second)
    press(second, "取消", qtbot)
    assert between == []
    press(page, "彻底删除…", qtbot)
    first = sheet(window)
    again = first.findChild(QListWidget)
    assert isinstance(again, QListWidget)
    again.setCurrentRow(0)
    press(first, "下一步…", qtbot)
    press(sheet(window), "彻底删除", qtbot)
    assert len(between) == 1


def test_a_forgotten_creator_is_in_no_file_any_more(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace(tmp_path / "草田").ensure()
    with Store.open(workspace) as store:
        install(store)
        name = Accounts(store).list()[-1].name
    person = Person(qapp, workspace, qtbot)
    person.app.window.show_page("settings")
    person.does("settings.data")
    person.does("data.forget")
    first = sheet(person.app.window)
    accounts = first.findChild(QListWidget)
    assert isinstance(accounts, QListWidget)
    row = next(row for row in range(accounts.count()) if accounts.item(row).text().startswith(name))
    accounts.setCurrentRow(row)
    press(first, "下一步…", qtbot)
    with qtbot.waitSignal(person.app.ready, timeout=60_000):
        press(sheet(person.app.window), "彻底删除", qtbot)
    assert name not in [one.name for one in Accounts(person.services.store).list()]
    person.leaves()
    files = [path for path in workspace.folder.rglob("*.db*") if path.is_file()]
    assert files
    assert [path.name for path in files if name.encode() in path.read_bytes() and path.parent.name != "cache"] == []


def test_a_bad_place_is_told_once(services: Services, window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    assert PlaceBanner(services).isHidden(), "an ordinary folder"
    synced = replace(services, workspace=Workspace(tmp_path / "OneDrive" / "草田"))
    banner = PlaceBanner(synced)
    window.add_banner(banner)
    qtbot.waitUntil(banner.isVisible)
    assert "OneDrive" in banner.text
    banner.closed.emit()
    assert PlaceBanner(synced).isHidden()
    elsewhere = replace(services, workspace=Workspace(tmp_path / "Dropbox" / "草田"))
    other = PlaceBanner(elsewhere)
    window.add_banner(other)
    qtbot.waitUntil(other.isVisible)


def test_no_words_of_a_question_are_cut_off(services: Services, window: Window, qtbot: QtBot) -> None:
    text = "会从数据文件、联系方式文件、每一份备份里一起删掉；读不出来的旧备份会整份删除。\n\n" * 4
    asked = ask(services.theme, window, "彻底删除？", text, "好", lambda: None)
    QApplication.processEvents()
    (label,) = [found for found in asked.findChildren(QLabel) if found.text() == text]
    assert label.height() >= label.heightForWidth(label.width())
    asked.reject()
