"""Charts are read with eyes, keys and ears: every mark says what it means."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.funnel.answers import Definition, Point, Quadrants, Span
from ui.funnel.charts.canvas import Canvas
from ui.funnel.charts.days import DaysChart
from ui.funnel.charts.funnel import RATE, FunnelChart
from ui.funnel.charts.multiples import Multiples
from ui.funnel.charts.quadrants import QuadrantChart
from ui.funnel.charts.steps import Step, Stream
from ui.funnel.charts.waterlines import Line, Waterlines
from ui.funnel.picture import picture
from ui.theme import Theme

NAMES = ("曝光", "阅读", "进店", "收藏", "成交")


def stream(name: str, *values: float | None) -> Stream:
    steps = []
    for at, (step, value) in enumerate(zip(NAMES, values, strict=True)):
        rate = "8.0%" if at and value is not None else ""
        steps.append(Step(step, step, value, "—" if value is None else f"{value:,.0f}", f"{step}的口径", rate, "比值"))
    return Stream(f"={name}", name, tuple(steps), "12 篇", f"{name} · 12 篇")


KOC, TAIL = stream("KOC", 500_000, 30_000, 900, None, 40), stream("素人", 90_000, 4_000, 70, None, 2)
CONVERSION, SPEND = Definition("buy_rate", "小红星"), Definition("cost", "由导入的数算出")
POINTS = tuple(
    Point(f"n{at}", f"第 {at} 篇", 100.0 * 3**at, at / 100, at * 25.0, "止损" if at % 2 else "观察", "花得多")
    for at in range(5)
)


def funnel(theme: Theme) -> Canvas:
    made = FunnelChart(theme)
    made.show_streams(KOC)
    return made


def two(theme: Theme) -> Canvas:
    made = FunnelChart(theme)
    made.show_streams(KOC, TAIL)
    return made


def multiples(theme: Theme) -> Canvas:
    made = Multiples(theme)
    made.show_streams([KOC, TAIL])
    made.choose("=KOC", "=素人")
    return made


def quadrants(theme: Theme) -> Canvas:
    made = QuadrantChart(theme)
    made.show_quadrants(Quadrants(CONVERSION, SPEND, 900.0, 50.0, POINTS, ("n2",)), [one.title for one in POINTS])
    made.choose(["n1"])
    return made


def waterlines(theme: Theme) -> Canvas:
    made = Waterlines(theme)
    values = tuple(float(value) for value in range(1, 60))
    lines = [
        Line("cpc", "CPC", "59 篇", 15, 30, 45, ("¥15", "¥30", "¥45"), "花费 ÷ 阅读", values, 33, "¥33"),
        Line("cpm", "CPM", "3 篇", 1, 2, 4000, ("1", "2", "4000"), "花费 ÷ 曝光", (1.0, 2.0, 4000.0)),
    ]
    made.show_lines(lines)
    return made


def days(theme: Theme) -> Canvas:
    made = DaysChart(theme)
    covered = tuple(f"2026-11-0{day}" for day in (1, 2, 3, 6, 7))
    spans = [
        Span("a", "小红星.csv", "小红星", "2026-11-01", "2026-11-07", covered, 50, 9, ("carts",)),
        Span("b", "列表.xlsx", "创作服务平台", None, "2026-11-09", (), 9, 9, ("views",), lifetime=True),
    ]
    made.show_spans(spans, [span.file for span in spans])
    return made


ALL = pytest.mark.parametrize("make", [funnel, two, multiples, quadrants, waterlines, days])


def shown(qtbot: QtBot, chart: Canvas, width: int = 640, height: int = 260) -> Canvas:
    qtbot.addWidget(chart)
    chart.resize(width, height)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


@ALL
def test_every_mark_says_something_and_lies_inside(theme: Theme, qtbot: QtBot, make: Callable[[Theme], Canvas]) -> None:
    chart = shown(qtbot, make(theme))
    assert chart.marks
    for mark in chart.marks:
        assert mark.words
        assert mark.key
        assert chart.mark_at(mark.rect.center()) >= 0
    assert chart.accessibleName()
    assert chart.mark_at(QPointF(-50, -50)) == -1


@ALL
def test_the_arrow_keys_reach_every_mark_and_read_it_aloud(
    theme: Theme, qtbot: QtBot, make: Callable[[Theme], Canvas]
) -> None:
    chart = shown(qtbot, make(theme))
    chart.setFocus()
    read: list[str] = []
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    for _mark in chart.marks:
        read.append(chart.accessibleDescription())
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert read == [mark.words for mark in chart.marks]
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [chart.marks[-1].key]


@ALL
def test_both_themes_draw_something_else_on_the_same_ground(
    theme: Theme, qtbot: QtBot, make: Callable[[Theme], Canvas]
) -> None:
    chart = shown(qtbot, make(theme))
    pictures = []
    for mode in ("light", "dark"):
        theme.apply(mode, "normal")  # type: ignore[arg-type]
        found = picture(theme, [chart], "链路 · 漏斗", "KOC 12 篇", "数据来自 小红星").toImage()
        assert found.width() == 2 * (chart.width() + 48)
        assert len(colours(found)) > 3
        pictures.append(colours(found))
    theme.apply("light", "normal")
    assert pictures[0] != pictures[1]


def colours(image: QImage) -> set[int]:
    across, down = range(0, image.width(), 7), range(0, image.height(), 7)
    return {image.pixel(x, y) for x in across for y in down}


def test_ctrl_picks_a_second_one(theme: Theme, qtbot: QtBot) -> None:
    chart = shown(qtbot, multiples(theme))
    told: list[tuple[str, bool]] = []
    chart.picked.connect(lambda key, second: told.append((key, second)))
    where = chart.marks[1].rect.center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where)
    assert told == [("=素人", False), ("=素人", True)]


def test_a_rate_lies_over_the_steps_it_stands_between(theme: Theme, qtbot: QtBot) -> None:
    chart = shown(qtbot, funnel(theme))
    rates = [mark for mark in chart.marks if mark.key.startswith(RATE)]
    assert len(rates) == 3
    assert [chart.marks[chart.mark_at(mark.rect.center())].key for mark in rates] == [mark.key for mark in rates]


def test_of_two_funnels_each_number_names_whose_it_is(theme: Theme, qtbot: QtBot) -> None:
    chart = shown(qtbot, two(theme))
    words = [mark.words for mark in chart.marks]
    assert any(word.startswith("KOC\n") for word in words)
    assert any(word.startswith("素人\n") for word in words)
    assert "KOC：曝光 500,000" in chart.accessibleName()


def test_dots_close_together_are_told_apart_by_the_nearest(theme: Theme, qtbot: QtBot) -> None:
    chart = shown(qtbot, quadrants(theme))
    for at, mark in enumerate(chart.marks):
        assert chart.mark_at(mark.rect.center() + QPointF(2, 1)) == at
    assert "止损 2 篇" in chart.accessibleName()


def test_charts_shrink_without_trouble(theme: Theme, qtbot: QtBot) -> None:
    for make in (funnel, two, quadrants, waterlines, days, multiples):
        chart: QWidget = shown(qtbot, make(theme), 90, 40)
        assert not chart.grab().isNull()
