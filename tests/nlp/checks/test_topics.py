from __future__ import annotations

import pytest

from nlp.checks import topics
from tests.nlp.checks.asking import ask

SUPPORT = {"护肤": 500, "面霜": 300, "干皮护肤": 6, "敏感肌面霜推荐": 3}
MIXED = ("护肤", "面霜", "干皮护肤", "敏感肌面霜推荐")


def test_a_mix_of_broad_and_narrow() -> None:
    part = ask(topics.check, "敏感肌面霜", "干皮护肤", MIXED, support=SUPPORT, notes=5000)
    assert part.points == topics.MOST
    assert "大话题（#护肤、#面霜）和小话题（#干皮护肤、#敏感肌面霜推荐）都有" in part.reason


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ((), "还没有话题"),
        (("护肤",), "可以加到 3–8 个"),
        (("护肤", "面霜"), "都是大话题"),
        (("干皮护肤", "敏感肌面霜推荐"), "都是小话题"),
        (tuple(f"话题{n}号" for n in range(11)), "超出 1 个"),
        (("考研英语", "钓鱼技巧", "护肤"), "与正文无关"),
    ],
)
def test_what_is_wrong(chosen: tuple[str, ...], reason: str) -> None:
    part = ask(topics.check, "护肤", "面霜 干皮 敏感肌", chosen, support=SUPPORT, notes=5000)
    assert reason in part.reason
    assert part.points < topics.MOST


def test_a_small_library_judges_by_length() -> None:
    assert "都有" in ask(topics.check, "护肤", "干皮", ("护肤", "干皮秋冬护肤"), notes=3, support={"护肤": 1}).reason


def test_topics_in_the_body_count() -> None:
    assert "2 个话题" in ask(topics.check, "", "面霜 #护肤[话题]# #护肤 #干皮护肤").reason
