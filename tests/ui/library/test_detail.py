"""The right side: everything that is known of a note, with what the numbers mean."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.importing.rows import NoteRow
from tests.ui.library.library_world import MENUS, World, note_row, words
from ui.library.page import LibraryPage


def shows(world: World, row: int = 0) -> str:
    """Choose a row; what the right side says then."""
    world.page.table.choose(row)
    world.page.detail.show_now()
    return words(world.page.detail)


def rich() -> NoteRow:
    row = note_row(7, likes=1200, collects=300, comments=34, shares=None, fans=8200)
    return NoteRow(
        row.note,
        url="https://www.xiaohongshu.com/explore/667f4e22000000001e010a3b",
        author_name="小满",
        place="上海",
        images=6,
        metrics={"views": 20_000, "cover_ctr": 0.123},
    )


def test_all_that_is_known_is_there_with_its_definition(world: World) -> None:
    world.brings_notes(1, rows=[rich()])
    world.opens()
    said = shows(world)
    for fact in ("第7篇：干皮面霜怎么选", "小满 · 8,200 粉丝 · 图文 · 6 张图", "上海", "1,200", "300", "34", "–"):
        assert fact in said
    for metric in ("互动量", "1,534", "阅读", "2万", "封面点击率", "12.3%", "点击封面 ÷ 曝光", "互动量 ÷ 阅读"):
        assert metric in said
    assert "# 干皮护肤" in said
    assert "搜「粉底液」 · 采集表" in said
    assert "笔记.csv" in said
    assert "历次数据" not in said


def test_every_number_explains_itself(world: World) -> None:
    world.brings_notes(1, rows=[rich()])
    page = world.opens()
    shows(world)
    tips = [widget.toolTip() for widget in page.detail.findChildren(QWidget) if widget.isVisible() and widget.toolTip()]
    assert any("20,000" in tip and "累计，截至" in tip for tip in tips)
    assert any("点赞 1,200" in tip for tip in tips)


def test_the_history_of_counts_says_what_changed(world: World) -> None:
    world.brings_notes(1, rows=[note_row(7)])
    world.brings_notes(1, file="一周后.csv", rows=[note_row(7, likes=500)])
    page = world.opens()
    said = shows(world)
    assert "历次数据" in said
    tips = [w.toolTip() for w in page.detail.findChildren(QWidget) if w.isVisible() and "比上一次" in w.toolTip()]
    assert any("赞 500，比上一次 +430" in tip for tip in tips)


def test_only_a_lower_bound_takes_part_in_no_comparison(world: World) -> None:
    world.brings_notes(1, rows=[note_row(7, likes=None, likes_least=10)])
    world.opens()
    said = shows(world)
    assert "≥10" in said
    assert "只知道下限" in said


def test_a_long_body_unfolds(world: World) -> None:
    world.brings_notes(1, rows=[note_row(7, body="很长" * 600)])
    page = world.opens()
    shows(world)
    body = next(label for label in page.detail.findChildren(QLabel) if label.accessibleName() == "正文")
    assert len(body.text()) == 701
    world.presses("展开全文（1,200 字）")
    assert len(body.text()) == 1200


def test_a_weight_shows_at_once_and_is_taken_back(page: LibraryPage, world: World) -> None:
    shows(world)
    world.presses("5", page.detail)
    assert world.cells("对标")[0] == "★ 5"
    assert "评分时更看重它" in words(page.detail)
    world.services.undo.undo()
    assert world.cells("对标")[0] == ""


@MENUS
def test_everything_can_be_copied(world: World) -> None:
    world.brings_notes(1, rows=[rich()])
    page = world.opens()
    shows(world)
    for entry, expected in (
        ("复制标题、", "第7篇：干皮面霜怎么选\n\n这是第7篇的正文，早八通勤前涂一层。\n\n#干皮护肤 #面霜推荐"),
        ("复制链接", "https://www.xiaohongshu.com/explore/667f4e22000000001e010a3b"),
        ("复制正文", "这是第7篇的正文，早八通勤前涂一层。"),
    ):
        world.presses("复制", page.detail)
        world.clicks_in_menu(entry)
        assert QGuiApplication.clipboard().text() == expected
        assert world.message == "已复制"


def test_a_link_shows_its_host_and_opens(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    world.brings_notes(1, rows=[rich()])
    page = world.opens()
    shows(world)
    world.presses("打开 xiaohongshu.com", page.detail)
    assert opened == ["https://www.xiaohongshu.com/explore/667f4e22000000001e010a3b"]


def test_what_is_no_web_link_is_not_offered(world: World) -> None:
    row = note_row(7)
    world.brings_notes(1, rows=[NoteRow(row.note, url="file:///etc/passwd")])
    world.opens()
    assert "打开" not in shows(world)


def test_delete_and_restore(page: LibraryPage, world: World) -> None:
    shows(world)
    world.presses("删除", page.detail)
    world.waits()
    assert page.model.rowCount() == 11
    world.presses("回收站")
    world.waits()
    said = shows(world)
    assert "在回收站里" in said
    world.presses("恢复", page.detail)
    world.waits()
    assert page.model.rowCount() == 0


def test_a_topic_is_searched_for_and_an_author_looked_at(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    shows(world)
    author = world.cells("作者")[0]
    with qtbot.waitSignal(page.finder.found):
        world.presses("# 面霜推荐", page.detail)
    world.waits()
    assert page.work.search.text() == "面霜推荐"
    shows(world)
    with qtbot.waitSignal(page.finder.found):
        world.presses("看作者其他笔记", page.detail)
    world.waits()
    assert set(world.cells("作者")) == {author}
    assert f"作者：{author}" in words(page.work)


def test_enter_leads_in_and_escape_out(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.table.choose(0)
    page.table.setFocus()
    page.detail.show_now()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.detail.isAncestorOf(page.window().focusWidget())
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_in_a_narrow_window_enter_opens_the_drawer(world: World, qtbot: QtBot) -> None:
    world.brings_notes(3)
    page = world.opens((900, 640))
    assert not page.detail.isVisible()
    page.work.enter_table()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert "第2篇" in words(page.detail)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert not page.detail.isVisible()


def test_running_through_rows_reads_the_last_one_only(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.work.enter_table()
    for _ in range(5):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "第6篇" in words(page.detail))


def test_nothing_and_several(page: LibraryPage, world: World) -> None:
    assert "选一篇笔记" in words(page.detail)
    page.table.selectAll()
    assert "选中 12 篇" in words(page.detail)
    world.presses("反例", page.detail)
    assert set(world.cells("对标")) == {"反例"}


def test_a_note_that_was_taken_back_leaves_the_right_side(world: World) -> None:
    batch = world.brings_notes(2)
    page = world.opens()
    shows(world)
    page.imports.take_back([batch])
    world.waits()
    assert page.model.rowCount() == 0
    assert "选一篇笔记" in words(page.detail)
