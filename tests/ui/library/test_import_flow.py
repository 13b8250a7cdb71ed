"""Taking in and taking back: progress with a way out, a report, undo and redo, the list of imports."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from planner.settings import LAST_FOLDER
from planner.storage.records import RowProblem
from tests.ui.library.import_files import canonical, crawled, products
from tests.ui.library.library_world import World, one, words
from ui.library.importing.history import History
from ui.library.importing.report import ReportSheet
from ui.library.page import LibraryPage


def imports(world: World, *files: Path) -> LibraryPage:
    """Import files as they were recognised."""
    page = world.page
    with world.qtbot.waitSignal(page.imports.reported, timeout=60_000):
        page.imports.take_in([(file, None) for file in files])
    world.waits()
    return page


def history(world: World) -> History:
    world.presses("导入记录")
    found = world.window.findChild(History)
    assert found is not None
    return found


def rows(sheet: History) -> list[str]:
    table = one(sheet, QTableView, lambda _table: True)
    return [str(table.model().index(row, 1).data()) for row in range(table.model().rowCount())]


def test_the_message_takes_it_back_and_brings_it_again(world: World, tmp_path: Path) -> None:
    page = world.opens()
    imports(world, crawled(tmp_path / "采集.csv"))
    assert world.message == "已导入 5 篇笔记"
    assert page.model.rowCount() == 5
    world.presses("撤销", world.services.status)
    world.qtbot.waitUntil(lambda: world.message == "已撤销导入", timeout=30_000)
    world.waits()
    assert page.model.rowCount() == 0
    world.presses("重新导入", world.services.status)
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=30_000)
    world.services.undo.undo()
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=30_000)


def test_the_same_file_again_brings_nothing_and_takes_nothing_back(world: World, tmp_path: Path) -> None:
    page = world.opens()
    path = crawled(tmp_path / "采集.csv")
    imports(world, path)
    imports(world, path)
    assert "没有新内容" in world.message
    assert not [
        b
        for b in world.services.status.findChildren(type(world.button("导入")))
        if b.text() == "撤销" and b.isVisible()
    ]
    assert "导入过，没有新内容" in words(page)
    world.services.undo.undo()
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=30_000)


def test_what_was_known_is_updated(world: World, tmp_path: Path) -> None:
    page = world.opens()
    imports(world, crawled(tmp_path / "一.csv", 5))
    later = crawled(tmp_path / "二.csv", 7)
    later.write_text(later.read_text(encoding="utf-8-sig").replace(",30,3,3,", ",999,3,3,"), encoding="utf-8-sig")
    imports(world, later)
    assert world.message.startswith("已导入 2 篇笔记，更新 1 篇")
    assert "999" in world.cells("赞")
    world.services.undo.undo()
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=30_000)
    assert "30" in world.cells("赞")


def test_a_refused_file_says_why_above_the_table(world: World, tmp_path: Path) -> None:
    page = world.opens()
    imports(world, crawled(tmp_path / "采集.csv"), products(tmp_path / "商品.csv"))
    assert world.message == "已导入 5 篇笔记 · 1 个文件没有导入"
    assert "商品.csv 没有导入：看起来是商品数据" in words(page)
    world.presses("看详情", page)
    report = world.window.findChild(ReportSheet)
    assert report is not None
    said = words(report)
    assert "笔记表，5 行：新增 5，更新 0，没有变化 0" in said
    report.accept()
    imports(world, canonical(tmp_path / "导出.jsonl"))
    assert "商品.csv" not in words(page)


def test_stopping_leaves_nothing_of_the_file(world: World, tmp_path: Path) -> None:
    page = world.opens()
    page.imports.take_in([(crawled(tmp_path / "大.csv", 3000), None)])
    world.presses("取消", world.services.status)
    world.qtbot.waitUntil(lambda: "取消" in world.message, timeout=30_000)
    world.waits()
    assert world.message == "已取消导入，什么都没有留下"
    assert page.model.rowCount() == 0
    assert world.services.batches.list() == []


def test_progress_is_in_the_status_bar_and_nothing_is_modal(world: World, tmp_path: Path) -> None:
    page = world.opens()
    page.imports.take_in([(crawled(tmp_path / "采集.csv", 3000), None)])
    said: set[str] = set()

    def over() -> bool:
        said.add(words(world.services.status))
        assert QApplication.activeModalWidget() is None
        return not world.services.library_lane.busy

    world.qtbot.waitUntil(over, timeout=60_000)
    assert any("正在导入 · 采集.csv" in text and "取消" in text for text in said)


def test_the_list_of_imports_takes_back_any_of_them(world: World, tmp_path: Path, qtbot: QtBot) -> None:
    page = world.opens()
    imports(world, crawled(tmp_path / "一.csv", 3))
    imports(world, canonical(tmp_path / "二.jsonl", 4))
    sheet = history(world)
    assert rows(sheet) == ["二.jsonl", "一.csv"]
    table = one(sheet, QTableView, lambda _table: True)
    table.selectRow(1)
    world.presses("撤销这次导入", sheet)
    qtbot.waitUntil(lambda: rows(sheet) == ["二.jsonl"], timeout=30_000)
    world.waits()
    assert page.model.rowCount() == 4
    # What was taken back here is not taken back once more by Ctrl+Z, which comes to the newer import first.
    world.services.undo.undo()
    qtbot.waitUntil(lambda: rows(sheet) == [], timeout=30_000)
    assert "还没有导入过文件" in words(sheet)
    world.services.undo.undo()
    qtbot.waitUntil(lambda: world.message == "这次导入已经撤销过了", timeout=30_000)


def test_the_notes_of_one_import_alone(world: World, tmp_path: Path) -> None:
    page = world.opens()
    imports(world, crawled(tmp_path / "一.csv", 3))
    imports(world, canonical(tmp_path / "二.jsonl", 4))
    world.services.commands.add("page.library", "去笔记库", "", lambda: world.window.show_page("library"))
    world.presses("只看这批笔记", history(world))
    world.waits()
    assert page.model.rowCount() == 4
    assert "来自：二.jsonl" in words(page)
    world.presses("清除")
    world.waits()
    assert page.model.rowCount() == 7


def test_rows_that_need_a_look_can_be_read_later(world: World) -> None:
    world.opens()
    batches = world.services.batches
    batch = batches.begin("坏.csv", "notes", "notes", "x", {})
    batches.write_notes(batch, [])
    batches.add_problems(batch, [RowProblem(4, "published_at", "时间「昨天」看不懂，留空了")])
    world.services.hub.tell(batches.finish(batch)[1])
    sheet = history(world)
    world.presses("看要留意的行", sheet)
    report = sheet.findChild(ReportSheet)
    assert report is not None
    table = one(report, QTableView, lambda _table: True)
    shown = [str(table.model().index(0, column).data()) for column in range(1, 4)]
    assert shown == ["4", "发布时间", "时间「昨天」看不懂，留空了"]
    world.presses("复制这张表", report)
    assert "第" not in QApplication.clipboard().text().split("\n")[0]
    assert "发布时间" in QApplication.clipboard().text()


def test_files_are_chosen_from_the_last_folder(world: World, tmp_path: Path) -> None:
    page = world.opens()
    world.presses("导入")
    dialog = world.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(crawled(tmp_path / "采集.csv"))])
    dialog.close()
    sheet = world.sheet()
    assert world.services.settings.get(LAST_FOLDER) == str(tmp_path)
    world.presses("导入", sheet)
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=30_000)


@pytest.mark.parametrize("what", ["files", "words"])
def test_only_files_may_be_dropped(world: World, tmp_path: Path, what: str) -> None:
    page = world.opens()
    mime = QMimeData()
    if what == "files":
        mime.setUrls([QUrl.fromLocalFile(str(crawled(tmp_path / "采集.csv")))])
    else:
        mime.setText("一段话")
    actions, keys, buttons = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), actions, mime, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted() == (what == "files")
    assert ("松开，看看这些文件里有什么" in words(page)) == (what == "files")
    if what == "files":
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), actions, mime, buttons, keys))
        assert "松开，看看这些文件里有什么" not in words(page)
        assert "采集.csv" in words(world.sheet())


def test_closing_the_dialog_stops_looking(world: World, tmp_path: Path) -> None:
    page = world.opens()
    page.files_dropped.emit([crawled(tmp_path / f"{at}.csv", 2, first=at * 10) for at in range(5)])
    looking = page.imports.looking
    world.qtbot.waitUntil(lambda: looking.sheet is not None and looking.sheet.isVisible(), timeout=30_000)
    assert looking.sheet is not None
    looking.sheet.reject()
    assert not looking.busy
    world.waits()
    assert "0.csv" in words(world.drops(crawled(tmp_path / "0.csv")))
