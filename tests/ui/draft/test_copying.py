"""What goes to the clipboard."""

from __future__ import annotations

import pytest

from nlp.draft import Draft
from nlp.limits import Limits, limits_of
from ui.draft.copying import BODY_LIMITS, TITLE_LIMITS, body_text, refusals, title_text
from ui.draft.topic_field import topics_of


@pytest.mark.parametrize(
    ("draft", "text"),
    [
        (Draft("", "正文", ("干皮", "早八")), "正文\n\n#干皮 #早八 "),
        (Draft("", "正文\n\n", ("干皮",)), "正文\n\n#干皮 "),
        (Draft("", "正文"), "正文"),
        (Draft("", "", ("干皮",)), "#干皮 "),
        (Draft("", ""), ""),
    ],
)
def test_the_body_goes_with_its_topics_as_the_platform_takes_them(draft: Draft, text: str) -> None:
    assert body_text(draft) == text


def test_the_title_goes_on_one_line() -> None:
    assert title_text(Draft("面霜\n厚涂 ")) == "面霜 厚涂"


def test_what_the_platform_would_refuse_is_named_and_nothing_else() -> None:
    draft = Draft("面" * 23, "好" * 1004, tuple(f"话题{n}" for n in range(12)))
    limits = limits_of(draft, Limits())
    assert refusals(limits, TITLE_LIMITS) == ["标题超出 3（23 / 20）"]
    assert refusals(limits, BODY_LIMITS) == ["正文超出 4（1004 / 1000）", "话题超出 2（12 / 10）"]
    assert refusals(limits_of(Draft("面" * 20, "好" * 1000), Limits()), (*TITLE_LIMITS, *BODY_LIMITS)) == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("敏感肌", ("敏感肌",)),
        ("#敏感肌[话题]#", ("敏感肌",)),
        ("#a #b", ("a", "b")),
        ("##a[话题]##b[话题]#", ("a", "b")),
        ("＃干皮 早八，敏感肌", ("干皮", "早八", "敏感肌")),
        ("#干皮 #干皮", ("干皮",)),
        (" # ", ()),
        ("#面霜🔥\ud800", ("面霜🔥�",)),
    ],
)
def test_topics_are_taken_as_they_are_typed_and_pasted(text: str, topics: tuple[str, ...]) -> None:
    assert topics_of(text) == topics
