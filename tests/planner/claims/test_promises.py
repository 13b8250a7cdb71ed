"""What is a promise and what is not: two lists."""

from __future__ import annotations

import pytest

from nlp.claims import PromiseFinder, bundled
from nlp.text import fold_plain

PROMISES = [
    ("持妆12h，干皮亲妈", "持妆", "持妆12h", 3),
    ("油痘肌也不闷", "闷痘", "油痘肌也不闷", 3),
    ("夏天一整天不脱妆", "持妆", "夏天一整天不脱妆", 3),
    ("换季泛红时也能用", "刺激", "换季泛红时也能用", 2),
    ("质地轻薄不油腻", "吸收", "轻薄", 2),
    ("我用着不闷痘", "闷痘", "不闷痘", 1),
    ("洗三次都不起球", "起球", "洗三次都不起球", 3),
]
NONE = [
    "这个不持妆",
    "持妆差得很",
    "有没有不卡粉的粉底？",
    "希望它能保湿",
    "敏感肌能用吗",
    "南方夏天用会闷",
    "不是很保湿",
    "今天用的是青禾修护霜",
    "用青禾清爽版做28天记录",
    "",
]


@pytest.mark.parametrize(("text", "aspect", "words", "strength"), PROMISES)
def test_a_promise(text: str, aspect: str, words: str, strength: int) -> None:
    folded = fold_plain(text)
    found = {one.aspect: one for one in PromiseFinder().find_all(folded)}
    assert aspect in found
    one = found[aspect]
    assert words in folded[one.start : one.end] or folded[one.start : one.end] in words
    assert one.strength == strength


@pytest.mark.parametrize("text", NONE)
def test_no_promise(text: str) -> None:
    assert list(PromiseFinder().find_all(fold_plain(text))) == []


def test_for_whom_and_how() -> None:
    (one,) = PromiseFinder().find("干皮定妆后持妆很稳")
    assert one.conditions == ("干皮", "定妆后")


def test_the_field_of_goods_is_known_by_their_name() -> None:
    assert bundled().field_of(None, "青禾持妆粉底液 30ml") == "beauty"
    assert bundled().field_of("面霜", "青禾清爽版") == "skincare"
    assert bundled().field_of("旅行社") is None
