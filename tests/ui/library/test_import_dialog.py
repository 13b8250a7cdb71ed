"""The dialog before an import: what a file was taken for, corrected by the person, remembered; nothing is written before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QTabBar, QTableView, QWidget

from tests.ui.library.import_files import crawled, odd, products
from tests.ui.library.library_world import MENUS, World, one, words
from ui.library.importing.mapping import Mapping
from ui.library.importing.sheet import ImportSheet


def cells(sheet: QWidget, name: str) -> list[list[str]]:
    view = one(sheet, QTableView, lambda table: table.accessibleName() == name)
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def kind(sheet: QWidget) -> QComboBox:
    return one(sheet, QComboBox, lambda choice: choice.accessibleName() == "文件种类")


def tab(sheet: QWidget, text: str) -> None:
    tabs = one(sheet, QTabBar, lambda _tabs: True)
    tabs.setCurrentIndex(next(at for at in range(tabs.count()) if tabs.tabText(at).startswith(text)))


def take_as(world: World, sheet: ImportSheet, column: str, field: str) -> None:
    """Choose for a column of the file what it is, with the keys."""
    tab(sheet, "列的对应")
    mapping = one(sheet, Mapping, lambda _table: True)
    row = [name for name, *_ in cells(sheet, "列的对应")].index(column)
    mapping.setFocus()
    mapping.choose(row)
    world.qtbot.keyClick(mapping, Qt.Key.Key_Return)
    world.clicks_in_menu(field)
    world.sheet()


def test_a_known_file_shows_what_would_come_in(world: World, tmp_path: Path) -> None:
    page = world.opens()
    sheet = world.drops(crawled(tmp_path / "采集.csv"))
    said = words(sheet)
    assert "采集.csv" in said
    assert kind(sheet).currentText() == "其他笔记表"
    first = cells(sheet, "会这样导入")[1]
    assert first[0] == "第1篇：干皮面霜怎么选"
    assert {"2024-06-06", "10", "小满1", "面霜"} <= set(first)
    assert world.button("导入", sheet).isEnabled()
    world.presses("取消", sheet)
    world.waits()
    assert page.model.rowCount() == 0
    assert world.services.batches.list() == []


@MENUS
def test_columns_can_be_named_and_are_remembered(world: World, tmp_path: Path) -> None:
    page = world.opens()
    sheet = world.drops(odd(tmp_path / "自己做的表.csv"))
    assert "看不出这是什么表" in words(sheet)
    assert "命令行" not in words(sheet)
    assert not world.button("导入", sheet).isEnabled()
    for column, field in (("甲", "标题"), ("乙", "正文"), ("丙", "点赞"), ("丁", "发布时间")):
        take_as(world, sheet, column, field)
    tab(sheet, "会这样导入")
    assert cells(sheet, "会这样导入")[3][:1] == ["第3篇：早八底妆"]
    world.presses("导入", sheet)
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=30_000)
    assert set(world.cells("赞")) == {"0", "7", "14", "21"}
    again = world.drops(odd(tmp_path / "下个月.csv", 6))
    assert "按你定的对应" in words(again)
    assert world.button("导入", again).isEnabled()


@MENUS
def test_a_column_can_be_left_out(world: World, tmp_path: Path) -> None:
    page = world.opens()
    sheet = world.drops(crawled(tmp_path / "采集.csv"))
    take_as(world, sheet, "comment_count", "不导入")
    assert ["comment_count", "0 ¦ 1 ¦ 2", "不导入  ▾"] in cells(sheet, "列的对应")
    world.presses("导入", sheet)
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=30_000)
    assert set(world.cells("评")) == {"–"}
    assert "40" in world.cells("赞")


@MENUS
def test_two_columns_can_change_places(world: World, tmp_path: Path) -> None:
    world.opens()
    sheet = world.drops(crawled(tmp_path / "采集.csv"))
    take_as(world, sheet, "collected_count", "点赞")
    now = {name: meant for name, _examples, meant in cells(sheet, "列的对应")}
    assert now["collected_count"].startswith("点赞")
    assert now["liked_count"].startswith("不导入")


def test_the_kind_can_be_corrected(world: World, tmp_path: Path) -> None:
    world.opens()
    sheet = world.drops(crawled(tmp_path / "采集.csv"))
    for wanted, usable in (("MediaCrawler · 笔记", True), ("其他关键词表", False)):
        choice = kind(sheet)
        choice.setCurrentIndex(choice.findText(wanted))
        choice.activated.emit(choice.currentIndex())
        world.sheet()
        assert world.button("导入", sheet).isEnabled() == usable
    assert "按「关键词表」读取时找不到关键词" in words(sheet)


@MENUS
def test_a_kind_without_its_columns_can_be_given_them(world: World, tmp_path: Path) -> None:
    world.opens()
    sheet = world.drops(crawled(tmp_path / "采集.csv"))
    choice = kind(sheet)
    choice.setCurrentIndex(choice.findText("其他关键词表"))
    choice.activated.emit(choice.currentIndex())
    world.sheet()
    take_as(world, sheet, "source_keyword", "关键词")
    assert kind(sheet).currentText() == "其他关键词表"
    tab(sheet, "会这样导入")
    assert cells(sheet, "会这样导入")[0][0] == "面霜"


def test_a_refusal_is_one_plain_sentence(world: World, tmp_path: Path) -> None:
    world.opens()
    sheet = world.drops(products(tmp_path / "商品.csv"))
    assert "看起来是商品数据" in words(sheet)
    assert not world.button("导入", sheet).isEnabled()


def test_unreadable_files_say_why_and_hold_up_no_other(world: World, tmp_path: Path) -> None:
    empty, broken = tmp_path / "空.csv", tmp_path / "图片.xlsx"
    empty.write_bytes(b"")
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = world.opens()
    sheet = world.drops(
        empty, broken, tmp_path / "没有.csv", crawled(tmp_path / "采集.csv"), products(tmp_path / "商品.csv")
    )
    files = one(sheet, QListWidget, lambda _list: True)
    assert [files.item(row).text() for row in range(5)] == ["空.csv", "图片.xlsx", "没有.csv", "采集.csv", "商品.csv"]
    states = [str(files.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(5)]
    assert [state.endswith("可以导入") for state in states] == [False, False, False, True, False]
    for row in (0, 1, 2):
        files.setCurrentRow(row)
        assert len(words(sheet)) > 20
    assert "4 个不会导入" in words(sheet)
    world.presses("导入 1 个表", sheet)
    world.qtbot.waitUntil(lambda: page.model.rowCount() == 5, timeout=30_000)


def test_folders_are_looked_through(world: World, tmp_path: Path) -> None:
    crawled(tmp_path / "导出" / "六月" / "一.csv", 2)
    crawled(tmp_path / "导出" / "二.csv", 2, first=50)
    crawled(tmp_path / "导出" / "~$临时.csv")
    (tmp_path / "导出" / "封面.jpg").write_bytes(b"jpg")
    world.opens()
    sheet = world.drops(tmp_path / "导出")
    files = one(sheet, QListWidget, lambda _list: True)
    assert {files.item(row).text() for row in range(files.count())} == {"一.csv", "二.csv"}


def test_an_empty_folder_says_so(world: World, tmp_path: Path) -> None:
    page = world.opens()
    (tmp_path / "空").mkdir()
    page.files_dropped.emit([tmp_path / "空"])
    world.qtbot.waitUntil(lambda: world.message == "这里没有能导入的文件")
    assert page.imports.looking.sheet is None


def test_our_own_data_is_no_file_to_import(world: World, tmp_path: Path) -> None:
    page = world.opens()
    page.files_dropped.emit([world.services.workspace.folder])
    world.qtbot.waitUntil(lambda: world.message == "这里没有能导入的文件")
    sheet = world.drops(world.services.workspace.store)
    assert "这是草田自己的数据文件" in words(sheet)


def test_rows_that_need_a_look_are_shown_before(world: World, tmp_path: Path) -> None:
    path = crawled(tmp_path / "采集.csv")
    with path.open("a", encoding="utf-8") as file:
        file.write("这一行不全\n")
    world.opens()
    sheet = world.drops(path)
    tab(sheet, "要留意")
    assert [row for row, *_ in cells(sheet, "要留意的行")] == ["7"]


def test_every_control_has_a_name(world: World, tmp_path: Path) -> None:
    world.opens()
    sheet = world.drops(crawled(tmp_path / "采集.csv"), products(tmp_path / "商品.csv"))
    for widget in (*sheet.findChildren(QComboBox), *sheet.findChildren(QTableView), *sheet.findChildren(QListWidget)):
        assert widget.accessibleName() or isinstance(widget.parent(), QComboBox), widget
