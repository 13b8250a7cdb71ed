"""Searching, filtering and sorting: asked in a lane, the newest answer shown, empty places say what to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner import notes
from planner.settings import HIT_LINE
from tests.ui.library.library_world import MENUS, World, note_row, words
from ui.library.columns import COLUMNS
from ui.library.page import LibraryPage


def counted(page: LibraryPage) -> str:
    return next(label.text() for label in page.work.findChildren(QLabel) if label.text().endswith(" 篇"))


def test_words_and_pieces_of_text_are_found(page: LibraryPage, world: World) -> None:
    assert counted(page) == "12 篇"
    world.searches("第7篇")
    assert world.cells("标题") == ["第7篇：干皮面霜怎么选"]
    assert counted(page) == "1 篇"
    world.searches("早八通勤")
    assert page.model.rowCount() == 12


@pytest.mark.parametrize("text", ["C++", "5.0", '"', "%", "面霜 -", "', (", "a" * 500])
def test_no_search_text_is_an_error(page: LibraryPage, world: World, text: str) -> None:
    world.searches(text)
    assert world.message == ""


def test_nothing_found_offers_a_way_back(page: LibraryPage, world: World) -> None:
    world.searches("没有写过的词")
    assert "没有这样的笔记" in words(page.work)
    with world.qtbot.waitSignal(page.finder.found):
        world.presses("清除搜索和筛选")
    world.waits()
    assert page.model.rowCount() == 12


def test_composing_pinyin_asks_nothing(page: LibraryPage, qtbot: QtBot) -> None:
    page.work.search.setFocus()
    with qtbot.assertNotEmitted(page.work.asked, wait=300):
        QApplication.sendEvent(page.work.search, QInputMethodEvent("mian shuang", []))


def test_the_newest_question_wins(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    answers: list[int] = []
    page.finder.found.connect(lambda found: answers.append(len(found.ids)))
    for text in ("第1篇", "第3篇", "第11篇"):
        page.work.search.setText(text)
        qtbot.keyClick(page.work.search, Qt.Key.Key_Return)
    world.waits()
    assert answers == [1]
    assert world.cells("标题") == ["第11篇：干皮面霜怎么选"]


@MENUS
def test_filters_narrow_and_clear(page: LibraryPage, world: World) -> None:
    world.takes("类型", "视频")
    assert set(world.cells("类型")) == {"视频"}
    assert page.model.rowCount() == 4
    world.takes("搜索词", "面霜")
    assert page.model.rowCount() == 4
    world.takes("搜索词", "粉底液")
    assert page.model.rowCount() == 0
    with world.qtbot.waitSignal(page.finder.found):
        world.presses("清除")
    world.waits()
    assert page.model.rowCount() == 12


@MENUS
def test_periods_are_days_months_and_years(world: World) -> None:
    days = ("2023-12-31", "2024-01-01T00:00:00+08:00", "2024-01-31T23:59:00+08:00", "2024-02-01")
    world.brings_notes(4, rows=[note_row(at, published_at=day) for at, day in enumerate(days)])
    page = world.opens()
    world.takes("时间", "2024年1月")
    assert world.cells("发布") == ["2024-01-31", "2024-01-01"]
    world.takes("时间", "2023年")
    assert world.cells("发布") == ["2023-12-31"]
    world.takes("时间", "近一年")
    assert page.model.rowCount() == 0


def test_hits_own_and_weighted(page: LibraryPage, world: World) -> None:
    services = world.services
    line = services.settings.get(HIT_LINE)
    services.settings.set(HIT_LINE, type(line)("likes", 99))
    services.notes.set_weight(page.model.ids[:2], 3)
    services.notes.mark_own(["作者1"])
    for text, found in (("爆文", 2), ("对标", 2), ("我们的", 3)):
        world.presses(text)
        world.waits()
        assert page.model.rowCount() == found, text
        world.presses(text)
        world.waits()


def test_the_waste_basket(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    world.presses("回收站")
    world.waits()
    assert "回收站是空的" in words(page.work)
    world.presses("回收站")
    world.waits()
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    world.waits()
    world.presses("回收站")
    world.waits()
    assert page.model.rowCount() == 1
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    world.waits()
    assert world.message == "已恢复 1 篇"
    assert page.model.rowCount() == 0


@pytest.mark.parametrize("heading", [column.heading for column in COLUMNS])
def test_every_heading_sorts_both_ways(page: LibraryPage, world: World, qtbot: QtBot, heading: str) -> None:
    column = [column.heading for column in COLUMNS].index(heading)
    header = page.table.horizontalHeader()
    header.setSectionHidden(column, False)
    orders = []
    for _ in range(2):
        with qtbot.waitSignal(page.finder.found):
            header.sectionClicked.emit(column)
        world.waits()
        orders.append(list(page.model.ids))
    assert orders[0] == orders[1][::-1]
    shown = str(page.model.headerData(column, Qt.Orientation.Horizontal))
    assert heading in shown
    assert shown != heading


def test_unknown_numbers_come_last_either_way(world: World, qtbot: QtBot) -> None:
    world.brings_notes(3, rows=[note_row(1, likes=None), note_row(2), note_row(3)])
    page = world.opens()
    for descending in (True, False):
        with qtbot.waitSignal(page.finder.found):
            page.work.sorting.by("likes", descending=descending)
        assert world.cells("赞")[-1] == "–"


def test_the_order_is_remembered(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.finder.found):
        page.work.sorting.by("likes", descending=False)
    world.window.clear()
    world.opens()
    likes = world.cells("赞")
    assert likes == sorted(likes, key=int)


def test_a_new_workspace_says_what_to_do(world: World) -> None:
    page = world.opens()
    assert "把导出的笔记拖到这里" in words(page.work)


def test_nothing_is_asked_before_the_page_is_seen(world: World) -> None:
    world.brings_notes(3)
    made = LibraryPage(world.services)
    world.qtbot.addWidget(made)
    assert not made.asking
    assert made.model.rowCount() == 0


def test_notes_that_come_while_another_page_is_shown_are_there_on_return(page: LibraryPage, world: World) -> None:
    page.hide()
    world.brings_notes(1, file="更多.csv", rows=[note_row(99)])
    assert not page.asking
    page.show()
    world.waits()
    assert page.model.rowCount() == 13


def test_what_many_hold_is_shown_from_the_first_and_then_whole(
    page: LibraryPage, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "FIRST", 5)
    answers: list[tuple[int, bool]] = []
    page.finder.found.connect(lambda found: answers.append((len(found.ids), found.whole)))
    world.searches("的")
    assert answers == [(5, False), (12, True)]
    assert counted(page) == "12 篇"
    assert not page.finder.partial
