"""The heat map and the matrix of coverage: painted by themselves, walked with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from planner.research.rows import Collision, Covered
from tests.ui.keywords.longtails import MONTHS, ROWS, longtail
from ui.keywords.coverage.grid import CoverageGrid
from ui.keywords.coverage.matrix import matrix_of, narrowed
from ui.keywords.heat.colours import STEPS, Ramp, contrast
from ui.keywords.heat.grid import HeatGrid
from ui.keywords.heat.scale import strengths
from ui.keywords.picking import Picking
from ui.theme import Mode, Theme

TITLED = Covered("干皮面霜", "干皮面霜", "n1", "note", "干皮怎么选面霜", "2026-03-05", 1, 0, 2, 1)
AGAIN = Covered("干皮面霜", "干皮面霜", "n2", "note", "又是干皮面霜", "2026-03-02", 1, 0, 0, 0)
DRAFTED = Covered("平价面霜", "平价面霜", "d1", "draft", "平价替代", "", 0, 0, 1, 0)
CLASH = Collision("干皮面霜", AGAIN, TITLED, 3)
TEXTS = ("干皮面霜", "油皮面霜", "平价 面霜")
KEYS = ("干皮面霜", "油皮面霜", "平价面霜")


@pytest.fixture
def heat(theme: Theme, qtbot: QtBot) -> HeatGrid:
    grid = HeatGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(700, 300)
    grid.show_rows(ROWS, MONTHS, "row")
    grid.show()
    grid.setFocus()
    return grid


def test_strengths_compare_with_oneself_or_with_all() -> None:
    assert strengths((0, 5, 10), 1000, "row") == (0.0, 0.5, 1.0)
    alike = strengths((0, 5, 10), 10, "all")
    assert alike[0] == 0
    assert 0.5 < alike[1] < 1
    assert alike[2] == 1
    assert strengths((), 0, "row") == ()
    assert strengths((0,), 0, "all") == (0.0,)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_step_can_be_read_and_told_from_none(theme: Theme, mode: Mode) -> None:
    theme.apply(mode, "normal")
    ramp = Ramp(theme)
    for step in range(STEPS + 1):
        ground, ink = ramp.at(step / STEPS)
        assert contrast(ground, ink) >= 4.5, step
    assert ramp.at(0)[0] != theme.color("surface")
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    theme.apply("light", "normal")


def test_a_click_chooses_and_a_cell_says_its_count(heat: HeatGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heat.chosen_changed):
        qtbot.mouseClick(heat.viewport(), Qt.MouseButton.LeftButton, pos=heat.cell_rect(1, 2).center())
    assert [row.text for row in heat.chosen] == ["面霜"]
    assert heat.tell(0, 11) == "干皮面霜\n2025年12月：7 篇"
    assert heat.tell(1, -1).endswith("300 篇笔记用到它")
    assert heat.tell(-1, 0) == "2025年01月"
    qtbot.mouseClick(
        heat.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, heat.cell_rect(3, 0).center()
    )
    assert [row.text for row in heat.chosen] == ["面霜", "平价面霜", "干皮粉底液"]
    qtbot.mouseClick(
        heat.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, heat.cell_rect(2, 0).center()
    )
    assert [row.text for row in heat.chosen] == ["面霜", "干皮粉底液"]


def test_keys_walk_open_and_leave(heat: HeatGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    assert (heat.picking.row, heat.picking.column) == (1, 0)
    with qtbot.waitSignal(heat.opened) as told:
        qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert told.args == [1, 0]
    qtbot.keyClick(heat, Qt.Key.Key_Home)
    with qtbot.waitSignal(heat.up_out):
        qtbot.keyClick(heat, Qt.Key.Key_Up)
    qtbot.keyClick(heat, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert len(heat.chosen) == 5


def test_ten_thousand_rows_paint_only_what_is_seen(heat: HeatGrid, qtbot: QtBot) -> None:
    heat.show_rows([longtail(f"{at}号面霜") for at in range(10_000)], MONTHS, "all")
    painted: list[int] = []
    inner = heat.paint_cell
    heat.paint_cell = lambda painter, rect, row, column: (painted.append(row), inner(painter, rect, row, column))  # type: ignore[method-assign,assignment]
    heat.bring(5000, 0)
    image = QImage(heat.size(), QImage.Format.Format_RGB32)
    heat.render(image)
    assert 0 < len(set(painted)) < 20
    assert 5000 in painted


def test_rows_that_stay_stay_chosen(heat: HeatGrid) -> None:
    heat.choose([0, 4])
    heat.show_rows(ROWS[3:], MONTHS, "all")
    assert [row.text for row in heat.chosen] == ["油皮面霜"]
    heat.show_rows((), (), "row")
    assert heat.chosen == []


def test_picking_without_rows_is_nowhere() -> None:
    picking = Picking()
    picking.bound(0, 0)
    assert (picking.row, picking.rows) == (-1, set())
    picking.bound(3, 2)
    picking.step(1, 0, stretch=False)
    assert (picking.row, picking.rows) == (0, {0})


def test_a_matrix_of_keywords_and_notes() -> None:
    matrix = matrix_of(TEXTS, KEYS, (TITLED, AGAIN, DRAFTED), (CLASH,))
    assert matrix.rows == TEXTS
    assert [column.id for column in matrix.columns] == ["d1", "n1", "n2"]
    assert matrix.cells == {(0, 1): TITLED, (0, 2): AGAIN, (2, 0): DRAFTED}
    assert matrix.clashing == {(0, 1), (0, 2)}
    assert matrix.covering(1) == []
    assert matrix.covering(0) == [TITLED, AGAIN]
    small = narrowed(matrix, [1, 2])
    assert (small.rows, [column.id for column in small.columns]) == (("油皮面霜", "平价 面霜"), ["d1"])
    assert small.cells == {(1, 0): DRAFTED}
    assert not small.clashing
    assert matrix_of((), (), (TITLED,), ()).cells == {}


def test_the_grid_of_coverage_names_what_is_missing(theme: Theme, qtbot: QtBot) -> None:
    grid = CoverageGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(600, 300)
    grid.show_matrix(matrix_of(TEXTS, KEYS, (TITLED, AGAIN, DRAFTED), (CLASH,)))
    grid.show()
    assert grid.row_note(0) == ("2 篇", "soft")
    assert grid.row_note(1) == ("还没写", "warn")
    said = grid.tell(0, 1)
    assert "标题 1 · 正文 2 · 话题 1" in said
    assert "撞词" in said
    assert grid.tell(1, 1) == ""
    assert "我们还没有写过它" in grid.tell(1, -1)
    assert grid.tell(-1, 0).startswith("平价替代")
    for mode in ("light", "dark"):
        theme.apply(mode, "normal")  # type: ignore[arg-type]
        image = QImage(grid.size(), QImage.Format.Format_RGB32)
        grid.render(image)
        colours = {image.pixelColor(x, y).name().upper() for x in range(0, 600, 3) for y in range(0, 300, 3)}
        assert {theme.color(token).name().upper() for token in ("warn", "accent")} <= colours
    theme.apply("light", "normal")
