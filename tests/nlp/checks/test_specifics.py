from __future__ import annotations

import pytest

from nlp.checks import specifics
from tests.nlp.checks.asking import ask, spoken_of


@pytest.mark.parametrize(
    "body",
    [
        "用了28天，花了159元，50ml能用两个月，每次两泵。如果你是油皮就不适合，不过干皮建议试试。",
        "走了3公里，门票40元，排队20分钟，带了2瓶水。如果下雨的话别去，建议早点，缺点是晒。",
    ],
)
def test_numbers_and_conditions(body: str) -> None:
    assert ask(specifics.check, "", body).points >= 9


@pytest.mark.parametrize("body", ["真的很好用，大家都说好。", "太喜欢了！！！", "1234567890"])
def test_nothing_specific(body: str) -> None:
    assert ask(specifics.check, "", body).points <= 2


def test_reason_says_what_was_found_and_what_is_missing() -> None:
    body = "用了28天，🔥花了159元。"
    part = ask(specifics.check, "", body)
    assert "2 处具体数字（28天、159元）" in part.reason
    assert "没有说适合和不适合谁" in part.reason
    assert spoken_of(part, body=body) == ["28天", "159元"]
