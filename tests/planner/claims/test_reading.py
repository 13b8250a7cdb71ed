"""What one feedback says: of what, how, for whom."""

from __future__ import annotations

from typing import Any

import pytest

from planner.claims.kinds import ASKED, FOLLOWED, RETURNED, REVIEWED
from planner.claims.reading import BY_LABEL, BY_RULES, BY_STARS, Reader, Said

READER = Reader()


def read(text: str = "", **more: Any) -> Any:
    empty = dict.fromkeys(("reason", "answer", "stars", "label", "sku", "crowd", "category"))
    return READER.read(Said(**{**empty, "no": 1, "kind": REVIEWED, "text": text, "goods": "青禾清爽版 面霜", **more}))


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("用了三天下巴闷痘", {("闷痘", -1)}),
        ("薄涂不闷痘", {("闷痘", 1)}),
        ("保湿一般，干皮冬天不够", {("保湿", -1)}),
        ("敏感肌用着温和不刺激", {("刺激", 1)}),
        ("会闷痘吗", set()),
        ("随便写写", set()),
    ],
)
def test_aspects(text: str, aspects: set[tuple[str, int]]) -> None:
    assert {one[:2] for one in read(text).aspects} == aspects


def test_the_place_is_that_of_the_words() -> None:
    text = "混油皮，T区闷痘了"
    ((_, _, _, start, end),) = read(text).aspects
    assert text[start:end] == "闷痘"


@pytest.mark.parametrize(
    ("more", "sign", "by"),
    [
        ({"stars": 5}, 1, BY_STARS),
        ({"stars": 3}, 0, BY_STARS),
        ({"stars": 1}, -1, BY_STARS),
        ({"stars": 5, "label": -1}, -1, BY_LABEL),
        ({}, 1, BY_RULES),
        ({"kind": FOLLOWED}, 1, BY_RULES),
        ({"kind": RETURNED}, 0, BY_RULES),
        ({"kind": RETURNED, "reason": "闷痘"}, -1, BY_RULES),
    ],
)
def test_who_says_whether_it_praises(more: dict[str, Any], sign: int, by: str) -> None:
    found = read("很好用", **more)
    assert (found.sign, found.by) == (sign, by)


def test_of_a_question_only_the_answer_counts() -> None:
    assert read("油皮会闷痘吗", kind=ASKED).aspects == ()
    assert {one[:2] for one in read("油皮会闷痘吗", kind=ASKED, answer="会闷痘").aspects} == {("闷痘", -1)}


def test_for_whom_is_said_in_the_words_or_beside_them() -> None:
    assert read("混油皮，定妆后还行").mentions == (("混油皮", "肤质"), ("定妆后", "用法"))
    assert read("还行", crowd="油性皮肤").mentions == (("油皮", "肤质"),)


def test_the_goods_say_which_aspects_there_are() -> None:
    assert {one[0] for one in read("偏小，挤脚", goods="小白鞋").aspects} == {"尺码"}
