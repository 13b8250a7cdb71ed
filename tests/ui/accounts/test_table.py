"""Which accounts are shown, in which order, with which columns; and the views that remember it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.importing.rows import AccountRow
from planner.presets import tier_presets
from planner.tiers import Tiers
from tests.ui.accounts.accounts_world import MENUS, World
from ui.accounts.columns import COLUMNS
from ui.accounts.page import AccountsPage

FANS = [column.sort for column in COLUMNS].index("fans")


def test_an_empty_page_says_how_to_get_accounts(world: World) -> None:
    world.opens()
    assert "还没有账号" in world.reads()
    world.presses("选择文件")
    dialog = next(dialog for dialog in world.window.findChildren(QFileDialog) if dialog.isVisible())
    dialog.reject()
    world.brings()
    world.waits()
    assert world.names() == ["阿芷", "木木护肤", "圆子", "没写粉丝"]


def test_chips_filter(world: World, page: AccountsPage) -> None:
    world.accounts.set_role([world.record("圆子").id], "KOC")
    world.services.hub.changed.emit(world.accounts.edit([world.record("阿芷").id], {"health": "限流"}))
    world.waits()
    world.presses("KOC 1")
    assert world.names() == ["圆子"]
    world.presses("未知 3")
    assert len(world.names()) == 4
    world.presses("清除筛选")
    world.presses("层级未知")
    assert world.names() == ["没写粉丝"]
    world.presses("层级未知")
    assert len(world.names()) == 4


@MENUS
def test_lists_filter_and_headings_sort(world: World, page: AccountsPage) -> None:
    world.takes("层级", "腰部")
    assert world.names() == ["阿芷"]
    world.presses("清除筛选")
    world.takes("类目", "护肤")
    assert world.names() == ["阿芷", "木木护肤"]
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(FANS) + 20, 10)
    world.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    world.waits()
    assert world.names() == ["木木护肤", "阿芷"]


@pytest.mark.parametrize(("words", "found"), [("护肤", ["阿芷", "木木护肤"]), ("yz", ["圆子"]), ("什么都没有", [])])
def test_searching(world: World, page: AccountsPage, words: str, found: list[str]) -> None:
    world.searches(words)
    assert world.names() == found
    if not found:
        assert "没有这样的账号" in world.reads()
        world.presses("清除搜索和筛选")
        world.qtbot.waitUntil(lambda: len(world.names()) == 4)


def test_another_preset_labels_all_at_once(world: World, page: AccountsPage) -> None:
    world.chooses("木木护肤")
    assert world.cells("层级") == ["腰部", "KOC", "素人", "未知"]
    assert "按「通用" in world.reads()
    tiers = Tiers(world.services.settings)
    changes = tiers.choose(next(preset for preset in tier_presets() if preset.name == "腰部从 1 万起"))
    world.services.hub.tell(changes)
    world.waits()
    assert world.cells("层级") == ["头部", "腰部", "素人", "未知"]
    assert "按「腰部从 1 万起」" in world.reads()
    asked = []
    world.services.commands.add("settings.presets", "设置：预设", "", lambda: asked.append(True))
    world.presses("改口径")
    assert asked == [True]


@MENUS
def test_views_are_saved_renamed_and_deleted(world: World, page: AccountsPage) -> None:
    world.takes("类目", "护肤")
    page.work.columns.show_only(["name", "fans", "place"])
    page.work.sorting.by("name", descending=False)
    world.waits()
    shown = world.names()
    views = page.work.views
    views.open()
    world.clicks_in_menu("保存现在的样子")
    sheet = world.sheet()
    field = sheet.findChild(QLineEdit)
    assert field is not None
    world.qtbot.keyClicks(field, "hufu")
    world.presses("保存", sheet)
    assert views.text() == "hufu"

    page.work.columns.reset()
    world.presses("清除筛选")
    page.work.sorting.by("fans", descending=True)
    world.waits()
    assert views.text() == "视图"
    views.open()
    world.clicks_in_menu("hufu")
    assert (world.names(), page.work.columns.shown) == (shown, ["name", "fans", "place"])
    views.rename("护肤账号")
    views.open()
    world.clicks_in_menu("删除“护肤账号”")
    assert views.text() == "视图"
    world.undoes()
    views.open()
    world.clicks_in_menu("护肤账号")
    assert world.names() == shown


def test_ten_thousand_accounts(world: World, qtbot: QtBot) -> None:
    world.brings([AccountRow(f"u{at:05d}", f"账号{at}", fans=at) for at in range(10_000)])
    page = world.opens()
    assert page.model.rowCount() == 10_000
    bar = page.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert world.page.model.line(9_999) is not None
    assert "10,000 个" in world.reads()
