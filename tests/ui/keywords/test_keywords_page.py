"""The page on a library that has been learned: seeds, evidence, drafts, copies, files, and what it remembers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.storage.records import DraftFilter
from tests.ui.keywords.keywords_world import MENUS, World
from ui.draft.inspector.row import Row
from ui.keywords.page import KeywordsPage
from ui.keywords.seeds import seeds_in


def test_without_seeds_the_best_of_the_library(page: KeywordsPage, world: World) -> None:
    assert len(page.mining.rows) > 50
    assert page.mining.count.text().endswith("个")
    assert "选一个词" in world.reads()


def test_seeds_bring_the_words_that_hold_them(page: KeywordsPage, world: World) -> None:
    rows = world.asks("面霜 ")
    assert rows
    assert all("面霜" in row.text for row in rows)
    assert page.mining.seeds.history == ["面霜"]
    assert world.asks("没有这个词的词") == []
    assert "没有找到含「没有这个词的词」的长尾词" in world.reads()
    world.presses("看整个笔记库里最好的")
    assert len(page.mining.rows) > 50


def test_pasted_lines_are_seeds() -> None:
    assert seeds_in("面霜、精华\n粉底液， 面霜") == ("面霜", "精华", "粉底液")
    assert len(seeds_in(" ".join(map(str, range(50))))) == 20


def test_the_notes_behind_a_word_open_in_the_library(page: KeywordsPage, world: World, qtbot: QtBot) -> None:
    world.asks("平价面霜")
    world.asks("面霜")
    world.chooses("平价面霜")
    qtbot.waitUntil(lambda: page.detail.one.notes.ids != ())
    said = world.reads(page.detail)
    assert "平价面霜" in said
    assert "比上一次导入 +30%" in said
    rows = [row for row in page.detail.one.notes.findChildren(Row) if row.isVisible()]
    with qtbot.waitSignal(world.services.hub.look_wished) as told:
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert told.args[:2] == ["note", (page.detail.one.notes.ids[0],)]


def test_drafts_are_begun_and_taken_back(page: KeywordsPage, world: World) -> None:
    drafts = world.services.drafts
    before = len(drafts.list())
    world.asks("面霜")
    world.chooses("干皮面霜", "敏感肌面霜")
    world.does("keywords.write")
    made = drafts.list(DraftFilter(statuses=("选题",)))
    keywords = {drafts.get(line.id).content.keywords for line in made}
    assert {("干皮面霜",), ("敏感肌面霜",)} <= keywords
    assert world.message == "已建草稿：2 篇，在写稿页的选题里"
    assert {row.text for row in page.mining.chosen} == {"干皮面霜", "敏感肌面霜"}
    world.undoes()
    assert len(drafts.list()) == before
    world.services.undo.page = "keywords"
    world.services.undo.redo()
    assert len(drafts.list()) == before + 2


def test_nothing_chosen_says_so(page: KeywordsPage, world: World) -> None:
    for command in ("keywords.write", "keywords.bank"):
        world.does(command)
        assert world.message == "先选几个词"
    page.mining.table.choose_rows(range(150), 0)
    world.does("keywords.write")
    assert "一次最多写成 100 篇草稿" in world.message


def test_copies_a_line_a_word_or_as_a_table(page: KeywordsPage, world: World, qtbot: QtBot) -> None:
    world.asks("面霜")
    world.chooses("干皮面霜", "平价面霜")
    page.mining.table.setFocus()
    qtbot.keyClick(page.mining.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert sorted(QGuiApplication.clipboard().text().split("\n")) == ["干皮面霜", "平价面霜"]
    page.doing.taking.copy_table(page.mining.chosen)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["关键词", "类别"]
    assert "每月" not in lines[0]
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("name", ["词.csv", "词.xlsx"])
def test_what_is_shown_goes_into_a_file(page: KeywordsPage, world: World, tmp_path: Path, name: str) -> None:
    rows = world.asks("面霜")
    world.does("keywords.export")
    page.doing.taking.write(str(tmp_path / name))
    world.waits()
    assert world.message == f"已导出 {len(rows):,} 个词到 {name}"
    if name.endswith("csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            assert [row[0] for row in csv.reader(file)][1:] == [row.text for row in rows]


@MENUS
def test_the_menu_names_what_can_be_done(page: KeywordsPage, world: World, qtbot: QtBot) -> None:
    world.asks("面霜")
    world.chooses("干皮面霜")
    page.doing.offer(page.mapToGlobal(page.rect().center()))
    menu = world.menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:3] == ["看它的长尾词", "写成草稿", "收进我的关键词"]
    with qtbot.waitSignal(page.asker.found):
        menu.actions()[0].trigger()
    menu.close()
    world.waits()
    assert page.mining.seeds.seeds == ("干皮面霜",)


@MENUS
def test_seeds_used_lately_come_back(page: KeywordsPage, world: World) -> None:
    world.asks("面霜")
    world.asks("粉底液")
    menu = page.mining.seeds.offer_history()
    assert [action.text() for action in menu.actions()][:2] == ["粉底液", "面霜"]
    menu.actions()[1].trigger()
    menu.close()
    world.waits()
    assert page.mining.seeds.seeds == ("面霜",)


def test_what_was_looked_at_is_there_again(page: KeywordsPage, world: World) -> None:
    world.asks("面霜")
    page.mining.group("tree")
    world.looks_at("heat")
    again = KeywordsPage(world.services)
    world.qtbot.addWidget(again)
    assert (again.view, again.mining.grouping, again.mining.seeds.seeds) == ("heat", "tree", ("面霜",))


def test_what_changes_elsewhere_is_looked_at_again(page: KeywordsPage, world: World) -> None:
    world.asks("面霜")
    world.chooses("干皮面霜")
    world.does("keywords.bank")
    # A slot of the sample campaign covers it.
    assert page.mining.chosen[0].status == "已排"
    assert page.detail.one.isVisible()
    assert "在我的关键词里：已排" in world.reads(page.detail)
    world.services.undo.page = "keywords"
    world.services.undo.undo()
    world.waits()
    assert page.mining.chosen[0].status == ""


@pytest.mark.parametrize("size", [(1366, 768), (910, 512), (720, 480)])
def test_nothing_stands_outside_the_window(world: World, size: tuple[int, int]) -> None:
    page = world.opens(size)
    for view in ("longtails", "heat", "bank", "coverage"):
        world.looks_at(view)
        assert page.width() <= world.window.width()
        assert world.window.width() == max(size[0], world.window.minimumSizeHint().width())
