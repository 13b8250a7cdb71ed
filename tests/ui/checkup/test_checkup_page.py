"""The page 预估体检 says what the forecast is worth, with every figure as text, and what to do where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.checkup.checkup_world import PATIENCE, World, bring, note_rows
from ui.checkup.groups import Groups
from ui.checkup.page import CheckupPage
from ui.checkup.reliability import Reliability
from ui.checkup.report import Report
from ui.checkup.words import headline, ranged
from ui.learning import Learning
from ui.parts import Parts
from ui.warming import Warming

no_signal = pytest.mark.parametrize("library", ["noise"], indirect=True)
small = pytest.mark.parametrize("library", ["small"], indirect=True)
empty = pytest.mark.parametrize("library", ["empty"], indirect=True)


def test_it_says_first_what_the_forecast_is_worth(world: World) -> None:
    world.opens()
    tested, words = world.tested, world.reads()
    assert headline(tested) in words
    for figure in (f"ρ {tested.rho:.2f}", f"{tested.coverage:.0%}", f"{tested.lift:.1f} 倍", "260 篇", "130 位作者"):
        assert figure in words
    assert "0 等于瞎猜" in words


def test_every_shape_is_also_text(world: World) -> None:
    world.opens()
    tested, words, names = world.tested, world.reads(), world.names()
    for one in (*tested.components, *tested.later):
        assert ranged(one.rho, one.low, one.high) in words
        assert any(ranged(one.rho, one.low, one.high) in name for name in names)
    assert sum("预估对照" in name for name in names) == 1
    assert len(tested.later) > 0


def test_components_without_signal_say_why_they_are_off(world: World) -> None:
    world.opens()
    off = [part for part in world.tested.components if not part.on]
    assert world.reads().count("已关闭，不计入预估") == len(off)
    assert sum(name.endswith("已关闭") and "ρ" in name for name in world.names()) == len(off)


def test_groups_come_with_their_size_and_small_ones_are_marked(world: World) -> None:
    world.opens()
    table = world.page.findChild(Groups)
    model = table.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert [row[:2] for row in rows] == [["搜「=面霜」 · 采集表", "208"], ["搜「防晒」 · 采集表", "52"]]
    assert [row[3] for row in rows] == ["看得出高低", "样本少，别当真"]


def test_a_point_of_the_diagram_is_told_where_it_stands(world: World) -> None:
    world.opens()
    diagram = world.page.findChild(Reliability)
    first = world.tested.promises[0]
    assert diagram.at(diagram.place(first)) == first
    middle = diagram.place(first)
    middle.setY(middle.y() - 90)
    assert diagram.at(middle) is None


def test_figures_are_copied_as_a_table_that_computes_nothing(world: World) -> None:
    world.opens()
    world.qtbot.keyClick(world.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert {len(row) for row in rows} == {7}
    assert rows[1][:6] == [
        "总体",
        "ρ",
        *(str(round(v, 4)) for v in (world.tested.rho, world.tested.low, world.tested.high)),
        "260",
    ]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert "复制" in world.services.status.message


def test_the_whole_report_is_copied_as_a_picture(world: World) -> None:
    world.opens((1000, 600))
    world.presses("复制图片")
    picture = QApplication.clipboard().image()
    assert picture.height() > 700
    assert picture.width() > 800


def test_narrow_windows_show_one_section_below_the_other(world: World) -> None:
    world.opens((1366, 768))
    diagram = world.page.findChild(Reliability)
    beside = diagram.mapTo(world.page, diagram.rect().topLeft())
    world.window.resize(740, 700)
    QApplication.processEvents()
    below = diagram.mapTo(world.page, diagram.rect().topLeft())
    assert below.x() < beside.x()
    assert below.y() > beside.y()


@no_signal
def test_without_signal_it_says_that_nothing_is_forecast(world: World) -> None:
    world.opens()
    assert not world.tested.predicts
    words = world.reads()
    assert "写稿时不给预估" in words
    assert "这个数可能只是运气" in words
    assert "用词" in words
    assert "再导入一些同一个搜索词" in words
    went: list[str] = []
    world.services.commands.add("page.library", "去笔记库", "", lambda: went.append("library"))
    world.presses("去笔记库导入")
    assert went == ["library"]


@small
def test_with_few_notes_it_says_how_many_are_missing(world: World) -> None:
    world.opens()
    words = world.reads()
    assert "可比的笔记不到 30 篇" in words
    assert "笔记库里有 12 篇，还没有一类凑够 30 篇" in words
    assert "照样有检查" in words
    assert world.button("去笔记库导入").isEnabled()


@empty
def test_an_empty_library_asks_for_an_import(world: World) -> None:
    went: list[str] = []
    world.window.page_shown.connect(went.append)
    world.services.commands.add("page.library", "去笔记库", "", lambda: went.append("library"))
    world.opens()
    assert "笔记库还是空的" in world.reads()
    world.presses("去笔记库导入")
    assert "library" in went


@empty
def test_a_library_that_was_never_learned_can_be_learned_here(world: World) -> None:
    learning = Learning(world.services, world.window)
    bring(world.services.batches, note_rows(60, 2.0))
    world.opens()
    assert "还没学过" in world.reads()
    world.presses("开始学习")
    world.qtbot.waitUntil(lambda: "用来检验的笔记" in world.reads(), timeout=PATIENCE)
    assert learning.parent() is world.window


def test_it_says_that_it_is_out_of_date_and_learns_anew(world: World) -> None:
    Learning(world.services, world.window)
    world.opens()
    assert "已是最新" in world.reads()
    first = world.services.notes.find()[0]
    world.services.notes.set_weight([first], 5)
    world.window.show_page("draft")
    world.page.hide()
    world.page.show()
    world.waits()
    assert "这些数字是旧的" in world.reads()
    before = world.tested
    world.presses("重新学习")
    assert not world.button("重新学习").isEnabled()
    world.qtbot.waitUntil(lambda: "已是最新" in world.reads(), timeout=PATIENCE)
    assert world.tested is not before
    assert world.button("重新学习").isEnabled()


def test_learning_can_be_cancelled_and_what_was_learned_stays(world: World) -> None:
    Learning(world.services, world.window)
    world.opens()
    before = world.tested
    world.presses("重新学习")
    cancel = next(b for b in world.window.status.findChildren(type(world.button("复制图片"))) if b.text() == "取消")
    world.qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    world.qtbot.waitUntil(lambda: world.button("重新学习").isEnabled(), timeout=PATIENCE)
    assert world.tested is before
    assert "已停止" in world.services.status.message


def test_the_report_is_made_before_somebody_looks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WARM_MS", "QUIET_MS"):
        monkeypatch.setattr(f"ui.warming.{name}", 1)
    world.services.library.open_saved()
    world.window.add_page("draft", QWidget())
    world.window.add_page("checkup", CheckupPage(world.services))
    Warming(world.services, world.window.findChildren(Parts), world.page)
    world.qtbot.waitUntil(lambda: world.page.findChild(Report) is not None, timeout=PATIENCE)
    assert world.window.page == "draft"
    made = world.page.findChild(Report)
    world.window.show_page("checkup")
    world.waits()
    assert world.page.findChild(Report) is made
    assert headline(world.tested) in world.reads()
