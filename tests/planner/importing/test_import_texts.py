"""Texts, topics, types, places, links and ids as files write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importing.values.ids import id_of_link, is_spoiled, moment_of_id, note_id, picture_moment, user_of_link
from planner.importing.values.texts import clean, clean_line, link, name, note_type, place
from planner.importing.values.topics import rejoined, spaces_separate, topics, topics_in

ID = "6704b0fa000000001b02177a"
USER = "6479acffbac7515ae44beac1"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a\u2028b", "a\nb"), ("\ufeffa\u200bb", "ab"), ("a\xa0b", "a b"), ("a\n\t\nb", "a\n\nb"), ("a_x000D_\nb", "a\nb"),
        ("a\r\nb\rc", "a\nb\nc"), ("a\x00b", "ab"), ("a\ud83db", "ab"), ("  a  ", "a"), ("\r\n\r\na", "a"), ("a\n\n\n\n\nb", "a\n\nb"),
        ("👩\u200d👧 好[笑哭R]", "👩\u200d👧 好[笑哭R]"), (706465526927.0, "706465526927"), (None, ""), ("nan", ""), ("'=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_texts_are_cleaned(cell: object, text: str) -> None:
    assert clean(cell) == text


def test_a_title_stands_on_one_line() -> None:
    assert clean_line("早八人\n  通勤") == "早八人 通勤"


def test_texts_have_an_end() -> None:
    assert len(clean("长" * 50_000)) == 20_000


@given(st.text(st.characters() | st.sampled_from("\ud800\udfff\x00\u2028\ufeff_x000D"), max_size=300))
def test_a_clean_text_is_clean(text: str) -> None:
    found = clean(text)
    found.encode("utf-8")
    assert not set(found) & set("\x00\r\u2028\u2029\ufeff\u200b")
    assert found == found.strip()


@pytest.mark.parametrize(
    "cell",
    [
        "a,b", "a, b", "a，b", "a b", "['a', 'b']", '["a", "b"]', "#a, #b", "#a#b", "#a #b", "a | b", "a|b", "a、b", "a;b", "a\nb",
        "#a[话题]# #b[话题]#", "##a[话题]##b[话题]#", "#a[话题]#\xa0\xa0#b[话题]#", ["a", "b"], [{"name": "a"}, {"name": "b"}],
        "('a', 'b')", "a,b,a", "话题：#a #b", "标签:a,b", "[{'name': 'a'}, {'name': 'b'}]",
    ],
)  # fmt: skip
def test_topics_in_every_form(cell: object) -> None:
    assert topics(cell) == ("a", "b")


@pytest.mark.parametrize("cell", ["", None, "[]", "nan", [], "#", "##", "[话题]", "无", "暂无", "--", "未知"])
def test_no_topics(cell: object) -> None:
    assert topics(cell) == ()


def test_a_space_inside_a_topic_stays_where_something_else_separates() -> None:
    assert topics("#iFAST Bank[话题]# #b[话题]#") == ("iFAST Bank", "b")
    assert spaces_separate(["jk jk制服", "拍照"])
    assert not spaces_separate(["jk jk制服", "a,b"])
    assert topics("AI Agent", spaces=False) == ("AI Agent",)


def test_a_list_that_was_cut_off_still_gives_topics() -> None:
    assert topics("['英国银行', '借记卡', '奕丰") == ("英国银行", "借记卡", "奕丰")


def test_topics_are_found_in_the_body() -> None:
    body = "穿搭 #JK日常[话题]# #jk穿搭[话题]#\n#通勤#早八 C#语言 #1 推荐 https://a.b/#c"
    assert topics_in(body) == ("JK日常", "jk穿搭", "通勤", "早八")


def test_a_topic_with_a_comma_is_put_together_again() -> None:
    assert rejoined(("好吃", "不胖", "早餐"), "#好吃,不胖[话题]# #早餐[话题]#") == ("好吃,不胖", "早餐")


@given(st.text(max_size=200))
def test_no_cell_breaks_topics(text: str) -> None:
    for topic in (*topics(text), *topics_in(text), *topics(f"[{text}]"), *topics(f"#{text}#")):
        assert topic.strip() == topic != ""
        assert "#" not in topic


@pytest.mark.parametrize(
    ("cell", "type"),
    [
        ("normal", "image"), ("图文", "image"), ("图集", "image"), ("image", "image"), ("图文笔记", "image"), ("video", "video"),
        ("视频", "video"), ("视频笔记", "video"), ("", None), ("其他", None), ("直播", None),
    ],
)  # fmt: skip
def test_types(cell: str, type: str | None) -> None:
    assert note_type(cell) == type


def test_places_and_names() -> None:
    assert place("IP属地：四川") == "四川"
    assert place("未知") is None
    assert place("Unknown") is None
    assert name("-") is None
    assert name("https://a.b/c") is None


def test_links_are_of_the_web_or_nothing() -> None:
    assert link("https://www.xiaohongshu.com/explore/1") == "https://www.xiaohongshu.com/explore/1"
    assert link("www.xiaohongshu.com/explore/1") == "https://www.xiaohongshu.com/explore/1"
    assert link("javascript:alert(1)") == ""
    assert link("file:///etc/passwd") == ""


@pytest.mark.parametrize(
    "cell",
    [
        ID, f" {ID} ", ID.upper(), f"https://www.xiaohongshu.com/explore/{ID}", f"https://www.xiaohongshu.com/discovery/item/{ID}?a=b",
        f"https://www.xiaohongshu.com/search_result/{ID}?xsec_token=x", f"https://www.xiaohongshu.com/user/profile/{USER}/{ID}",
        f"http://xiaohongshu.com/explore/{ID}#x",
    ],
)  # fmt: skip
def test_a_note_id_is_found_anywhere(cell: str) -> None:
    assert note_id(cell) == ID


def test_a_profile_is_no_note() -> None:
    profile = f"https://www.xiaohongshu.com/user/profile/{USER}"
    assert note_id(profile) is None
    assert id_of_link(profile) is None
    assert user_of_link(profile) == USER


@pytest.mark.parametrize("cell", ["", None, "123", "x" * 24, 12.0, "6.13722E+23", ID + "0"])
def test_what_is_no_note_id(cell: object) -> None:
    assert note_id(cell) is None


def test_an_id_tells_when_the_note_was_made() -> None:
    assert moment_of_id(ID) == "2024-10-08T12:11:38+08:00"
    assert moment_of_id("ffffffff0000000000000000") is None
    assert moment_of_id("") is None


def test_an_id_that_a_spreadsheet_spoiled() -> None:
    assert is_spoiled("6.13722E+23")
    assert is_spoiled(6.1372151e23)
    assert not is_spoiled(ID)


def test_a_pictures_address_tells_when_it_was_handed_out() -> None:
    found = picture_moment("http://sns-webpic-qc.xhscdn.com/202502221946/27524d/1040g!nd_dft")
    assert found is not None
    assert found.isoformat() == "2025-02-22T19:46:00+08:00"
    assert picture_moment("http://sns-webpic-qc.xhscdn.com/209999999946/2/") is None
