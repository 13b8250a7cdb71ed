from __future__ import annotations

import pytest

from nlp.checks import keyword
from tests.nlp.checks.asking import ask, spoken_of

TARGETS = ("敏感肌面霜", "秋冬面霜")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("敏感肌面霜怎么选", "换了三支敏感肌面霜才找到。"),
        ("敏感肌用什么面霜", "我是敏感肌，这支面霜用了一个月。"),
        ("敏感肌面霜", "🔥[笑哭R]敏感肌面霜"),
    ],
)
def test_both_places(title: str, body: str) -> None:
    assert ask(keyword.check, title, body, targets=TARGETS).points == keyword.MOST


@pytest.mark.parametrize(
    ("title", "body", "missing"),
    [
        ("周末去哪儿", "去爬山了。", "标题没有「敏感肌面霜」，开头没有「敏感肌面霜」"),
        ("敏感肌面霜", "去爬山了。", "开头没有「敏感肌面霜」"),
        ("周末去哪儿", "敏感肌面霜。", "标题没有「敏感肌面霜」"),
        ("", "很长的开头。" * 30 + "敏感肌面霜", "开头没有"),
    ],
)
def test_missing(title: str, body: str, missing: str) -> None:
    part = ask(keyword.check, title, body, targets=TARGETS)
    assert part.points <= keyword.MOST / 2
    assert missing in part.reason


def test_another_target_counts_a_little_less() -> None:
    assert 0 < ask(keyword.check, "秋冬面霜", targets=TARGETS).points < keyword.HALF


def test_without_targets_any_keyword_counts_but_not_in_full() -> None:
    part = ask(keyword.check, "敏感肌能用的", "这支面霜不错。")
    assert 0 < part.points < part.most
    assert "选定关键词" in part.reason
    assert ask(keyword.check, "今天", "你好。").points == 0


def test_spans() -> None:
    title, body = "敏感肌面霜", "🔥敏感肌面霜，敏感肌面霜"
    assert spoken_of(ask(keyword.check, title, body, targets=TARGETS), title, body) == ["敏感肌面霜"] * 3
