"""Filters, searching, the sheet among the views, and what is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.storage.records import SlotFilter
from tests.ui.matrix.page.matrix_world import MENUS, SHEETS, World


@MENUS
def test_chips_filter_and_are_remembered_for_each_campaign(planned: World) -> None:
    planned.takes("负责人", "小王")
    assert set(planned.tiles()) == {("青禾官方", "第 1 周"), ("小满", "第 1 周")}
    planned.takes("进度", "初稿")
    assert set(planned.tiles()) == {("小满", "第 1 周")}
    other, written = planned.campaigns.add("双十二", "2026-12-01", "2026-12-28")
    planned.services.hub.tell(written.changes)
    planned.desk.show_campaign(other.id)
    planned.waits()
    assert not planned.desk.work.filters.active
    first = next(one for one in planned.campaigns.list() if one.name == "冬季面霜")
    planned.desk.show_campaign(first.id)
    planned.waits()
    assert set(planned.tiles()) == {("小满", "第 1 周")}
    planned.presses("清除筛选")
    assert len(planned.tiles()) == 4


def test_ctrl_f_searches_also_by_initials(planned: World) -> None:
    planned.keys(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    search = planned.desk.work.filters.search
    assert search.hasFocus()
    planned.qtbot.keyClicks(search, "hjfh")
    planned.qtbot.keyClick(search, Qt.Key.Key_Return)
    planned.waits()
    assert planned.tiles() == {("小满", "第 1 周"): 1}
    planned.qtbot.keyClicks(search, "zzz")
    planned.qtbot.keyClick(search, Qt.Key.Key_Return)
    planned.waits()
    assert "没有这样的排期" in planned.reads()
    planned.presses("清除筛选")
    assert len(planned.tiles()) == 4


def test_the_slots_of_a_cell_in_the_sheet(planned: World) -> None:
    planned.clicks("小满", "第 1 周")
    planned.presses("在表格里看")
    sheet = planned.desk.work.sheet
    assert planned.desk.work.shown is sheet
    assert len(sheet.model.ids) == 2
    assert "小满 · 第 1 周" in planned.reads()


def test_the_sheet_sorts_and_filters_the_page(planned: World) -> None:
    planned.desk.show_view("sheet")
    planned.waits()
    sheet = planned.desk.work.sheet
    assert len(sheet.model.ids) == 5
    sheet.sort_wished.emit("day", True)
    planned.waits()
    assert planned.slots.line(sheet.model.ids[0]).slot.day == "2026-11-12"
    sheet.filter_wished.emit(SlotFilter(crowds=("泛",)))
    planned.waits()
    assert len(sheet.model.ids) == 1
    assert "泛" in planned.reads()
    sheet.filter_wished.emit(SlotFilter(crowds=("泛", "核心")))
    planned.waits()
    assert len(sheet.model.ids) == 2
    assert "表格里的筛选" in planned.reads()


@SHEETS
def test_the_view_is_exported(planned: World, tmp_path: Path) -> None:
    planned.presses("导出 Excel")
    dialog = next(one for one in planned.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "矩阵.xlsx"))
    dialog.reject()
    planned.waits()
    assert "已导出 4 行到 矩阵.xlsx" in planned.message
    assert (tmp_path / "矩阵.xlsx").stat().st_size > 1000


@SHEETS
def test_a_plan_sheet_dropped_on_the_page_is_looked_at_first(planned: World, tmp_path: Path) -> None:
    file = tmp_path / "计划.csv"
    file.write_text("日期,账号,标题,关键词\n2026-11-19,阿芷,冬天用什么,面霜\n", encoding="utf-8-sig")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = planned.page.rect().center()
    QApplication.sendEvent(planned.page, QDragEnterEvent(middle, copy, data, left, none))
    QApplication.sendEvent(planned.page, QDropEvent(QPointF(middle), copy, data, left, none))
    planned.waits()
    assert planned.slots.count(None) == 5
    planned.presses("导入", planned.sheet())
    planned.waits()
    assert planned.tiles()[("阿芷", "第 3 周")] == 1
    planned.undoes()
    assert planned.slots.count(None) == 5


def test_deleted_slots_are_found_in_the_basket_of_the_sheet_and_restored(planned: World) -> None:
    planned.clicks("小满", "第 1 周")
    planned.keys(Qt.Key.Key_Delete)
    planned.desk.show_view("sheet")
    planned.waits()
    planned.presses("回收站")
    sheet = planned.desk.work.sheet
    assert len(sheet.model.ids) == 2
    sheet.choose(sheet.model.ids[:1])
    sheet.do("delete")
    planned.waits()
    assert len(sheet.model.ids) == 1
    planned.desk.show_view("tiers")
    planned.waits()
    assert planned.tiles()[("小满", "第 1 周")] == 1


def test_the_pyramid_has_a_view_of_its_own(planned: World) -> None:
    planned.desk.show_view("pyramid")
    planned.waits()
    assert "按预算" in planned.reads()
    assert "¥4,000" in planned.reads()


def test_the_page_costs_little_before_it_is_seen(world: World) -> None:
    world.plans()
    from time import perf_counter

    from ui.matrix.page import MatrixPage

    began = perf_counter()
    page = MatrixPage(world.services)
    took = perf_counter() - began
    assert took < 0.06
    assert not page.asking
    page.deleteLater()
    QApplication.processEvents()
