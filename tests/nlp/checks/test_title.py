from __future__ import annotations

import pytest

from nlp.checks import title
from tests.nlp.checks.asking import ask, spoken_of


@pytest.mark.parametrize(
    "text", ["敏感肌秋冬面霜，我终于不卡粉了", "干皮早八5分钟底妆，真的不卡粉", "敏感肌能用的3款面霜怎么选？我试了一圈"]
)
def test_good_titles(text: str) -> None:
    assert ask(title.check, text).points >= 9


@pytest.mark.parametrize("text", ["分享", "好物", "今天的日常", "面霜", "好" * 30])
def test_poor_titles(text: str) -> None:
    assert ask(title.check, text).points <= 5


def test_the_reason_says_what_is_there_and_what_is_missing() -> None:
    text = "🔥敏感肌秋冬要注意什么"
    part = ask(title.check, text)
    assert "人群（敏感肌）" in part.reason
    assert "场景或季节（秋冬）" in part.reason
    assert "少了品类和效果" in part.reason
    assert {"敏感肌", "秋冬"} <= set(spoken_of(part, text))


def test_too_long_is_said() -> None:
    assert "超出 5 字" in ask(title.check, "题" * 25).reason


def test_no_title() -> None:
    assert ask(title.check, "", "正文").reason == "还没有标题"
