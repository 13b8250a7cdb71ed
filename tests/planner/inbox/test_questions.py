"""What readers ask and nobody answers becomes words and ideas, with how many ask and nobody named."""

from __future__ import annotations

import pytest

from planner.bank import Bank, BankWord
from planner.inbox.questions import Questions, idea, keyword, why
from planner.inbox.records import InboxFilter, Question
from planner.storage.store import Store
from tests.planner.inbox.inbox_world import bring, handle, reply, said, texts


@pytest.fixture(autouse=True)
def _comments(store: Store) -> None:
    bring(
        store,
        said("c1", "@小美 敏感肌能用这个面霜吗？", likes=3),
        said("c2", "敏感肌可以用面霜吗？", likes=9),
        said("c3", "油皮怎么选面霜"),
        reply("c4", "选清爽的", "c3"),
        said("c5", "求链接"),
        said("c6", "会闷吗"),
        said("c7", "会闷吗？"),
    )


def asked(store: Store) -> dict[tuple[str, str], int]:
    return {(one.kind, one.text): one.count for one in Questions(store).list()}


def test_only_what_nobody_answered_counts(store: Store) -> None:
    found = asked(store)
    assert found[("词", "敏感肌")] == 2
    assert ("词", "油皮") not in found
    assert found[("原句", "会闷吗")] == 2
    handle(store, "会闷吗", status="已回复")
    assert ("原句", "会闷吗") not in asked(store)


def test_the_comments_behind_a_word_are_the_ones_counted(store: Store) -> None:
    for one in Questions(store).list():
        assert len(texts(store, InboxFilter(view="all", asked=(one.kind, one.text)))) == one.count


def test_examples_name_nobody(store: Store) -> None:
    examples = Questions(store).examples("词", "敏感肌")
    assert examples == ["敏感肌可以用面霜吗？", "敏感肌能用这个面霜吗？"]


def test_a_word_of_the_bank_is_known(store: Store) -> None:
    Bank(store).put([BankWord("敏感肌")])
    assert {one.text for one in Questions(store).list() if one.banked} == {"敏感肌"}


def test_search_and_kind(store: Store) -> None:
    questions = Questions(store)
    assert {one.kind for one in questions.list("组合")} == {"组合"}
    assert all("敏感" in one.text for one in questions.list(search="敏感"))


def test_an_idea_holds_the_questions_and_no_names(store: Store) -> None:
    one = next(one for one in Questions(store).list() if one.text == "敏感肌")
    examples = Questions(store).examples(one.kind, one.text)
    content = idea(one, examples)
    assert content.title == "敏感肌"
    assert content.keywords == ("敏感肌",)
    assert "2 条在问" in content.body
    assert "小美" not in content.body
    assert why(one, examples).startswith("来自评论：2 条没人回答的提问")


def test_two_words_become_one_keyword() -> None:
    assert keyword(Question("组合", "敏感肌 面霜", None, 2, "", False)) == "敏感肌面霜"
