from __future__ import annotations

import pytest

from nlp.checks import coverage
from tests.nlp.checks.asking import ask

TARGETS = ("敏感肌面霜", "秋冬", "卡粉")


@pytest.mark.parametrize(
    ("body", "topics", "share"),
    [
        ("敏感肌面霜，秋冬不卡粉。", (), 1),
        ("敏感肌用的面霜", ("秋冬", "卡粉怎么办"), 1),
        ("秋冬。", (), 1 / 3),
        ("你好", (), 0),
    ],
)
def test_share_of_targets(body: str, topics: tuple[str, ...], share: float) -> None:
    assert ask(coverage.check, "", body, topics, targets=TARGETS).points == pytest.approx(coverage.MOST * share)


def test_repeating_gains_nothing_and_stuffing_costs() -> None:
    once = ask(coverage.check, "", "秋冬到了，我的脸又干又痒。", targets=("秋冬",))
    twice = ask(coverage.check, "", "秋冬到了，秋冬我的脸又干又痒。", targets=("秋冬",))
    many = ask(coverage.check, "", "秋冬" * 20, targets=("秋冬",))
    assert once.points == twice.points == coverage.MOST
    assert many.points < once.points
    assert "出现 20 次，像堆砌" in many.reason


def test_missing_ones_are_named() -> None:
    assert "还没有「敏感肌面霜」「卡粉」" in ask(coverage.check, "", "秋冬", targets=TARGETS).reason


def test_without_targets_the_classes_count() -> None:
    full = ask(coverage.check, "敏感肌秋冬面霜", "早八卡粉。")
    assert full.points == coverage.MOST
    assert "没有人群" in ask(coverage.check, "面霜", "早八卡粉。").reason
    assert ask(coverage.check, "你好", "再见。").points == 0


def test_at_most_five_targets() -> None:
    part = ask(coverage.check, "", "一二三四五", targets=("一", "二", "三", "四", "五", "六", " 一 ", ""))
    assert part.points == coverage.MOST
