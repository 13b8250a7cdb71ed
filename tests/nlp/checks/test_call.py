from __future__ import annotations

import pytest

from nlp.checks import call
from tests.nlp.checks.asking import ask, spoken_of


@pytest.mark.parametrize(
    "ending",
    [
        "你们用的是哪款面霜？",
        "有没有姐妹和我一样？",
        "你们平时怎么选呢",
        "大家觉得值不值？\n\n#护肤[话题]# #面霜[话题]#",
    ],
)
def test_a_question_to_the_reader(ending: str) -> None:
    part = ask(call.check, "", "用了两周，皮肤稳定了。" * 10 + ending)
    assert part.points >= 5
    assert "提了问题" in part.reason


@pytest.mark.parametrize("ending", ["这就是全部了。", "晚安。", "用完了会回购。"])
def test_no_call(ending: str) -> None:
    part = ask(call.check, "", "用了两周，皮肤稳定了。" * 10 + ending)
    assert part.points == 0
    assert "没有和读者互动" in part.reason


def test_begging_is_no_call() -> None:
    part = ask(call.check, "", "用了两周，皮肤稳定了。" * 10 + "求赞求关注")
    assert part.points <= 2
    assert "求赞求关注" in part.reason


def test_a_question_in_the_middle_is_not_the_end() -> None:
    part = ask(call.check, "", "你们觉得呢？" + "用了两周，皮肤稳定了。" * 20)
    assert part.points < 4
    assert "在结尾问一句" in part.reason


def test_the_question_is_shown() -> None:
    body = "🔥很好。你们用的是哪款？#护肤"
    assert spoken_of(ask(call.check, "", body), body=body) == ["你们用的是哪款？"]
