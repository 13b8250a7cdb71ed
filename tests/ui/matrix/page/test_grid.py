"""The grid: what is laid out where, going about with the keys, dragging tiles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from planner.matrix.dump import dump
from tests.ui.matrix.page.matrix_world import FIRST, SECOND, THIRD, World
from ui.matrix.grid.grid import NOWHERE


def test_slots_lie_where_their_account_meets_their_week(planned: World) -> None:
    assert planned.rows() == ["青禾官方", "木木", "小满", "阿芷"]
    assert [head.group for head in planned.desk.work.grid.pivot.rows] == ["官方", "KOL", "KOC", "KOC"]
    assert planned.columns() == ["第 1 周", "第 2 周", "第 3 周"]
    assert [head.about[:2] for head in planned.desk.work.grid.pivot.columns] == ["预热", "预热", "爆发"]
    assert planned.tiles() == {
        ("青禾官方", "第 1 周"): 1,
        ("木木", "第 1 周"): 1,
        ("小满", "第 1 周"): 2,
        ("阿芷", "第 2 周"): 1,
    }


@pytest.mark.parametrize(
    ("view", "tile"),
    [
        ("关键词 × 账号", ("不卡粉", "小满")),
        ("关键词 × 周", ("不卡粉", "第 2 周")),
        ("产品 × 形式", ("青禾面霜", "未定")),
    ],
)
def test_the_same_slots_in_other_views(planned: World, view: str, tile: tuple[str, str]) -> None:
    tabs = planned.desk.work.views.tabs
    at = next(at for at in range(tabs.count()) if tabs.tabText(at) == view)
    planned.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(at).center())
    planned.waits()
    assert tile in planned.tiles()


def test_own_axes_can_be_chosen_and_are_remembered(planned: World) -> None:
    planned.desk.show_view("own")
    planned.waits()
    rows = planned.desk.work.views.rows
    rows.setCurrentIndex(rows.findData("crowd"))
    rows.activated.emit(rows.currentIndex())
    planned.waits()
    assert planned.tiles()[("泛", "选题")] == 1
    assert planned.services.memory.get("matrix.view") == ["own", "crowd", "status"]


def test_arrows_move_enter_opens_and_escape_comes_back(planned: World) -> None:
    grid = planned.desk.work.grid
    grid.setFocus()
    planned.keys(Qt.Key.Key_Down)
    assert grid.current == (0, 0)
    planned.keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert grid.current == planned.place("小满", "第 1 周")
    assert "选中：小满 · 第 1 周" in planned.reads()
    planned.keys(Qt.Key.Key_Return)
    assert planned.desk.side.cell.isAncestorOf(QApplication.focusWidget())
    planned.keys(Qt.Key.Key_Return)
    assert planned.desk.side.slot.isAncestorOf(QApplication.focusWidget())
    planned.keys(Qt.Key.Key_Escape)
    assert planned.desk.side.cell.isAncestorOf(QApplication.focusWidget())
    planned.keys(Qt.Key.Key_Escape)
    assert grid.hasFocus()
    planned.keys(Qt.Key.Key_Escape)
    assert grid.current == NOWHERE


def test_enter_waits_for_what_is_still_being_read(planned: World) -> None:
    grid = planned.desk.work.grid
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        planned.qtbot.keyClick(grid, key)
    planned.waits()
    assert planned.desk.side.slot.isAncestorOf(QApplication.focusWidget())
    assert planned.desk.chosen.line is not None
    assert planned.desk.chosen.line.account == "木木"


def test_a_tile_dragged_to_another_week_keeps_its_weekdays(planned: World) -> None:
    before = dump(planned.services.store)
    planned.drags(("小满", "第 1 周"), ("小满", "第 3 周"))
    assert planned.tiles()[("小满", "第 3 周")] == 2
    assert planned.line("2026-11-19").slot.status == "初稿"
    assert planned.line("2026-11-20").slot.crowd == "泛"
    planned.undoes()
    assert planned.tiles()[("小满", "第 1 周")] == 2
    assert dump(planned.services.store) == before


def test_a_tile_dragged_to_another_account_and_week_is_one_edit(planned: World) -> None:
    planned.drags(("木木", "第 1 周"), ("阿芷", "第 3 周"))
    line = planned.line("2026-11-18")
    assert (line.account, line.slot.price) == ("阿芷", 4000.0)
    planned.undoes()
    assert planned.line("2026-11-04").account == "木木"
    planned.services.undo.redo()
    planned.waits()
    assert planned.line("2026-11-18").account == "阿芷"


def test_escape_gives_a_drag_up(planned: World) -> None:
    grid = planned.desk.work.grid
    planned.drags(("木木", "第 1 周"), ("阿芷", "第 3 周"), lets_go=False)
    assert grid.drag is not None
    planned.qtbot.keyClick(grid, Qt.Key.Key_Escape)
    planned.qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=planned.point("阿芷", "第 3 周"))
    planned.waits()
    assert planned.line("2026-11-04").account == "木木"


def test_a_tile_stays_where_it_cannot_go(planned: World) -> None:
    planned.desk.show_view("own")
    planned.waits()
    planned.drags(("小王", "已发"), ("小王", "初稿"))
    assert planned.tiles()[("小王", "已发")] == 1


def test_ctrl_and_an_arrow_carry_a_tile_along(planned: World) -> None:
    planned.clicks("木木", "第 1 周")
    planned.keys(Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier)
    assert planned.line("2026-11-11").account == "木木"
    assert planned.desk.work.grid.current == planned.place("木木", "第 2 周")


def test_a_keyword_is_exchanged_on_the_way_to_another_row(planned: World) -> None:
    planned.desk.show_view("keyword_week")
    planned.waits()
    planned.drags(("油痘肌面霜", "第 1 周"), ("不卡粉", "第 1 周"))
    assert [word.text for word in planned.line("2026-11-04").slot.keywords] == ["不卡粉"]


def test_one_slot_of_a_cell_can_be_dragged_onto_the_grid(planned: World) -> None:
    planned.clicks("小满", "第 1 周")
    row = planned.desk.side.cell.rows[1]
    grid, end = planned.desk.work.grid, planned.point("阿芷", "第 2 周")
    at = row.mapFromGlobal(grid.viewport().mapToGlobal(end))
    planned.qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    planned.qtbot.mouseMove(row, QPoint(40, 14))
    planned.qtbot.mouseMove(row, at)
    planned.qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=at)
    planned.waits()
    assert planned.tiles()[("小满", "第 1 周")] == 1
    assert planned.tiles()[("阿芷", "第 2 周")] == 2
    planned.undoes()
    assert planned.tiles()[("小满", "第 1 周")] == 2


def test_a_double_click_on_an_empty_cell_makes_a_slot_with_its_values(planned: World) -> None:
    planned.double_clicks("阿芷", "第 3 周")
    assert planned.tiles()[("阿芷", "第 3 周")] == 1
    line = planned.line(THIRD)
    assert (line.account, line.slot.status) == ("阿芷", "选题")
    assert planned.desk.side.shows_slot
    planned.undoes()
    assert ("阿芷", "第 3 周") not in planned.tiles()


def test_delete_removes_the_slots_of_a_cell_and_undo_brings_them_back(planned: World) -> None:
    planned.clicks("小满", "第 1 周")
    planned.keys(Qt.Key.Key_Delete)
    assert ("小满", "第 1 周") not in planned.tiles()
    assert "已删除 2 篇" in planned.message
    planned.undoes()
    assert planned.tiles()[("小满", "第 1 周")] == 2


def test_a_cell_tells_what_lies_in_it(planned: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, words, *_rest: told.append(words))
    grid = planned.desk.work.grid
    for row, column in (("小满", "第 1 周"), ("阿芷", "第 1 周")):
        at = planned.point(row, column)
        QApplication.sendEvent(grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, grid.viewport().mapToGlobal(at)))
    assert "2 篇：初稿 1 · 选题 1" in told[0]
    assert "双击新建" in told[1]


def test_every_tile_is_painted_in_light_and_dark(planned: World) -> None:
    grid = planned.desk.work.grid
    pictures = []
    for mode in ("light", "dark"):
        planned.services.theme.apply(mode, "normal")  # type: ignore[arg-type]
        pictures.append(grid.grab().toImage())
    assert pictures[0] != pictures[1]
    assert FIRST < SECOND < THIRD
