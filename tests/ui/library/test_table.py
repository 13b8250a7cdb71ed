"""The table: fetches what is seen, answers keys, keeps what was chosen, remembers its columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.problems import Problem
from planner.storage.records import NoteLine
from tests.ui.library.library_world import MENUS, World, note_row
from ui.grid.cells import LineCells
from ui.library.columns import COLUMNS
from ui.library.model import PAGE, NotesModel
from ui.library.page import LibraryPage
from ui.theme import Mode, Theme


def line(id: str) -> NoteLine:
    counts = (3, None, None, None, None, 10, None, None)
    return NoteLine(id, f"标题 {id}", None, None, None, *counts, 3, None, None, None, False, None, False)


def test_only_what_is_seen_is_fetched(qtbot: QtBot) -> None:
    asked: list[Sequence[str]] = []

    def fetch(ids: Sequence[str]) -> list[NoteLine]:
        asked.append(ids)
        return [line(id) for id in ids]

    model = NotesModel(fetch)
    model.show([str(at) for at in range(100_000)])
    index = model.index(99_999, 0)
    assert (model.rowCount(), model.columnCount()) == (100_000, len(COLUMNS))
    for row in range(0, 100_000, 1000):
        model.flags(model.index(row, 3))
        assert model.data(model.index(row, 3), Qt.ItemDataRole.SizeHintRole) is None
    assert not asked
    assert model.data(index) == "标题 99999"
    assert [len(ids) for ids in asked] == [PAGE]
    assert model.data(model.index(99_998, 5)) == "3"
    assert len(asked) == 1


def test_lower_bounds_and_unknown_numbers_say_so(qtbot: QtBot) -> None:
    model = NotesModel(lambda ids: [line(id) for id in ids])
    model.show(["a"])
    shown = {column.heading: model.data(model.index(0, at)) for at, column in enumerate(COLUMNS)}
    assert (shown["赞"], shown["藏"], shown["评"], shown["粉丝"]) == ("3", "≥10", "–", "–")
    tip = str(model.data(model.index(0, 6), Qt.ItemDataRole.ToolTipRole))
    assert "至少 10" in tip


def test_a_line_that_is_gone_or_cannot_be_read_stays_empty(qtbot: QtBot) -> None:
    def fetch(ids: Sequence[str]) -> list[NoteLine]:
        raise Problem("数据文件正忙", "请稍后再试")

    model = NotesModel(fetch)
    model.show(["a"])
    with qtbot.waitSignal(model.trouble) as told:
        assert model.data(model.index(0, 0)) == ""
    assert str(told.args[0]).startswith("数据文件正忙")
    other = NotesModel(lambda ids: [])
    other.show(["a"])
    assert other.data(other.index(0, 0)) == ""


def test_rich_text_in_a_title_is_shown_as_it_is(world: World) -> None:
    world.brings_notes(1, rows=[note_row(1, title='<img src="/dev/zero">')])
    page = world.opens()
    assert world.cells("标题") == ['<img src="/dev/zero">']
    assert "&lt;img" in str(page.model.data(page.model.index(0, 0), Qt.ItemDataRole.ToolTipRole))


def test_digits_weigh_and_a_dash_takes_the_weight_away(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.table.choose(0)
    for key, shown in ((Qt.Key.Key_5, "★ 5"), (Qt.Key.Key_0, "反例"), (Qt.Key.Key_Minus, "")):
        qtbot.keyClick(page.table, key)
        assert world.cells("对标")[0] == shown
    qtbot.keyClick(page.table, Qt.Key.Key_9)
    assert world.cells("对标")[0] == ""


def test_delete_leaves_the_keys_at_the_next_note(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.table.choose(2)
    before = list(page.model.ids)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 11)
    assert page.table.chosen_ids == [before[3]]
    page.table.choose(10)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 10)
    assert page.table.chosen_ids == [page.model.ids[-1]]


def test_home_end_and_up_out(page: LibraryPage, qtbot: QtBot) -> None:
    page.work.enter_table()
    assert page.table.chosen_ids == page.model.ids[:1]
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.chosen_ids == page.model.ids[-1:]
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.table.chosen_ids == page.model.ids[:1]
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert page.work.search.hasFocus()
    qtbot.keyClick(page.work.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_typing_letters_reads_no_rows(page: LibraryPage, qtbot: QtBot) -> None:
    page.table.choose(0)
    qtbot.keyClicks(page.table, "abc")
    assert page.table.chosen_ids == page.model.ids[:1]


def test_several_rows_are_chosen_and_copied_as_a_table(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.table.chosen_count == 2
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0] == [column.heading for column in COLUMNS]
    assert [row[0] for row in rows[1:]] == world.cells("标题")[:2]
    assert world.message == "已复制 2 篇，可以粘贴到表格里"


def test_a_copied_title_is_never_a_formula(world: World, qtbot: QtBot) -> None:
    world.brings_notes(1, rows=[note_row(1, title="=1+1\t2")])
    page = world.opens()
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1].startswith("'=1+1 2\t")


@MENUS
@pytest.mark.parametrize("several", [False, True])
def test_the_menu_key_offers_what_can_be_done(page: LibraryPage, world: World, qtbot: QtBot, several: bool) -> None:
    page.table.choose(1)
    if several:
        page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Menu)
    texts = [action.text() for action in world.menu().actions()]
    assert ("复制标题" in texts) == (not several)
    assert {"复制成表格", "导出选中的…", "对标权重", "删除"} <= set(texts)
    world.clicks_in_menu("删除")
    qtbot.waitUntil(lambda: page.model.rowCount() == (0 if several else 11))


def test_what_was_chosen_stays_chosen_in_another_order(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.table.choose(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    kept = set(page.table.chosen_ids)
    with qtbot.waitSignal(page.finder.found):
        page.work.sorting.by("likes", descending=False)
    assert set(page.table.chosen_ids) == kept


@MENUS
def test_columns_widths_and_order_are_remembered(page: LibraryPage, world: World, theme: Theme, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    shares, fans = [column.heading for column in COLUMNS].index("转"), [c.heading for c in COLUMNS].index("粉丝")
    assert header.isSectionHidden(shares)
    page.work.offer_columns()
    world.clicks_in_menu("转")
    header.resizeSection(fans, 133)
    header.moveSection(header.visualIndex(fans), 1)
    world.window.clear()
    again = world.opens()
    header = again.table.horizontalHeader()
    assert (header.isSectionHidden(shares), header.sectionSize(fans), header.visualIndex(fans)) == (False, 133, 1)
    again.work.columns.reset()
    assert (header.isSectionHidden(shares), header.visualIndex(fans)) == (True, fans)


@pytest.mark.parametrize("kept", [3, ["x"], [["title", "wide", True]], [["likes", 99999, True], ["nobody", 50, False]]])
def test_remembered_nonsense_is_ignored(world: World, kept: object) -> None:
    world.services.memory.keep("library.columns", kept)
    world.services.memory.keep("library.sort", kept)
    page = world.opens()
    assert page.table.horizontalHeader().sectionSize(5) == COLUMNS[5].width


def test_the_title_takes_the_room_that_is_left(page: LibraryPage, world: World) -> None:
    header, view = page.table.horizontalHeader(), page.table.viewport()
    assert header.length() == view.width()
    world.window.resize(1700, 768)
    QApplication.processEvents()
    assert header.length() == view.width()
    world.window.resize(1010, 768)
    QApplication.processEvents()
    assert header.sectionSize(0) == COLUMNS[0].width


def test_a_choice_of_all_rows_is_not_asked_row_by_row(world: World, qtbot: QtBot) -> None:
    page = world.opens()
    page.model.show([str(at) for at in range(100_000)])
    page.table.selectAll()
    assert page.table.chosen_count == 100_000
    assert len(page.table.chosen_ids) == 100_000


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_rows_look_as_if_they_were_drawn_cell_by_cell(
    world: World, theme: Theme, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.brings_notes(60)
    theme.apply(mode, "normal")
    page = world.opens((900, 560))
    table = page.table
    table.horizontalHeader().setSectionHidden(2, True)
    table.horizontalHeader().moveSection(5, 1)
    page.work.enter_table()
    table.choose(3)
    table.selectionModel().select(table.model().index(6, 0), table.selectionCommand(table.model().index(6, 0)))
    table.setFixedWidth(430)
    for across, down in (
        (0, 0),
        (37, 41),
        (table.horizontalScrollBar().maximum(), table.verticalScrollBar().maximum()),
    ):
        table.horizontalScrollBar().setValue(across)
        table.verticalScrollBar().setValue(down)
        whole = table.viewport().grab().toImage()
        part = table.viewport().grab(QRect(60, 35, 150, 90)).toImage()
        with monkeypatch.context() as patched:
            patched.setattr(LineCells, "by_rows", False)
            assert table.viewport().grab().toImage() == whole
            assert table.viewport().grab(QRect(60, 35, 150, 90)).toImage() == part
    assert table.horizontalScrollBar().maximum() > 37
