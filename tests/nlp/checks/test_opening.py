from __future__ import annotations

import pytest

from nlp.checks import opening
from tests.nlp.checks.asking import ask, spoken_of


@pytest.mark.parametrize(
    "body", ["我是敏感肌，早八化妆总是卡粉，换了这支面霜。", "秋冬的敏感肌姐妹，面霜一上粉底就卡粉怎么办？"]
)
def test_says_who_and_what_for(body: str) -> None:
    assert ask(opening.check, "", body).points == opening.MOST


@pytest.mark.parametrize("body", ["大家好呀。今天天气不错。", "来了来了！", "啊" * 500 + "敏感肌早八卡粉面霜"])
def test_says_nothing(body: str) -> None:
    assert ask(opening.check, "", body).points <= opening.MOST / 4


def test_reason_and_spans() -> None:
    body = "🔥敏感肌早八怎么办。"
    part = ask(opening.check, "", body)
    assert "人群（敏感肌）" in part.reason
    assert "没有痛点" in part.reason
    assert spoken_of(part, body=body)[:2] == ["敏感肌", "早八"]


def test_no_body() -> None:
    assert ask(opening.check, "标题", " \n").points == 0
