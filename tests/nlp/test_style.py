"""Style facts are counted on what was typed, alike for notes and drafts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.style import FACTS, _different, _shared, own_title, style, topics_in, without_topics

BODY = "姐妹们！我用了3周，真的绝了😭[笑哭R]\n\n1. 早八通勤也可以\n2. 只要99元，你会买吗？\n#敏感肌[话题]# #早八"


def facts(title: str = "", body: str = "", topics: tuple[str, ...] = (), form: str | None = None) -> dict[str, float]:
    return dict(zip(FACTS, style(title, body, topics, form).tolist(), strict=True))


def test_one_number_for_each_name() -> None:
    assert len(style("", "", (), None)) == len(FACTS) == len(set(FACTS))


def test_what_is_counted() -> None:
    found = facts("敏感肌必看！3步｜平价 toner", BODY, (), "video")
    expected = {
        "标题字数": 17,
        "没有自己的标题": 0,
        "标题里有数字": 1,
        "标题里有字母": 1,
        "标题感叹号": 1,
        "标题括号引号": 1,
        "标题干货词": 1,
        "段落数": 3,
        "平台表情数": 1,
        "问句数": 1,
        "数字个数": 4,
        "分点数": 2,
        "价格次数": 1,
        "第一人称次数": 1,
        "话题数": 2,
        "视频": 1,
        "开头有问叹": 1,
        "开头第一人称": 1,
    }
    assert {name: found[name] for name in expected} == expected
    assert found["表情数"] == pytest.approx(np.log1p(1))


def test_topics_in_the_body_are_no_text() -> None:
    assert without_topics("好用 #面霜[话题]# 推荐") == "好用   推荐"
    assert facts(body="好用#面霜[话题]#")["正文长度"] == facts(body="好用")["正文长度"]
    assert topics_in("#面霜[话题]# #面霜 #精华", ()) == ("面霜", "精华")
    assert topics_in("#面霜", ("别的",)) == ("别的",)


def test_a_title_that_repeats_the_body_is_no_title() -> None:
    body = "这支防晒霜真的是我今年买过最好用的一支了"
    assert own_title(body[:15], body) == ""
    assert own_title("防晒", body) == "防晒"
    assert facts(body[:15], body)["没有自己的标题"] == 1


def test_unknown_format_lies_between() -> None:
    assert [facts(form=form)["视频"] for form in ("image", None, "video")] == [0, 0.5, 1]


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_any_text_can_be_counted(title: str, body: str, topics: list[str]) -> None:
    assert np.isfinite(style(title, body, topics, None)).all()


@pytest.mark.parametrize("text", ["\ud83d", "\0", "👩‍👩‍👧‍👦", "\U000e0041", "𠮷野家"])
def test_odd_characters(text: str) -> None:
    assert np.isfinite(style(text, text, (text,), None)).all()


@given(text=st.text())
def test_different_characters_are_counted_as_a_set_does(text: str) -> None:
    assert _different(text) == len(set(text))


@given(letters=st.sets(st.sampled_from("面霜厚涂ab")), text=st.text(st.sampled_from("面霜厚涂ab闷")))
def test_characters_are_shared_as_sets_share_them(letters: set[str], text: str) -> None:
    assert _shared(letters, text) == len(letters & set(text)) / max(1, len(letters))
