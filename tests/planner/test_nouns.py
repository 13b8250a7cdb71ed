"""Comments, accounts, keywords, and what people decide about them."""

from __future__ import annotations

import pytest

from nlp.lexicon import bundled
from planner.accounts import Accounts
from planner.batches import Batches
from planner.benchmark import Benchmark
from planner.comments import Comments
from planner.dismissals import Dismissals
from planner.drafts import Drafts
from planner.importing.rows import AccountRow, CommentRow, KeywordRow
from planner.keywords import Keywords
from planner.notes import Notes
from planner.own_words import OwnWords
from planner.private import Private
from planner.problems import Problem
from planner.shelving import has_sample, shelve_sample, unshelve_sample
from planner.storage import engine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.planner.worlds import Clock, bring, logical, row, rows_left


def bring_comments(store: Store, *rows: CommentRow) -> str:
    batches = Batches(store)
    batch = batches.begin("评论.xlsx", "test", "comments", "c", {})
    batches.write_comments(batch, rows)
    batches.finish(batch)
    return batch


def bring_accounts(store: Store, *rows: AccountRow) -> str:
    batches = Batches(store)
    batch = batches.begin("账号.xlsx", "test", "accounts", "a", {})
    batches.write_accounts(batch, rows)
    batches.finish(batch)
    return batch


def bring_keywords(store: Store, *rows: KeywordRow) -> str:
    batches = Batches(store)
    batch = batches.begin("词.xlsx", "test", "keywords", "k", {})
    batches.write_keywords(batch, rows)
    batches.finish(batch)
    return batch


def test_a_comment_crawled_again_is_one_comment(store: Store) -> None:
    comments = Comments(store)
    first = bring_comments(
        store, *[CommentRow("c1", "n1", "求链接", 3, level=1)] * 3, CommentRow("c2", "n1", "好用", 9)
    )
    second = bring_comments(store, CommentRow("c1", "n1", "求链接", 5), CommentRow("", "n1", "没有编号"))
    assert comments.count() == 3
    assert [(one.text, one.likes) for one in comments.of_note("n1")] == [("好用", 9), ("求链接", 5), ("没有编号", None)]
    assert len(list(comments.each())) == 3
    assert Batches(store).get(first).skipped == 2
    Batches(store).undo(second)
    assert [(one.text, one.likes) for one in comments.of_note("n1")] == [("好用", 9), ("求链接", 3)]
    Batches(store).undo(first)
    assert comments.count() == rows_left(store, "comment") == 0


def test_accounts_keep_a_persons_words_and_a_trend(store: Store, clock: Clock) -> None:
    accounts = Accounts(store)
    first = bring_accounts(store, AccountRow("u1", "小美", fans=1000, metrics={"hits": 3}, seen_at="2025-01-01"))
    (record,) = accounts.list()
    accounts.set_role([record.id], "KOC")
    accounts.set_remark(record.id, "合作愉快")
    clock.forward(days=1)
    second = bring_accounts(store, AccountRow("u1", "小美呀", fans=2000, seen_at="2025-02-01"))
    record = accounts.get(record.id)
    assert (record.name, record.fans, record.role, record.remark) == ("小美呀", 2000, "KOC", "合作愉快")
    assert record.metrics == {"hits": 3}
    assert [snapshot.fans for snapshot in accounts.snapshots(record.id)] == [1000, 2000]
    assert record.seen_at == "2025-01-31T16:00:00.000Z"
    Batches(store).undo(second)
    assert accounts.get(record.id).fans == 1000
    Batches(store).undo(first)
    assert accounts.get(record.id).remark == "合作愉快", "what a person wrote is not taken away with a file"
    with pytest.raises(ValueError):
        accounts.set_role([record.id], "明星")


def test_contacts_and_prices_live_apart(store: Store) -> None:
    batch = bring_accounts(
        store,
        AccountRow("u1", "小美", private={"contact": "canary138", "image_price": "800"}),
        AccountRow("u2", "阿强"),
    )
    first, second = (account.id for account in sorted(Accounts(store).list(), key=lambda account: account.key))
    private = Private(store)
    assert private.details(first) == {"contact": "canary138", "image_price": "800"}
    assert private.details(second) == {}
    private.enter(first, "contact", "当面说")
    assert private.details(first)["contact"] == "当面说"
    private.enter(first, "contact", " ")
    assert private.details(first)["contact"] == "canary138"
    store.idle()
    assert b"canary138" not in store.workspace.store.read_bytes()
    Batches(store).undo(batch)
    assert private.details(first) == {}
    store.forget("private")
    assert b"canary138" not in store.workspace.private.read_bytes(), "erased, not only forgotten"


def test_erasing_what_is_private(store: Store) -> None:
    bring_accounts(store, AccountRow("u1", "小美", private={"contact": "canary139"}))
    (record,) = Accounts(store).list()
    Private(store).erase([record.id])
    assert Private(store).details(record.id) == {}
    store.forget("private")
    assert b"canary139" not in store.workspace.private.read_bytes()


def test_keywords_keep_every_snapshot(store: Store, clock: Clock) -> None:
    keywords = Keywords(store)
    bring_keywords(store, KeywordRow("敏感肌 面霜", "核心词", 1200, 60, 1.5), KeywordRow("早八妆"), KeywordRow(" "))
    clock.forward(days=30)
    second = bring_keywords(store, KeywordRow("敏感肌　面霜", volume=1500))
    found = keywords.list()
    assert [(word.text, word.volume, word.competition) for word in found] == [
        ("敏感肌　面霜", 1500, 60),
        ("早八妆", None, None),
    ]
    assert [snapshot.volume for snapshot in keywords.snapshots(found[0].id)] == [1200, 1500]
    Batches(store).undo(second)
    assert keywords.get(found[0].id).volume == 1200
    assert keywords.count() == 2


def test_own_keywords_survive_imports(store: Store) -> None:
    keywords = Keywords(store)
    own, _ = keywords.add(" 早八妆 ", "长尾", "场景")
    batch = bring_keywords(store, KeywordRow("早八妆", volume=10))
    assert keywords.get(own.id).volume == 10
    Batches(store).undo(batch)
    kept = keywords.get(own.id)
    assert (kept.text, kept.role, kept.class_) == ("早八妆", "长尾", "场景")
    keywords.decide([own.id], "核心", None)
    assert keywords.get(own.id).role == "核心"
    assert keywords.decided([own.id, "gone"]) == {own.id: ("核心", None)}
    keywords.delete([own.id])
    assert keywords.list() == []
    keywords.undelete([own.id])
    assert keywords.count() == 1
    with pytest.raises(Problem):
        keywords.add("  ")


def test_own_words(store: Store) -> None:
    words = OwnWords(store)
    words.add("早Ｃ晚Ａ精华", "品类")
    words.ban("最牛")
    words.add("最牛", "功效")
    assert [(word.text, word.kind, word.banned) for word in words.list()] == [
        ("最牛", "功效", False),
        ("早Ｃ晚Ａ精华", "品类", False),
    ]
    words.ban("最牛")
    lexicon = words.lexicon(bundled())
    assert lexicon.kind("早c晚a精华") == "品类"
    assert lexicon.banned == {"最牛"}
    banned = words.list()[0]
    words.remove(banned.id)
    assert len(words.list()) == 1
    words.bring_back(banned.id)
    assert len(words.list()) == 2
    for bad in ("", "字" * 21):
        with pytest.raises(Problem):
            words.add(bad, "品类")
    with pytest.raises(ValueError):
        words.add("词", "没有这一类")


def test_dismissals(store: Store) -> None:
    dismissals = Dismissals(store)
    draft, _ = Drafts(store).add(DraftContent("标题"))
    here, changes = dismissals.add("最ＡＢ", "绝对化用语", " 自家旧款比较 ", draft.id)
    assert changes.ids("dismissal") == {here.id}
    dismissals.add("治疗", "医疗用语", "引用法规", None)
    assert dismissals.ignored() == {("医疗用语", "治疗")}
    assert dismissals.ignored(draft.id) == {("医疗用语", "治疗"), ("绝对化用语", "最ab")}
    assert [one.reason for one in dismissals.list(draft.id)] == ["引用法规", "自家旧款比较"]
    dismissals.remove(here.id)
    assert dismissals.ignored(draft.id) == {("医疗用语", "治疗")}
    dismissals.bring_back(here.id)
    assert len(dismissals.list()) == 2
    with pytest.raises(Problem):
        dismissals.add("最", "绝对化用语", "  ")


def test_the_benchmark(store: Store) -> None:
    notes = Notes(store)
    bring(Batches(store), [row(str(n), n) for n in range(5)])
    ids = notes.find(sort=("likes", True))
    benchmark = Benchmark(notes)
    benchmark.set(ids[:2], 3)
    benchmark.set(ids[2:3], 5)
    assert benchmark.lines()[0].id == ids[2]
    before, _ = benchmark.clear()
    assert benchmark.lines() == []
    benchmark.put_back(before)
    assert benchmark.weights() == {ids[0]: 3, ids[1]: 3, ids[2]: 5}


def test_the_sample_goes_in_one_step_and_comes_back(store: Store, clock: Clock) -> None:
    batches, drafts = Batches(store), Drafts(store)
    bring(batches, [row("own", 1), row("both", 2)])
    mine, _ = drafts.add(DraftContent("我的"))
    alone = logical(store)
    sample = batches.begin("示例", "sample", "notes", "s", {}, sample=True)
    batches.write_notes(sample, [row("s1", 5), row("s2", 6)])
    batches.finish(sample)
    thrown, _ = drafts.add(DraftContent("示例一"), sample=True)
    drafts.add(DraftContent("示例二"), sample=True)
    drafts.delete(thrown.id)
    clock.forward(seconds=1)
    assert has_sample(store)
    moment, changes = shelve_sample(store)
    assert changes.touches("note")
    assert not has_sample(store)
    assert logical(store) == alone
    assert [line.id for line in drafts.list()] == [mine.id]
    unshelve_sample(store, moment)
    assert len(logical(store)) == 4
    assert [line.title for line in drafts.list()] == ["示例二", "我的"]
    shelve_sample(store)
    batches.sweep()
    assert logical(store) == alone
    assert rows_left(store, "note") == 2
    assert engine.value(store.db, "select count(*) from batch where deleted_at is null") == 1


def test_a_note_of_the_sample_that_was_imported_too_stays(store: Store) -> None:
    batches = Batches(store)
    sample = batches.begin("示例", "sample", "notes", "s", {}, sample=True)
    batches.write_notes(sample, [row("both", 5, seen="2024-01-01")])
    batches.finish(sample)
    bring(batches, [row("both", 7, seen="2025-01-01")])
    shelve_sample(store)
    assert [note["likes"] for note in logical(store)] == [7]
    batches.sweep()
    assert [note["likes"] for note in logical(store)] == [7]
