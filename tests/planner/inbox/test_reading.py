"""What is read out of comments: who answered whom, what waits for us, and only what is new is read."""

from __future__ import annotations

import pytest

from planner.accounts import Accounts
from planner.batches import Batches
from planner.importing.rows import AccountRow
from planner.inbox import reading
from planner.inbox.finding import Inbox
from planner.inbox.reading import Readings
from planner.inbox.records import InboxFilter
from planner.products import Products
from planner.samples import install
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.inbox.inbox_world import EVERY, bring, line_of, listed, reply, said, talk_of, texts
from tests.planner.worlds import Clock


def official(store: Store) -> None:
    batches = Batches(store)
    batch = batches.begin("账号.csv", "test", "accounts", "a", {})
    batches.write_accounts(batch, [AccountRow("k1", "青禾官方")])
    batches.finish(batch)
    Accounts(store).edit([Accounts(store).list()[0].id], {"role": "官方"})


def test_what_waits_and_what_does_not(store: Store) -> None:
    bring(
        store,
        said("c1", "敏感肌能用吗？"),
        said("c2", "求链接"),
        said("c3", "用了三天烂脸，过敏了"),
        said("c4", "好看，收藏了"),
    )
    found = {line.text: (line.intent, line.status, line.level) for line in listed(store)}
    assert found["敏感肌能用吗？"] == ("提问", "待处理", 1)
    assert found["求链接"][:2] == ("求链接", "待处理")
    assert found["用了三天烂脸，过敏了"][1:] == ("待处理", 3)
    assert found["好看，收藏了"][1] == "不用回复"
    # The heaviest first, what waits for nobody last.
    assert texts(store)[0] == "用了三天烂脸，过敏了"
    assert texts(store)[-1] == "好看，收藏了"


def test_another_reader_answers_a_question_and_no_complaint(store: Store) -> None:
    bring(
        store,
        said("c1", "敏感肌能用吗？"),
        reply("c2", "我用着可以", "c1"),
        said("c3", "用了闷痘，太难用了"),
        reply("c4", "同感", "c3"),
    )
    assert (line_of(store, "敏感肌能用吗？").status, line_of(store, "敏感肌能用吗？").answered) == ("已回复", 1)
    assert (line_of(store, "用了闷痘，太难用了").status, line_of(store, "用了闷痘，太难用了").answered) == ("待处理", 1)


def test_our_own_words_answer_and_are_not_listed(store: Store) -> None:
    official(store)
    bring(
        store,
        said("c1", "用了闷痘，太难用了"),
        reply("c2", "抱歉，请先停用", "c1", "青禾官方"),
        reply("c3", "那要怎么退呢？", "c1", "读者"),
    )
    assert line_of(store, "用了闷痘，太难用了").status == "已回复"
    assert "抱歉，请先停用" not in texts(store)
    # Who asks on after our answer asks us.
    assert line_of(store, "那要怎么退呢？").status == "待处理"
    talk = talk_of(store, "那要怎么退呢？")
    assert [(one.text, one.side) for one in talk.said] == [
        ("用了闷痘，太难用了", ""),
        ("抱歉，请先停用", "我方"),
        ("那要怎么退呢？", ""),
    ]


def test_a_reply_without_a_name_stands_behind_what_it_answers(store: Store) -> None:
    bring(
        store,
        said("c1", "敏感肌能用吗？"),
        reply("c2", "可以的", None),
        said("c3", "油皮呢？"),
        reply("c4", "另一篇的回复", None, note_id="n2"),
    )
    assert [one.text for one in talk_of(store, "敏感肌能用吗？").said] == ["敏感肌能用吗？", "可以的"]
    assert line_of(store, "油皮呢？").status == "待处理"
    assert [one.text for one in talk_of(store, "另一篇的回复").said] == ["另一篇的回复"]


def test_a_reply_that_comes_first_joins_what_it_names_later(store: Store) -> None:
    bring(store, reply("c2", "可以的", "c1"))
    assert [one.text for one in talk_of(store, "可以的").said] == ["可以的"]
    bring(store, said("c1", "敏感肌能用吗？"), name="后来.csv")
    assert [one.text for one in talk_of(store, "可以的").said] == ["敏感肌能用吗？", "可以的"]
    assert line_of(store, "敏感肌能用吗？").status == "已回复"


def test_a_reply_that_comes_later_settles_what_waited(store: Store) -> None:
    bring(store, said("c1", "敏感肌能用吗？"))
    assert line_of(store, "敏感肌能用吗？").status == "待处理"
    bring(store, reply("c2", "可以的", "c1"), name="后来.csv")
    assert line_of(store, "敏感肌能用吗？").status == "已回复"


def test_only_what_is_new_is_read(store: Store) -> None:
    bring(store, said("c1", "敏感肌能用吗？"))
    assert Readings(store).unread() == 0
    assert not Readings(store).read()
    bring(store, said("c1", "敏感肌能用吗？", likes=40), said("c2", "求链接"), name="再导.csv")
    assert Readings(store).unread() == 0
    # With many likes it weighs more.
    assert line_of(store, "敏感肌能用吗？").level == 2


def test_many_are_read_in_a_worker_process(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "HERE_MOST", 3)
    rows = [said(f"c{number}", f"第{number}次问，敏感肌能用吗？") for number in range(12)]
    told: list[tuple[int, int | None]] = []
    batches = Batches(store)
    batch = batches.begin("评论.csv", "test", "comments", "h", {})
    batches.write_comments(batch, rows)
    batches.finish(batch)
    changes = Readings(store).read(progress=lambda done, total, _text: told.append((done, total)))
    assert changes.touches("handling")
    assert told[-1] == (12, 12)
    assert len(listed(store)) == 12


def test_what_was_read_stays_when_somebody_stops_it(store: Store) -> None:
    batches = Batches(store)
    batch = batches.begin("评论.csv", "test", "comments", "h", {})
    batches.write_comments(batch, [said(f"c{number}", f"第{number}次问，能用吗？") for number in range(700)])
    batches.finish(batch)
    looks = iter([None, None])

    def check() -> None:
        if next(looks, True):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        Readings(store).read(check)
    assert len(listed(store)) == 700 or Readings(store).unread() > 0
    Readings(store).read()
    assert len(listed(store)) == 700


def test_an_import_taken_back_takes_what_was_read(store: Store) -> None:
    first = bring(store, said("c1", "敏感肌能用吗？"))
    bring(store, reply("c2", "可以的", "c1"), name="后来.csv")
    Batches(store).undo(first)
    assert texts(store) == ["可以的"]
    for table in ("comment_state", "comment_asked", "comment_aspect"):
        sql = f"select count(*) from {table} where comment not in (select no from comment)"
        assert engine.value(store.db, sql) == 0


def test_what_a_product_is_called_praises_nothing(store: Store) -> None:
    for name in ("青禾修护霜", "青禾清爽版"):
        Products(store).add(name)
    bring(store, said("c1", "清爽版闷痘，太难用了"))
    sql = "select aspect, sign from comment_aspect order by aspect"
    assert engine.rows(store.db, sql) == [("闷痘", -1)]


def test_the_sample_has_something_of_everything(store: Store) -> None:
    install(store)
    Readings(store).read()
    facets = Inbox(store).facets()
    assert facets.late > 0
    assert facets.open > facets.late
    assert {one.text for one in facets.products} == {"青禾修护霜", "青禾清爽版"}
    assert facets.accounts[0].text == "青禾官方"
    blamed = texts(store, InboxFilter(view="all", aspect=("闷痘", -1)))
    assert any("清爽版" in text for text in blamed)
    answered = [line for line in listed(store, EVERY) if line.answered == 2]
    assert answered


def test_the_clock_of_the_sample_stands_with_the_store(store: Store, clock: Clock) -> None:
    install(store)
    assert engine.value(store.db, "select max(published_at) from comment where key like 'demotalk%'") < "2025-03-02"
