"""The table: keys, folding, what is chosen, what is shown beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keywords.keywords_world import World
from tests.ui.keywords.longtails import CLUSTERS, FOUND, MONTHS, ROWS
from ui.keywords.arranging import arrange
from ui.keywords.detail.one import OneKeyword
from ui.keywords.mining import Mining
from ui.keywords.model import LongtailModel
from ui.keywords.table import LongtailTable
from ui.theme import Theme


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> LongtailTable:
    made = LongtailTable(theme, LongtailModel())
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_lines(arrange(ROWS, CLUSTERS, "tree"), MONTHS, stay=False)
    made.show()
    made.setFocus()
    return made


def texts(table: LongtailTable) -> list[str]:
    return [row.text for row in table.chosen]


def test_a_heading_means_all_that_stand_below_it(table: LongtailTable) -> None:
    table.choose(0)
    assert texts(table) == ["干皮面霜", "面霜", "平价面霜", "油皮面霜"]
    table.choose_rows([0, 1, 9], 0)
    assert texts(table) == ["干皮面霜", "面霜", "平价面霜", "油皮面霜", "干皮粉底液"]


def test_arrows_fold_and_walk_as_in_a_tree(table: LongtailTable, qtbot: QtBot) -> None:
    table.choose(4)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == 2
    with qtbot.waitSignal(table.fold_wished) as told:
        qtbot.keyClick(table, Qt.Key.Key_Left)
    assert told.args == ["0/人群", True]
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().row() == 3
    table.choose(0)
    with qtbot.waitSignal(table.fold_wished) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["0", True]


def test_a_press_on_the_arrow_folds_and_chooses_nothing(table: LongtailTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.model().index(0, 0))
    with qtbot.waitSignal(table.fold_wished):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 14, place.center().y()))
    assert texts(table) == []


def test_up_in_the_first_row_leaves_for_the_seeds(table: LongtailTable, qtbot: QtBot) -> None:
    table.choose(0)
    with qtbot.waitSignal(table.seeds_wished):
        qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert texts(table) == ["干皮粉底液"]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert len(texts(table)) == 4


def test_what_was_chosen_stays_chosen_in_another_order(table: LongtailTable) -> None:
    table.choose_keys(["油皮面霜"])
    table.show_lines(arrange(ROWS[::-1], CLUSTERS, "table"), MONTHS, stay=True)
    assert texts(table) == ["油皮面霜"]
    table.show_lines(arrange(ROWS[:2], CLUSTERS, "table"), MONTHS, stay=True)
    assert texts(table) == []


def test_headings_and_cells_say_what_they_are(table: LongtailTable) -> None:
    model = table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), role) == "面霜，4 个，已展开"
    shown = [str(model.data(model.index(3, column))) for column in range(model.columnCount())]
    assert shown[:3] == ["干皮面霜", "人群+品类", "长尾"]
    months = next(
        str(model.data(model.index(3, column), Qt.ItemDataRole.ToolTipRole))
        for column in range(model.columnCount())
        if model.headerData(column, Qt.Orientation.Horizontal) == "每月"
    )
    assert "2025年12月：7 篇" in months


def test_filters_order_and_grouping_are_remembered(world: World, qtbot: QtBot) -> None:
    mining = Mining(world.services)
    qtbot.addWidget(mining)
    mining.show_found(FOUND, stay=False)
    mining.group("cluster")
    header = mining.table.horizontalHeader()
    for times, order in ((1, ("support", True)), (2, ("support", False)), (3, ("", True))):
        header.sectionClicked.emit(4)
        assert (mining.sorting.order.column, mining.sorting.order.descending) == order, times
    header.sectionClicked.emit(4)
    assert mining.rows[0].text == "面霜"
    again = Mining(world.services)
    qtbot.addWidget(again)
    again.show_found(FOUND, stay=False)
    assert again.grouping == "cluster"
    assert again.rows[0].text == "面霜"


def test_a_heat_map_and_the_table_choose_the_same(world: World, qtbot: QtBot) -> None:
    mining = Mining(world.services)
    qtbot.addWidget(mining)
    mining.resize(900, 500)
    mining.show()
    mining.show_found(FOUND, stay=False)
    mining.table.choose(2)
    mining.show_heat(True)
    assert [row.text for row in mining.chosen] == ["平价面霜"]
    qtbot.mouseClick(
        mining.heat.grid.viewport(), Qt.MouseButton.LeftButton, pos=mining.heat.grid.cell_rect(0, 3).center()
    )
    assert [row.text for row in mining.chosen] == ["干皮面霜"]
    mining.show_heat(False)
    assert [row.text for row in mining.chosen] == ["干皮面霜"]
    mining.fold_all()
    assert mining.count.text() == "5 个"


def test_empty_places_say_what_to_do(world: World, qtbot: QtBot) -> None:
    mining = Mining(world.services)
    qtbot.addWidget(mining)
    mining.show()
    mining.show_nothing_learned(0)
    assert "先放进一些笔记" in words(mining)
    mining.show_nothing_learned(12)
    assert "笔记库还没学完" in words(mining)
    mining.show_found(FOUND, stay=False)
    mining.search.setText("没有这个词")
    qtbot.keyClick(mining.search, Qt.Key.Key_Return)
    assert "没有符合条件的词" in words(mining)
    mining.clear()
    qtbot.waitUntil(lambda: len(mining.rows) == 5)


def test_the_evidence_of_a_word(theme: Theme, qtbot: QtBot) -> None:
    one = OneKeyword(theme)
    qtbot.addWidget(one)
    one.show()
    one.show_row(ROWS[0], MONTHS)
    said = words(one)
    for part in (
        "干皮面霜",
        "人群+品类 · 长尾",
        "1.20×",
        "1.10–1.30",
        "9,000",
        "比上一次导入 +40%",
        "2 篇",
        "也写作：面霜干皮",
    ):
        assert part in said
    one.show_row(ROWS[4], MONTHS)
    assert "还不能比较好坏" in words(one)
    with qtbot.waitSignal(one.seed_wished) as told:
        next(chip for chip in one.findChildren(QWidget) if getattr(chip, "words", "") == "品类 面霜").click()
    assert told.args == ["面霜"]


def words(parent: QWidget) -> str:
    return "\n".join(
        str(widget.property("text"))
        for widget in parent.findChildren(QWidget)
        if widget.isVisible() and widget.property("text")
    )
