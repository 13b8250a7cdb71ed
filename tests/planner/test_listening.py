"""Comments of a store, heard: who waits for an answer, what is said of the goods."""

from __future__ import annotations

import pytest

from nlp.intents import CommentReader
from planner.comments import Comments
from planner.listening import AspectCount, Heard, aspects, candidates, hear, unanswered
from planner.samples import install
from planner.storage.records import CommentRecord
from planner.storage.store import Store

READER = CommentReader()


def comment(
    text: str, level: int | None = 1, author: str | None = "甲", note: str = "n1", likes: int = 0
) -> CommentRecord:
    return CommentRecord(text, text, note, text, likes, None, level, author, None)


def heard(*comments: CommentRecord) -> list[Heard]:
    return list(hear(comments, READER))


def answers(*comments: CommentRecord) -> list[bool | None]:
    return [one.answered for one in heard(*comments)]


def test_a_reply_by_somebody_else_answers() -> None:
    assert answers(comment("敏感肌能用吗"), comment("可以的", 2, "店主")) == [True, None]


def test_the_asker_does_not_answer_oneself() -> None:
    assert answers(comment("敏感肌能用吗"), comment("有人吗", 2, "甲")) == [False, None]


def test_a_reply_under_another_note_answers_nothing_here() -> None:
    assert answers(comment("敏感肌能用吗"), comment("可以的", 2, "店主", "n2"))[0] is False


def test_without_levels_nobody_knows() -> None:
    assert answers(comment("敏感肌能用吗", None), comment("可以的", None)) == [None, None]


def test_unanswered_are_ordered_by_weight_and_likes() -> None:
    found = unanswered(
        heard(
            comment("怎么用"),
            comment("多少钱", likes=9),
            comment("我用了泛红了，要停吗"),
            comment("好看"),
            comment("能用吗"),
            comment("能", 2, "店主"),
        )
    )
    assert [one.comment.text for one in found] == ["我用了泛红了，要停吗", "多少钱", "怎么用"]


def test_candidates_count_only_what_nobody_answered() -> None:
    listened = heard(comment("敏感肌能用吗"), comment("可以", 2, "店主"), comment("敏感肌怎么选精华"))
    assert {one.text: one.count for one in candidates(listened)}["敏感肌"] == 1


def test_aspects_count_comments_not_words() -> None:
    listened = heard(comment("卡粉，真的卡粉，太卡粉了"), comment("不卡粉"))
    assert aspects(listened) == [AspectCount("卡粉", 1, 1)]


def test_somebody_may_stop_it() -> None:
    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        list(hear([comment("好")], READER, stop))


def test_a_store_is_heard_whole(store: Store) -> None:
    install(store)
    listened = list(hear(Comments(store).each(), READER))
    assert len(listened) == Comments(store).count()
    assert unanswered(listened)
    assert candidates(listened)
