"""What a person decides: it holds, it is logged for good, and it can be taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pysqlite3.dbapi2 import IntegrityError

from planner.batches import Batches
from planner.inbox import handling
from planner.inbox.finding import Inbox
from planner.inbox.handling import Handlings
from planner.inbox.records import InboxFilter, Promise
from planner.problems import Problem
from planner.storage import engine
from planner.storage.store import Store
from planner.storage.times import CHINA
from tests.planner.inbox.inbox_world import EVERY, bring, handle, ids_of, line_of, logged, reply, said, talk_of, texts
from tests.planner.worlds import Clock

ASKED, BLAMED = "敏感肌能用吗？", "用了闷痘，太难用了"


@pytest.fixture(autouse=True)
def _comments(store: Store) -> None:
    bring(store, said("c1", ASKED), said("c2", BLAMED), said("c3", "好看"))


def test_a_status_holds_and_comes_back(store: Store) -> None:
    written = Handlings(store).set(ids_of(store, ASKED, BLAMED), status="跟进中", owner=" 小满 ")
    assert (line_of(store, ASKED).status, line_of(store, BLAMED).owner) == ("跟进中", "小满")
    assert talk_of(store, ASKED).by_hand
    assert logged(store, ASKED) == [("负责人", "", "小满"), ("状态", "待处理", "跟进中")]
    written.undo()
    assert (line_of(store, ASKED).status, line_of(store, ASKED).owner) == ("待处理", "")
    assert not talk_of(store, ASKED).by_hand
    assert [kind for kind, *_ in logged(store, ASKED)] == ["撤销", "撤销", "负责人", "状态"]
    written.redo()
    assert line_of(store, ASKED).status == "跟进中"


def test_what_is_the_same_already_is_not_logged(store: Store) -> None:
    handle(store, ASKED, status="已解决")
    assert not Handlings(store).set(ids_of(store, ASKED), status="已解决").pictures
    assert len(logged(store, ASKED)) == 1


def test_the_log_cannot_be_rewritten(store: Store) -> None:
    handle(store, ASKED, status="已解决")
    for sql in ("update handling_log set after = ''", "delete from handling_log"):
        with pytest.raises(IntegrityError, match="only ever added"):
            store.db.conn.execute(sql)


def test_an_answer_is_logged_and_settles(store: Store) -> None:
    handlings = Handlings(store)
    [id] = ids_of(store, ASKED)
    handlings.keep_reply(id, "先在耳后")
    assert talk_of(store, ASKED).reply == "先在耳后"
    written = handlings.answer(id, "先在耳后试两天")
    assert line_of(store, ASKED).status == "已回复"
    assert talk_of(store, ASKED).reply == ""
    assert ("回复", "", "先在耳后试两天") in logged(store, ASKED)
    written.undo()
    assert talk_of(store, ASKED).reply == "先在耳后"
    assert line_of(store, ASKED).status == "待处理"
    with pytest.raises(Problem):
        handlings.answer(id, "  ")


def test_a_reply_that_is_begun_decides_nothing(store: Store) -> None:
    [id] = ids_of(store, ASKED)
    Handlings(store).keep_reply(id, "先")
    assert line_of(store, ASKED).status == "待处理"
    assert not talk_of(store, ASKED).by_hand
    assert logged(store, ASKED) == []


def test_a_promise_is_due_and_kept(store: Store) -> None:
    handlings = Handlings(store)
    [id] = ids_of(store, BLAMED)
    handlings.promise(id, Promise("三天内补发", date(2025, 3, 4)))
    line = line_of(store, BLAMED)
    assert line.status == "跟进中"
    assert line.due is not None
    assert datetime.fromtimestamp(line.due, CHINA).date() == date(2025, 3, 4)
    [promise] = [one for one in talk_of(store, BLAMED).log if one.kind == "承诺"]
    assert (promise.after, promise.day, promise.kept) == ("三天内补发", "2025-03-04", False)
    written = handlings.keep_promise(id, promise.id)
    assert line_of(store, BLAMED).status == "已解决"
    assert [one.kept for one in talk_of(store, BLAMED).log if one.kind == "承诺"] == [True]
    written.undo()
    assert [one.kept for one in talk_of(store, BLAMED).log if one.kind == "承诺"] == [False]
    assert line_of(store, BLAMED).status == "跟进中"


def test_one_of_two_promises_kept_leaves_the_other_open(store: Store) -> None:
    handlings = Handlings(store)
    [id] = ids_of(store, BLAMED)
    for text in ("补发", "转给产品同事"):
        handlings.promise(id, Promise(text))
    first = talk_of(store, BLAMED).log[0]
    promises = [one for one in talk_of(store, BLAMED).log if one.kind == "承诺"]
    handlings.keep_promise(id, promises[-1].id)
    assert line_of(store, BLAMED).status == "跟进中"
    handlings.keep_promise(id, promises[0].id)
    assert line_of(store, BLAMED).status == "已解决"
    assert first.who == "我"


def test_a_promise_that_was_not_kept_after_all_is_open_again(store: Store) -> None:
    handlings = Handlings(store)
    [id] = ids_of(store, BLAMED)
    for text in ("补发", "转给产品同事"):
        handlings.promise(id, Promise(text))
    second, first = [one for one in talk_of(store, BLAMED).log if one.kind == "承诺"]
    handlings.keep_promise(id, first.id).undo()
    handlings.keep_promise(id, second.id)
    assert line_of(store, BLAMED).status == "跟进中"


def test_what_is_past_its_time(store: Store, clock: Clock) -> None:
    late = InboxFilter(view="late")
    assert texts(store, late) == []
    clock.forward(days=3)
    assert set(texts(store, late)) == {ASKED, BLAMED}
    handle(store, ASKED, due=int(clock().timestamp()) + 3600)
    handle(store, BLAMED, status="不用回复")
    assert texts(store, late) == []
    handle(store, ASKED, due=None)
    assert texts(store, late) == [ASKED]


def test_an_import_taken_back_and_brought_again_finds_what_was_done(store: Store) -> None:
    batch = bring(store, said("c9", "收到漏了一半，要退货"), name="第二份.csv")
    handle(store, "收到漏了一半，要退货", status="跟进中", owner="小满")
    Batches(store).undo(batch)
    assert "收到漏了一半，要退货" not in texts(store)
    bring(store, said("c9", "收到漏了一半，要退货"), name="第三份.csv")
    line = line_of(store, "收到漏了一半，要退货")
    assert (line.status, line.owner) == ("跟进中", "小满")
    assert len(logged(store, "收到漏了一半，要退货")) == 2


def test_a_person_s_word_outlives_a_later_reply(store: Store) -> None:
    handle(store, ASKED, status="跟进中")
    bring(store, reply("c5", "可以的", "c1"), name="后来.csv")
    assert line_of(store, ASKED).status == "跟进中"
    assert line_of(store, ASKED).answered == 1


def test_bounds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    handlings = Handlings(store)
    with pytest.raises(ValueError):
        handlings.set(ids_of(store, ASKED), status="删除")
    with pytest.raises(ValueError):
        handlings.set(ids_of(store, ASKED), text="x")
    with pytest.raises(Problem):
        handlings.set(ids_of(store, ASKED), owner="长" * 41)
    with pytest.raises(Problem):
        handlings.set(["999999"], status="已解决")
    monkeypatch.setattr(handling, "AT_ONCE_MOST", 1)
    with pytest.raises(Problem, match="一次最多"):
        handlings.set(ids_of(store, ASKED, BLAMED), status="已解决")


def test_filters(store: Store) -> None:
    handle(store, ASKED, owner="小满")
    found = {
        "intents": texts(store, InboxFilter(view="all", intents=("提问",))),
        "levels": texts(store, InboxFilter(view="all", levels=(3, 2))),
        "statuses": texts(store, InboxFilter(view="all", statuses=("不用回复",))),
        "owner": texts(store, InboxFilter(view="all", owner="小满")),
        "nobody": texts(store, InboxFilter(view="open", owner="")),
        "aspect": texts(store, InboxFilter(view="all", aspect=("闷痘", -1))),
        "search": texts(store, InboxFilter(view="all", search="闷痘 难用")),
        "percent": texts(store, InboxFilter(view="all", search="%")),
        "notes": texts(store, InboxFilter(view="all", notes=("n2",))),
    }
    assert found == {
        "intents": [ASKED],
        "levels": [BLAMED],
        "statuses": ["好看"],
        "owner": [ASKED],
        "nobody": [BLAMED],
        "aspect": [BLAMED],
        "search": [BLAMED],
        "percent": [],
        "notes": [],
    }
    assert [len(Inbox(store).find(EVERY, order)) for order in ("urgent", "due", "new", "liked")] == [3, 3, 3, 3]


def test_what_is_done_is_never_rebuilt_but_what_was_read_is(store: Store) -> None:
    handle(store, ASKED, status="已解决")
    with engine.writing(store.db) as db:
        for table in ("comment_aspect", "comment_asked", "comment_state"):
            db.execute(f"delete from {table}")
    from planner.inbox.reading import Readings

    Readings(store).read()
    assert line_of(store, ASKED).status == "已解决"
