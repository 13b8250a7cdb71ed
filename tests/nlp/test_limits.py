"""Titles are counted as the platform counts them."""

from __future__ import annotations

import pytest

from nlp.draft import Draft
from nlp.limits import Limits, body_length, limits_of, title_length, title_room


@pytest.mark.parametrize(
    ("title", "length"),
    [
        ("Claude 4.6发布，AI助手又进化了", 15),
        ("💇‍♀️", 5),
        ("🇨🇳", 4),
        ("✨", 1),
        ("a" * 40, 20),
        ("a" * 41, 21),
        ("", 0),
        ("a", 1),
        ("ab", 1),
        ("字", 1),
        ("字a", 2),
        ("🔥", 2),
        ("\ud83d\ude00", 2),
        ("\ud83d", 1),
        ("\0", 1),
        ("\x7f\x7f", 1),
        ("\x80", 1),
        ("é", 1),
        ("ＡＢ", 2),
        ("干皮秋冬面霜推荐｜敏感肌能用的5款💧", 19),
    ],
)
def test_title_length(title: str, length: int) -> None:
    assert title_length(title) == length


def test_the_title_is_never_counted_in_python_characters() -> None:
    assert title_length("😀" * 10) == 20
    assert title_length("😀" * 11) == 22


def test_body_counts_emoji_as_the_editor_stores_them() -> None:
    assert body_length("字" * 1000) == 1000
    assert body_length("🔥" * 10) == 20


def test_limits_of_a_draft() -> None:
    draft = Draft("题" * 21, "字" * 1000, tuple("一二三四五六七八九十百"), "image", 18)
    found = limits_of(draft, Limits())
    assert [(limit.name, limit.used, limit.most, limit.over) for limit in found] == [
        ("标题", 21, 20, True),
        ("正文", 1000, 1000, False),
        ("话题", 11, 10, True),
        ("图片", 18, 18, False),
    ]
    assert title_room(draft.title, Limits()) == -1


def test_numbers_come_from_the_pack() -> None:
    assert [limit.most for limit in limits_of(Draft(), Limits(64, 5000, 20, 1, 9))] == [64, 5000, 20, 9]
