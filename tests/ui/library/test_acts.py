"""Weighing, deleting, restoring, copying, exporting: at once for a few, in the lane for many, always with a way back."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.storage.records import NoteFilter
from tests.ui.library.library_world import World, note_row
from ui.library.acts import FEW
from ui.library.page import LibraryPage


def weights(world: World) -> dict[int | None, int]:
    notes, found = world.services.notes, {}
    for weight in range(6):
        found[weight] = len(notes.find(NoteFilter(weights=(weight,))))
    found[None] = len(notes.find(NoteFilter(weighted=False)))
    return {weight: count for weight, count in found.items() if count}  # type: ignore[misc]


def test_weights_are_taken_back_each_to_its_own(page: LibraryPage, world: World) -> None:
    page.table.choose(0)
    page.weigh(1)
    page.table.selectAll()
    page.weigh(4)
    assert world.message == "对标权重 4：12 篇"
    assert weights(world) == {4: 12}
    world.presses("撤销", world.services.status)
    assert weights(world) == {1: 1, None: 11}
    world.services.undo.redo()
    assert weights(world) == {4: 12}


def test_many_are_weighed_and_deleted_in_the_lane(world: World, qtbot: QtBot) -> None:
    count = FEW + 100
    world.brings_notes(count)
    page = world.opens()
    page.table.choose(0)
    page.weigh(5)
    world.waits()
    page.table.selectAll()
    page.weigh(2)
    assert world.services.library_lane.busy
    world.waits()
    assert weights(world) == {2: count}
    assert page.table.chosen_count == count
    world.services.undo.undo()
    world.waits()
    assert weights(world) == {5: 1, None: count - 1}
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    world.waits()
    assert page.model.rowCount() == 0
    world.services.undo.undo()
    world.waits()
    assert page.model.rowCount() == count


def test_deleting_says_how_to_get_it_back(page: LibraryPage, world: World, qtbot: QtBot) -> None:
    page.table.choose(3)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    world.waits()
    assert world.message == "已删除 1 篇，可在回收站找到"
    world.presses("撤销", world.services.status)
    world.waits()
    assert page.model.rowCount() == 12


def test_every_act_is_in_the_palette(page: LibraryPage, world: World) -> None:
    commands = world.services.commands
    page.table.choose(0)
    commands.get("library.weight.3").action.trigger()
    assert world.cells("对标")[0] == "★ 3"
    commands.get("library.weight.none").action.trigger()
    assert world.cells("对标")[0] == ""
    commands.get("library.sort.likes").action.trigger()
    world.waits()
    assert world.cells("赞")[0] == "110"
    commands.get("library.basket").action.trigger()
    world.waits()
    assert page.model.rowCount() == 11
    texts = [command.text for command in commands.all("library")]
    assert {"导入文件", "导入记录", "导出笔记", "搜索笔记", "选择显示的列", "清除搜索和筛选"} <= set(texts)


def test_what_is_filtered_is_exported_in_its_order(
    page: LibraryPage, world: World, qtbot: QtBot, tmp_path: Path
) -> None:
    world.searches("第1")
    with qtbot.waitSignal(page.finder.found):
        page.work.sorting.by("likes", descending=True)
    world.presses("导出")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "导出 3 篇笔记"
    dialog.close()
    page.taking.write(str(tmp_path / "笔记.csv"))
    qtbot.waitUntil(lambda: world.message.startswith("已导出"))
    assert world.message == "已导出 3 篇到 笔记.csv"
    with (tmp_path / "笔记.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = [row["title"][:4].rstrip("篇：") for row in csv.DictReader(file)]
    assert titles == ["第11", "第10", "第1"]


def test_a_selection_is_exported_alone(page: LibraryPage, world: World, qtbot: QtBot, tmp_path: Path) -> None:
    page.table.choose(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    world.presses("导出选中的")
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    page.taking.write(str(tmp_path / "选中.xlsx"))
    qtbot.waitUntil(lambda: world.message.startswith("已导出"))
    assert world.message == "已导出 2 篇到 选中.xlsx"


def test_an_export_that_fails_says_why(page: LibraryPage, world: World, qtbot: QtBot, tmp_path: Path) -> None:
    page.taking.write(str(tmp_path / "没有这个文件夹" / "笔记.csv"))
    qtbot.waitUntil(lambda: "没有写成" in world.message)


def test_too_many_to_copy_are_not_copied(world: World) -> None:
    page = world.opens()
    page.taking.copy([str(at) for at in range(5000)])
    assert world.message == "一次最多复制 2,000 篇，更多请用导出"


def test_a_title_with_line_breaks_stays_one_cell(world: World) -> None:
    world.brings_notes(1, rows=[note_row(1, title="两行\n标题")])
    page = world.opens()
    assert world.cells("标题") == ["两行 标题"]
    assert page.table.rowHeight(0) == 30
