"""Drafts that come as text."""

from __future__ import annotations

import pytest

from nlp.draft import Draft
from planner.drafting import clean_topics, draft_from_json, draft_from_text, topics_in
from planner.problems import Problem


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("标题\n正文第一段\n\n第二段\n#干皮 #面霜", Draft("标题", "正文第一段\n\n第二段", ("干皮", "面霜"))),
        ("# 标题\r\n\r\n正文\r\n", Draft("标题", "正文")),
        ("只有标题", Draft("只有标题")),
        ("", Draft()),
        (
            "标题\n正文 #夹在里面 还有字\n\n#末尾[话题]# #末尾二[话题]#\n\n",
            Draft("标题", "正文 #夹在里面 还有字", ("末尾", "末尾二")),
        ),
        ("#话题当标题\n正文", Draft("#话题当标题", "正文")),
        ("标题\n#一\n#二 #一", Draft("标题", "", ("一", "二"))),
    ],
)
def test_a_file_becomes_a_draft(text: str, draft: Draft) -> None:
    assert draft_from_text(text) == draft


def test_a_json_line_becomes_a_draft() -> None:
    key, draft = draft_from_json('{"id":"a","title":"题","body":"文","topics":["#x[话题]#","y"],"format":"video"}', 3)
    assert (key, draft) == ("a", Draft("题", "文", ("x", "y"), "video"))


def test_missing_fields_are_empty_and_the_number_serves_as_id() -> None:
    assert draft_from_json('{"title": null}', 7) == ("7", Draft())


@pytest.mark.parametrize("line", ["{", "[1]", '"x"', "[" * 100_000])
def test_other_lines_are_named_by_number(line: str) -> None:
    with pytest.raises(Problem, match="第 4 行"):
        draft_from_json(line, 4)


def test_topics() -> None:
    assert topics_in("##a[话题]##b[话题]# #c") == ("a", "b", "c")
    assert clean_topics("a b") == ("a", "b")
    assert clean_topics(["a", "a", " ", None, 5]) == ("a", "5")
    assert clean_topics(None) == ()
