"""The reply library: what is offered suits, says nothing that breaks a rule, and dodges nothing."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.intents import INTENTS, CommentReader
from nlp.lexicon import bundled
from nlp.opinions import bundled as opinions
from nlp.words import Cutter
from planner.inbox.replies import Replies, Reply, shipped, suited
from planner.inbox.wording import ReplyChecks
from planner.problems import Problem
from planner.rules import Rules
from planner.storage.store import Store

DODGES = ("删除评论", "删评", "删掉评论", "控评", "置顶好评", "举报", "私信", "加我", "微信", "改成好评", "刷")


@pytest.fixture(scope="module")
def checks() -> ReplyChecks:
    return ReplyChecks(Rules.load(), Cutter(bundled()))


def offered(text: str) -> list[str]:
    read = CommentReader().read(text)
    return [one.reply.title for one in suited(shipped(), read.intent, [a.aspect for a in read.opinion.aspects], text)]


def test_what_ships_breaks_no_rule_and_dodges_nothing(checks: ReplyChecks) -> None:
    aspects = {telling.aspect for part in opinions().parts.values() for telling in part.tells}
    for one in shipped():
        found = checks(one.for_product("青禾修护霜"), date(2026, 11, 23))
        assert not found.hits, (one.title, found.hits)
        assert not [word for word in DODGES if word in one.text], one.title
        assert set(one.intents) <= set(INTENTS)
        assert set(one.aspects) <= aspects, one.title
        assert one.for_product(None).count("{") == 0


def test_every_intent_that_wants_an_answer_has_one() -> None:
    for intent in ("求链接", "提问", "求购", "质疑", "吐槽", "负面"):
        assert suited(shipped(), intent, (), "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("敏感肌能用吗？", "问肤质能不能用"),
        ("求链接", "求链接"),
        ("多少钱一罐", "问价格和活动"),
        ("用了过敏，脸都红肿了", "用后不舒服"),
        ("是不是收钱的广告啊", "质疑真实性"),
        ("搓泥怎么办", "问用法和顺序"),
    ],
)
def test_the_first_offer_suits(text: str, title: str) -> None:
    assert offered(text)[0] == title


def test_wording_and_blanks_are_found(checks: ReplyChecks) -> None:
    found = checks("我们是全网第一，【时间】前答复", date(2026, 11, 23))
    assert found.hard
    assert [hit.text for hit in found.hits] == ["全网第一"]
    assert len(found.blanks) == 1
    assert checks("最近有货，先在耳后试试", date(2026, 11, 23)).clean


def test_own_replies_come_first_and_go_again(store: Store) -> None:
    replies = Replies(store)
    assert replies.list() == list(shipped())
    written = replies.save(Reply(None, None, "问门店", "门店在主页里", ("提问",)))
    mine = replies.list()[0]
    assert (mine.title, mine.intents) == ("问门店", ("提问",))
    assert suited(replies.list(), "提问", (), "门店在哪")[0].reply == mine
    replies.remove(mine.id or "")
    assert replies.list() == list(shipped())
    written.undo()
    assert len(replies.list()) == len(shipped())


def test_one_that_ships_is_rewritten_in_its_place(store: Store) -> None:
    replies, first = Replies(store), shipped()[0]
    replies.save(Reply(None, first.preset, first.title, "换个说法", first.intents))
    found = [one for one in replies.list() if one.preset == first.preset]
    assert [(one.text, one.words) for one in found] == [("换个说法", first.words)]
    replies.remove(found[0].id or "")
    assert first in replies.list()


def test_words_are_needed(store: Store) -> None:
    for title, text in (("", "话"), ("名", " "), ("名" * 31, "话"), ("名", "话" * 501)):
        with pytest.raises(Problem):
            Replies(store).save(Reply(None, None, title, text))
