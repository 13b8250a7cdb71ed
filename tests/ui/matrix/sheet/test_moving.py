"""Going about in the sheet: arrows, marking, both halves, columns, sorting, filtering, looking for words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from planner.storage.records import SlotFilter
from tests.ui.matrix.sheet.sheet_world import CTRL, SHIFT, World
from ui.matrix.sheet import Sheet
from ui.matrix.sheet.columns import BY_NAME
from ui.matrix.sheet.filters import FilterMenu
from ui.matrix.sheet.marks import Area, Marks, jump

Key, Mod = Qt.Key, Qt.KeyboardModifier


def marked(world: World) -> tuple[int, str, int, str]:
    """The marked area: from a row and column to a row and column."""
    deck = world.sheet.deck
    area = deck.marks.area
    names = [world.sheet.model.columns[at].sort for at in deck.order]
    return area.top, names[area.left], area.bottom, names[area.right]


def test_arrows_cross_from_half_to_half(world: World) -> None:
    world.goes(0, "day")
    world.press(Key.Key_Right, times=2)
    assert world.current == (0, "clock")
    assert world.sheet.deck.right.hasFocus()
    world.press(Key.Key_Left)
    assert world.current == (0, "account")
    assert world.sheet.deck.left.hasFocus()
    world.press(Key.Key_Up)
    assert world.current == (0, "account")


def test_shift_marks_over_both_halves(world: World) -> None:
    world.goes(1, "account")
    world.press(Key.Key_Right, SHIFT)
    world.press(Key.Key_Down, SHIFT, times=2)
    assert marked(world) == (1, "account", 3, "clock")
    assert world.current == (1, "account")
    assert world.sheet.foot.words.startswith("已选 3 行 · 6 格 · 费用合计 ¥600")
    world.press(Key.Key_Tab)
    assert world.current == (1, "clock")
    world.press(Key.Key_Tab)
    assert world.current == (2, "account")
    world.press(Key.Key_Return)
    assert world.current == (3, "account")
    assert marked(world) == (1, "account", 3, "clock")


def test_ends_of_row_and_sheet(world: World) -> None:
    world.goes(2, "title")
    world.press(Key.Key_Home)
    assert world.current == (2, "day")
    world.press(Key.Key_End)
    assert world.current == (2, "remark")
    world.press(Key.Key_Home, CTRL)
    assert world.current == (0, "day")
    world.press(Key.Key_End, CTRL | SHIFT)
    assert marked(world) == (0, "day", 5, "remark")


def test_ctrl_and_arrows_go_to_the_end_of_what_is_filled(world: World) -> None:
    world.slots.edit({world.sheet.model.ids[3]: {"title": ""}})
    world.sheet.model.refresh()
    world.goes(0, "title")
    for row in (2, 4, 5, 5):
        world.press(Key.Key_Down, CTRL)
        assert world.current == (row, "title")
    world.press(Key.Key_Up, CTRL | SHIFT)
    assert marked(world) == (4, "title", 5, "title")


def test_rows_and_columns_are_marked_whole(world: World) -> None:
    world.goes(2, "title")
    world.press(Key.Key_Space, SHIFT)
    assert marked(world) == (2, "day", 2, "remark")
    world.press(Key.Key_Space, CTRL)
    assert marked(world) == (0, "title", 5, "title")
    world.press(Key.Key_A, CTRL)
    assert marked(world) == (0, "day", 5, "remark")
    world.press(Key.Key_Escape)
    assert marked(world) == (2, "title", 2, "title")


def test_several_areas_are_written_at_once(world: World) -> None:
    world.goes(0, "owner")
    pane, point = world.place(4, "owner")
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    assert world.sheet.chosen_ids == [world.sheet.model.ids[0], world.sheet.model.ids[4]]
    world.types("abc")
    world.press(Key.Key_Return, CTRL)
    assert world.column("owner", range(6)) == ["abc", "", "", "", "abc", ""]


def test_the_chosen_slots_are_told(world: World) -> None:
    told = QSignalSpy(world.sheet.chosen)
    world.goes(3, "title")
    assert told.at(told.count() - 1) == [[world.sheet.model.ids[3]]]
    world.press(Key.Key_Right)
    assert told.count() == 1


def test_both_halves_roll_together(empty: World) -> None:
    empty.plan(300)
    sheet = empty.opens()
    deck = sheet.deck
    QApplication.processEvents()
    deck.right.verticalScrollBar().setValue(1200)
    assert deck.left.verticalScrollBar().value() == 1200
    deck.left.verticalScrollBar().setValue(300)
    assert deck.right.verticalScrollBar().value() == 300
    assert deck.left.verticalScrollBar().maximum() == deck.right.verticalScrollBar().maximum()
    empty.goes(0, "remark")
    deck.set_marks(Marks((299, 0), (299, 0)))
    left, right = (pane.rowViewportPosition(299) for pane in deck.panes)
    assert left == right
    assert deck.left.horizontalScrollBar().maximum() == 0


def test_columns_are_remembered(world: World) -> None:
    deck = world.sheet.deck
    deck.layout_of_columns.show_column(BY_NAME["clock"] - 2, False)
    deck.right.horizontalHeader().resizeSection(BY_NAME["title"], 333)
    header = deck.right.horizontalHeader()
    header.moveSection(header.visualIndex(BY_NAME["price"]), header.visualIndex(BY_NAME["product"]))
    world.goes(0, "account")
    world.press(Key.Key_Right, times=2)
    assert world.current == (0, "price")
    again = Sheet(world.services, world.sheet.lists)
    assert [world.sheet.model.columns[at].sort for at in again.deck.order] == [
        world.sheet.model.columns[at].sort for at in deck.order
    ]
    assert again.deck.right.columnWidth(BY_NAME["title"]) == 333
    assert "clock" not in [world.sheet.model.columns[at].sort for at in again.deck.order]
    again.deleteLater()


def test_a_heading_sorts(world: World) -> None:
    header = world.sheet.deck.right.head
    at = BY_NAME["price"]
    point = QPoint(header.sectionViewportPosition(at) + 12, 10)
    world.sheet.deck.right.scrollTo(world.sheet.model.index(0, at))
    point = QPoint(header.sectionViewportPosition(at) + 12, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, point)
    assert world.asker.sort == ("price", True)
    assert world.cell(0, "price") == "¥500"
    assert "▾" in str(world.sheet.model.headerData(at, Qt.Orientation.Horizontal))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, point)
    assert world.asker.sort == ("price", False)


def filter_menu(world: World, name: str) -> FilterMenu:
    """The menu of a column, opened with its key."""
    world.goes(0, name)
    world.press(Key.Key_L, CTRL | SHIFT)
    world.qtbot.waitUntil(lambda: bool(world.window.findChildren(FilterMenu)))
    return world.window.findChildren(FilterMenu)[0]


def test_a_column_is_filtered_by_its_values(world: World) -> None:
    menu = filter_menu(world, "account")
    assert len(menu.list.texts) == 4
    row = menu.list.texts.index("小满")
    place = menu.list.visualRect(menu.list.model().index(row, 0)).center()
    QTest.mouseClick(menu.list.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, place)
    assert world.asker.wanted == SlotFilter(accounts=(world.accounts["小满"],))
    assert world.column("account", range(len(world.sheet.model.ids))) == ["小满", "小满"]
    assert world.sheet.deck.left.head.filtered == {"account"}
    menu.clear.click()
    assert world.asker.wanted == SlotFilter()
    assert len(world.sheet.model.ids) == 6
    menu.close()


def test_a_filter_is_found_by_initials(world: World) -> None:
    menu = filter_menu(world, "account")
    menu.list.narrow("mmhf")
    assert menu.list.texts == ["木木护肤日记"]
    world.press(Key.Key_Escape)
    assert world.sheet.deck.left.hasFocus()


def test_words_are_found_in_the_sheet(world: World) -> None:
    world.goes(0, "title")
    world.press(Key.Key_F, CTRL)
    assert world.editor is world.sheet.find_bar.box
    world.types("标题4")
    world.qtbot.waitUntil(lambda: world.current == (4, "title"))
    world.press(Key.Key_Escape)
    assert not world.sheet.find_bar.isVisible()
    assert world.current == (4, "title")
    assert world.sheet.deck.right.hasFocus()
    world.press(Key.Key_F, CTRL)
    world.sheet.find_bar.box.clear()
    world.types("小满")
    world.qtbot.waitUntil(lambda: world.current == (4, "account"))
    world.press(Key.Key_Return)
    assert world.current == (0, "account")
    world.press(Key.Key_Return)
    assert world.current == (4, "account")


def test_what_is_shown_stays_while_a_cell_is_written(world: World) -> None:
    world.goes(1, "title")
    world.types("ab")
    world.slots.add(world.campaign_id, [{"day": "2026-11-01"}])
    world.asker.ask(stay=True)
    assert world.editor.text() == "ab"
    assert len(world.sheet.model.ids) == 6
    world.press(Key.Key_Return)
    world.qtbot.waitUntil(lambda: len(world.sheet.model.ids) == 7)
    assert world.at(2).title == "ab"
    assert world.current == (3, "title")


def test_marks_stay_with_their_slots(world: World) -> None:
    world.goes(3, "title")
    id = world.sheet.model.ids[3]
    world.slots.delete([world.sheet.model.ids[0]])
    world.asker.ask(stay=True)
    assert world.current == (2, "title")
    assert world.sheet.chosen_ids == [id]


def test_a_draft_is_opened(world: World) -> None:
    record, _changes = world.services.drafts.new()
    id = world.sheet.model.ids[2]
    world.slots.edit({id: {"draft_id": record.id}})
    world.sheet.model.refresh()
    told = QSignalSpy(world.services.hub.look_wished)
    world.goes(2, "draft_title")
    world.press(Key.Key_Return)
    assert told.at(0)[:2] == ["draft", (record.id,)]


def test_the_commands_rest_while_the_sheet_is_not_seen(world: World) -> None:
    commands = world.services.commands
    assert commands.get("matrix.sheet.insert").action.isEnabled()
    world.sheet.hide()
    assert not commands.get("matrix.sheet.insert").action.isEnabled()


@pytest.mark.parametrize(
    ("filled", "at", "step", "end"),
    [
        ("xxx..x", 0, 1, 2),
        ("xxx..x", 2, 1, 5),
        ("xxx..x", 5, 1, 5),
        ("......", 0, 1, 5),
        ("x....x", 5, -1, 0),
        ("xx.xxx", 4, -1, 3),
    ],
)
def test_jumps(filled: str, at: int, step: int, end: int) -> None:
    assert jump(at, step, len(filled) - 1, lambda place: filled[place] == "x") == end


def test_marks_of_several_areas_count_each_cell_once() -> None:
    marks = Marks((0, 0), (1, 1)).with_another(1, 1).moved(2, 2, stretch=True)
    assert marks.areas == (Area(0, 0, 1, 1), Area(1, 1, 2, 2))
    assert len(list(marks.cells())) == len(set(marks.cells())) == 7
    assert marks.rows() == [0, 1, 2]
