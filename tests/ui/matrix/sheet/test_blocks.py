"""Blocks of cells to and from a spreadsheet program, filled down, dragged, undone as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.exporting.cells import storable
from planner.exporting.files import write_xlsx
from planner.exporting.tables import Export
from planner.new_accounts import NewAccounts
from planner.storage.records import SlotKeyword
from tests.ui.matrix.sheet.sheet_world import CTRL, SHIFT, World
from ui.matrix import clip

Key, Mod = Qt.Key, Qt.KeyboardModifier


def mark(world: World, first: tuple[int, str], last: tuple[int, str]) -> None:
    """Click one cell, and another with Shift."""
    world.goes(*first)
    pane, point = world.place(*last)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, SHIFT, point)


def drag_handle(world: World, row: int, name: str) -> None:
    """Take the handle of what is marked to another cell."""
    deck = world.sheet.deck
    pane = next(pane for pane in deck.panes if not pane.handle_place().isNull())
    start = pane.handle_place().center()
    _pane, end = world.place(row, name)
    viewport = pane.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Mod.NoModifier, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(end), QPointF(viewport.mapToGlobal(end)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Mod.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Mod.NoModifier, end)


def test_a_block_goes_to_excel_and_comes_back(world: World) -> None:
    mark(world, (0, "day"), (1, "account"))
    world.press(Key.Key_C, CTRL)
    assert world.copied == "2026-11-23\t小满\r\n2026-11-24\t阿芷\r\n"
    world.goes(4, "day")
    world.press(Key.Key_V, CTRL)
    assert [(slot.day, slot.account_id) for slot in map(world.at, (4, 5))] == [
        ("2026-11-23", world.accounts["小满"]),
        ("2026-11-24", world.accounts["阿芷"]),
    ]
    world.undo()
    assert world.at(4).day == "2026-11-27"
    assert world.at(5).account_id == world.accounts["阿芷"]


def test_a_title_that_looks_like_a_formula_stays_a_text(world: World) -> None:
    world.goes(0, "title")
    world.types("=1+1")
    world.press(Key.Key_Return)
    assert world.at(0).title == "=1+1"
    world.goes(0, "title")
    world.press(Key.Key_C, CTRL)
    assert world.copied == "'=1+1\r\n"
    world.pastes(world.copied + "x\r\n")
    assert (world.at(0).title, world.at(1).title) == ("=1+1", "x")


def test_quoted_cells_hold_line_breaks_tabs_and_quotes(world: World) -> None:
    world.goes(0, "title")
    world.pastes('"他说""好"""\t\t\t\t\t\t\t\t\t"第一行\n第二行\t后面"\r\n')
    assert world.at(0).title == '他说"好"'
    assert world.at(0).remark.split() == ["第一行", "第二行", "后面"]
    assert "\n" in world.at(0).remark


def test_one_copied_cell_fills_all_that_is_marked(world: World) -> None:
    mark(world, (1, "owner"), (3, "owner"))
    world.pastes("阿青\r\n")
    assert world.column("owner", range(5)) == ["", "阿青", "阿青", "阿青", ""]
    world.undo()
    assert world.column("owner", range(5)) == [""] * 5


def test_a_block_repeats_over_a_multiple(world: World) -> None:
    mark(world, (0, "owner"), (5, "owner"))
    world.pastes("阿青\r\n小周\r\n")
    assert world.column("owner", range(6)) == ["阿青", "小周"] * 3


def test_rows_beyond_the_last_become_new_slots_in_one_step(world: World) -> None:
    world.goes(5, "day")
    world.pastes("12/1\t小满\r\n12/2\t阿芷\r\n12/3\t青禾官方\r\n")
    assert len(world.sheet.model.ids) == 8
    assert world.column("day", (5, 6, 7)) == ["12/1 周二", "12/2 周三", "12/3 周四"]
    assert world.cell(7, "account") == "青禾官方"
    assert "新增 2 条排期" in world.services.status.message
    world.undo()
    assert len(world.sheet.model.ids) == 6
    assert world.cell(5, "day") == "11/28 周六"
    world.redo()
    assert len(world.sheet.model.ids) == 8


def test_a_plan_is_pasted_into_an_empty_sheet(empty: World) -> None:
    sheet = empty.opens()
    assert not sheet.model.ids
    sheet.do("insert")
    sheet.do("delete")
    assert not sheet.model.ids
    sheet.setFocus()
    empty.pastes("11/26\t小满\r\n11/27\t阿芷\r\n")
    assert [empty.at(row).account_id for row in (0, 1)] == [empty.accounts["小满"], empty.accounts["阿芷"]]
    assert sheet.deck.has_keys
    empty.undo()
    assert not sheet.deck.isVisible()


def test_what_is_not_understood_is_listed_and_the_rest_is_written(world: World) -> None:
    world.goes(0, "day")
    world.pastes("11/29\t小满\r\n月底\t没有这个人\r\n周四\t阿芷\r\n")
    assert (world.at(0).day, world.at(0).account_id) == ("2026-11-29", world.accounts["小满"])
    assert world.at(1).day == "2026-11-24"
    assert world.at(2).account_id == world.accounts["阿芷"]
    bar = world.sheet.unclear
    assert bar.isVisible()
    assert len(bar.cells) == 2
    assert "2 格没看懂" in bar.words
    bar.go_on()
    assert world.current == (1, "day")
    assert "月底" in bar.words
    bar.go_on()
    assert world.current == (1, "account")
    assert "没有这个人" in bar.words
    bar.forget()
    assert not bar.isVisible()


def test_what_was_not_understood_goes_with_what_was_pasted(world: World) -> None:
    world.goes(0, "day")
    world.pastes("11/29\t小满\r\n月底\t没有这个人\r\n")
    assert world.sheet.unclear.isVisible()
    world.undo()
    assert not world.sheet.unclear.isVisible()
    assert not world.sheet.unclear.cells


def test_of_new_rows_too_it_is_said_what_was_not_understood(world: World) -> None:
    world.goes(5, "day")
    world.pastes("12/1\t小满\r\n12/2\t没有这个人\r\n月底\t没有这个人\r\n")
    # Of the last row nothing was understood: no slot is invented for it.
    assert len(world.sheet.model.ids) == 7
    assert world.at(6).day == "2026-12-02"
    assert "3 格没看懂" in world.sheet.unclear.words
    world.sheet.unclear.go_on()
    assert world.current == (6, "account")


def test_the_headings_of_a_copied_plan_are_no_slot(world: World) -> None:
    world.goes(0, "day")
    world.pastes("日期\t账号\t时间\r\n12/1\t阿芷\t20:30\r\n")
    assert (world.at(0).day, world.at(0).account_id, world.at(0).clock) == (
        "2026-12-01",
        world.accounts["阿芷"],
        "20:30",
    )
    assert world.at(1).day == "2026-11-24"
    assert "表头" in world.services.status.message


def test_names_that_two_accounts_have_are_not_guessed(world: World) -> None:
    twin, changes = NewAccounts(world.services.store).add(
        "小满", "https://www.xiaohongshu.com/user/profile/5ff0e6410000000001008400"
    )
    world.services.hub.tell(changes)
    world.qtbot.waitUntil(lambda: not world.services.review_lane.busy)
    world.goes(1, "account")
    world.pastes("小满\r\n")
    assert world.at(1).account_id == world.accounts["阿芷"]
    assert "2 个账号" in world.sheet.unclear.words
    # Copied here, it is still known which of them.
    world.slots.edit({world.sheet.model.ids[2]: {"account_id": twin}})
    world.sheet.model.refresh()
    world.goes(2, "account")
    world.press(Key.Key_C, CTRL)
    world.goes(3, "account")
    world.press(Key.Key_V, CTRL)
    assert world.at(3).account_id == twin


def test_cut_is_one_step(world: World) -> None:
    mark(world, (0, "title"), (1, "title"))
    world.press(Key.Key_X, CTRL)
    assert world.copied == "标题0\r\n标题1\r\n"
    assert world.column("title", (0, 1)) == ["", ""]
    world.undo()
    assert world.column("title", (0, 1)) == ["标题0", "标题1"]


def test_ctrl_d_and_ctrl_r(world: World) -> None:
    mark(world, (0, "title"), (3, "title"))
    world.press(Key.Key_D, CTRL)
    assert world.column("title", range(5)) == ["标题0"] * 4 + ["标题4"]
    world.undo()
    assert world.cell(1, "title") == "标题1"
    world.goes(2, "account")
    world.press(Key.Key_D, CTRL)
    assert world.cell(2, "account") == "阿芷"
    world.goes(0, "crowd")
    world.types("核心")
    world.press(Key.Key_Return)
    mark(world, (0, "title"), (0, "content_type"))
    world.press(Key.Key_R, CTRL)
    assert world.cell(0, "content_type") == "标题0"


def test_dragging_the_handle_goes_on_with_days(world: World) -> None:
    world.goes(0, "day")
    drag_handle(world, 3, "day")
    assert [world.at(row).day for row in range(5)] == [
        "2026-11-23",
        "2026-11-24",
        "2026-11-25",
        "2026-11-26",
        "2026-11-27",
    ]
    mark(world, (0, "day"), (0, "day"))
    world.types("11/23")
    world.press(Key.Key_Return)
    world.types("11/30")
    world.press(Key.Key_Return)
    mark(world, (0, "day"), (1, "day"))
    drag_handle(world, 3, "day")
    assert [world.at(row).day for row in range(4)] == ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"]
    world.undo()
    assert [world.at(row).day for row in range(4)] == ["2026-11-23", "2026-11-30", "2026-11-25", "2026-11-26"]


def test_dragging_the_handle_goes_on_with_numbers_and_repeats_texts(world: World) -> None:
    mark(world, (1, "price"), (2, "price"))
    drag_handle(world, 4, "price")
    assert [world.at(row).price for row in range(5)] == [0, 100, 200, 300, 400]
    mark(world, (0, "title"), (1, "title"))
    drag_handle(world, 4, "title")
    assert world.column("title", range(6)) == ["标题0", "标题1", "标题0", "标题1", "标题0", "标题5"]


def test_dragging_the_handle_up(world: World) -> None:
    mark(world, (4, "price"), (5, "price"))
    drag_handle(world, 2, "price")
    assert [world.at(row).price for row in (2, 3, 4)] == [200, 300, 400]


def test_rows_are_added_copied_and_deleted(world: World) -> None:
    world.goes(1, "title")
    world.press(Key.Key_Plus, CTRL)
    assert len(world.sheet.model.ids) == 7
    assert world.current == (2, "title")
    assert world.at(2).day == "2026-11-24"
    world.types("new")
    world.press(Key.Key_Return)
    assert world.at(2).title == "new"
    world.undo()
    world.undo()
    assert len(world.sheet.model.ids) == 6
    mark(world, (0, "title"), (1, "title"))
    world.press(Key.Key_D, CTRL | SHIFT)
    titles = ["标题0", "标题0", "标题1", "标题1", "标题2", "标题3", "标题4", "标题5"]
    assert world.column("title", range(8)) == titles
    assert world.current == (1, "title")
    world.press(Key.Key_Minus, CTRL)
    assert len(world.sheet.model.ids) == 7
    world.undo()
    assert len(world.sheet.model.ids) == 8


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets")


CELL = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ("=1+1", '"', "\t", "a\nb", "＝A1", "-5", "@x", "'=1")
)


@st.composite
def blocks(draw: st.DrawFn) -> list[list[str]]:
    wide = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(CELL, min_size=wide, max_size=wide), min_size=1, max_size=5))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks())
def test_a_block_survives_a_workbook_and_is_never_computed(folder: Path, block: list[list[str]]) -> None:
    # A row in which nothing stands is no row of a workbook.
    kept = [["行", *(str(storable(cell)) for cell in row)] for row in block]
    file = folder / "block.xlsx"
    headings = tuple(f"c{at}" for at in range(len(kept[0])))
    write_xlsx(Export("块", headings, len(kept), iter(map(tuple, kept))), file, lambda: None, lambda *_: None)
    sheet = load_workbook(file).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    for row in rows:
        assert all(cell.data_type != "f" for cell in row)
    read = [["" if cell.value is None else str(cell.value) for cell in row] for row in rows]
    # From the workbook onto the clipboard, and from there into the sheet.
    assert clip.read(clip.write(read)) == kept


def test_copied_keywords_keep_their_roles(world: World) -> None:
    words = (SlotKeyword("敏感肌面霜", "长尾"), SlotKeyword("干皮", "核心"))
    world.slots.edit({world.sheet.model.ids[0]: {"keywords": words}})
    world.sheet.model.refresh()
    world.goes(0, "keyword")
    world.press(Key.Key_C, CTRL)
    assert world.copied == "敏感肌面霜（长尾）、干皮（核心）\r\n"
    # As it comes back from a spreadsheet.
    world.goes(1, "keyword")
    world.pastes(world.copied + "\r\n")
    assert world.at(1).keywords == words
