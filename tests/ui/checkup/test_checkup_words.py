"""A back-test in words: honest, and readable without statistics."""

from __future__ import annotations

import pytest

from nlp.forecasting.backtest import Backtest, Component, Inside, Later
from ui.checkup.words import headline, held, of_stratum, ranged, since, won
from ui.terminal.answers import backtest_answer, backtest_lines

GOOD = Backtest(
    3912,
    12,
    0.44,
    0.40,
    0.47,
    (Component("用词", 0.41, 0.37, 0.45, True, 1.0), Component("相似笔记", 0.02, -0.04, 0.07, False)),
    0.81,
    68,
    2.1,
    inside=(Inside("采集表|q|面霜", 400, 0.5), Inside("采集表|m|2024-03", 31, 0.1)),
    later=(Later("2024-06-03", 900, 0.2, 0.13, 0.27),),
)


def test_the_first_sentence() -> None:
    told = headline(GOOD)
    assert told.startswith("在 3,912 篇没见过作者的笔记上，预估与实际名次的相关 ρ 0.44（0.40–0.47）：有用")
    assert "随手挑的 2.1 倍" in told
    assert "对后来发布的笔记 ρ 只有 0.20" in told


def test_what_cannot_be_said_is_not_said() -> None:
    weak = Backtest(80, 2, 0.05, -0.1, 0.2, coverage=0.8, authors=False)
    assert "不给预估" in headline(weak)
    assert "作者太少" in headline(weak)
    assert "没见过作者" not in headline(weak)


@pytest.mark.parametrize(("coverage", "words"), [(0.8, "说话算数"), (0.6, "更没把握"), (0.95, "更有把握")])
def test_intervals(coverage: float, words: str) -> None:
    assert words in held(Backtest(100, 1, 0.4, 0.2, 0.6, coverage=coverage))


def test_a_forecast_that_costs_says_so() -> None:
    assert "少 5 个点" in won(Backtest(100, 1, 0.1, 0.01, 0.2, reached=45, lift=0.8))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("采集表|q|面霜", "搜「面霜」 · 采集表"),
        ("采集|表|q|面|霜", "搜「面|霜」 · 采集|表"),
        ("采集表|m|2024-03", "2024年3月 · 采集表"),
        ("采集表|m|", "采集表"),
        ("采集表|", "采集表"),
        ("|", "其余笔记"),
        ("a|小满|2025-11", "我们的账号 小满 · 2025年11月"),
    ],
)
def test_groups_have_names(name: str, words: str) -> None:
    assert of_stratum(name) == words


def test_numbers_line_up() -> None:
    assert ranged(0.4, 0.35, 0.45) == "0.40（0.35–0.45）"
    assert ranged(-0.001, -0.2, 0.1) == "0.00（−0.20 到 0.10）"
    assert since("2024-06-03") == "2024年6月3日起"


def test_the_interval_of_a_group_narrows_with_its_notes() -> None:
    few, many = Inside("a", 31, 0.3), Inside("b", 400, 0.3)
    assert few.few
    assert not many.few
    assert many.interval == pytest.approx((0.206, 0.388), abs=0.003)
    assert few.interval[0] < many.interval[0] < 0.3 < many.interval[1] < few.interval[1]


def test_the_terminal_prints_what_was_agreed() -> None:
    answer = backtest_answer(GOOD)
    assert list(answer) == ["notes", "strata", "rho", "low", "high", "components"]
    assert [list(part) for part in answer["components"]] == [["name", "rho", "low", "high", "on"]] * 2
    assert backtest_answer(None)["rho"] is None


def test_the_terminal_can_be_read() -> None:
    lines = "\n".join(backtest_lines(GOOD))
    assert headline(GOOD) in lines
    assert "相似笔记  0.02（−0.04 到 0.07）  范围碰到 0" in lines
    assert "2024年6月3日起 900 篇  0.20" in lines
    assert "样本少" in lines
    assert list(backtest_lines(None)) == ["可比的笔记不足 30 篇，没有预估，也就没有回测"]
