"""Unanswered questions become candidates with counts."""

from __future__ import annotations

from nlp.intents import asked_for


def test_words_pairs_and_repeated_questions() -> None:
    found = {
        one.text: (one.kind, one.class_, one.count)
        for one in asked_for(["敏感肌能用什么精华", "敏感肌能用吗", "敏感肌能用吗？", "鼻翼卡粉怎么办"])
    }
    assert found["敏感肌"] == ("词", "人群", 3)
    assert found["敏感肌 精华"] == ("组合", None, 1)
    assert found["敏感肌能用吗"] == ("原句", None, 2)
    assert found["卡粉 怎么办"] == ("组合", None, 1)
    assert "怎么办" not in found, "how it is asked is no topic"
    assert "鼻翼卡粉怎么办" not in found, "asked once only"


def test_the_most_asked_come_first_with_an_example() -> None:
    found = asked_for(["面霜厚涂吗", "精华怎么选", "面霜分层了"], most=1)
    assert [(one.text, one.count, one.example) for one in found] == [("面霜", 2, "面霜厚涂吗")]


def test_nobody_is_a_topic() -> None:
    assert asked_for(["老师，博主"]) == []
