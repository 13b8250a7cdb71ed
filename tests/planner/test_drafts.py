"""Drafts: what was typed is on disk, and earlier states come back."""

from __future__ import annotations

import pytest

from planner.drafts import Drafts
from planner.paths import Workspace
from planner.problems import Problem
from planner.storage.changes import Changes
from planner.storage.records import STATUSES, DraftContent, DraftFilter
from planner.storage.store import Store
from planner.templates import templates
from tests.planner.worlds import Clock


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


def test_a_new_draft_is_empty_and_first_in_the_list(drafts: Drafts, clock: Clock) -> None:
    old, _ = drafts.add(DraftContent("旧的"))
    clock.forward(seconds=1)
    record, changes = drafts.new()
    assert record.content == DraftContent()
    assert record.status == "初稿"
    assert changes == Changes.of("draft", record.id)
    assert [line.id for line in drafts.list()] == [record.id, old.id]
    latest = drafts.latest()
    assert latest is not None
    assert latest.id == record.id


def test_what_was_saved_survives_another_process(workspace: Workspace) -> None:
    content = DraftContent(
        "标题🔥", "正文\n\n第二段", ("早八", "通勤"), ("/a/1.jpg", "/a/2.jpg"), 1, "image", ("敏感肌面霜",)
    )
    with Store.open(workspace) as store:
        record, _ = Drafts(store).new()
        Drafts(store).save(record.id, content)
        with Store.open(workspace) as other:
            assert Drafts(other).get(record.id).content == content


@pytest.mark.parametrize("text", ["a\ud800b", "\0", "\u202eabc", "🔥" * 10_000, "字" * 100_000])
def test_strange_texts_keep_their_length(drafts: Drafts, text: str) -> None:
    record, _ = drafts.new()
    drafts.save(record.id, DraftContent(text, text, (text,), (text,), 7))
    kept = drafts.get(record.id).content
    assert len(kept.title) == len(kept.body) == len(text)
    assert kept.cover == 0
    assert len(drafts.list()) == 1


def test_a_version_every_five_minutes_of_editing(drafts: Drafts, clock: Clock) -> None:
    record, _ = drafts.new()
    for minute in range(12):
        drafts.save(record.id, DraftContent(f"第 {minute} 分钟"))
        clock.forward(minutes=1)
    assert [version.content.title for version in drafts.versions(record.id)] == ["第 10 分钟", "第 5 分钟", "第 0 分钟"]


def test_the_same_state_is_kept_once(drafts: Drafts) -> None:
    record, _ = drafts.add(DraftContent("标题"))
    assert drafts.keep_version(record.id, "复制")
    assert not drafts.keep_version(record.id, "关闭")
    assert [version.why for version in drafts.versions(record.id)] == ["复制"]


def test_restore_keeps_what_was_there(drafts: Drafts) -> None:
    record, _ = drafts.add(DraftContent("第一版"))
    drafts.keep_version(record.id, "复制")
    drafts.save(record.id, DraftContent("第二版"))
    (version,) = drafts.versions(record.id)
    drafts.restore(version.id)
    assert drafts.get(record.id).title == "第一版"
    assert [version.content.title for version in drafts.versions(record.id)] == ["第二版", "第一版"]
    with pytest.raises(Problem):
        drafts.restore("nothing")


def test_deleted_drafts_wait_in_the_basket(drafts: Drafts) -> None:
    record, _ = drafts.add(DraftContent("标题"))
    drafts.delete(record.id)
    assert drafts.list() == []
    assert [line.id for line in drafts.list(DraftFilter(deleted=True))] == [record.id]
    drafts.undelete(record.id)
    assert len(drafts.list()) == 1


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("面霜", 1),
        ("MGJ", 1),
        ("mgjms", 1),
        ("ms", 1),
        ("面霜 通勤", 1),
        ("面霜 羽绒服", 0),
        ("c++", 1),
        ('"', 0),
        ("%", 0),
    ],
)
def test_search_by_words_and_initials(drafts: Drafts, search: str, found: int) -> None:
    drafts.add(DraftContent("敏感肌面霜推荐", "学 C++ 的人也要护肤", ("通勤",)))
    drafts.add(DraftContent("羽绒服怎么洗"))
    assert len(drafts.list(DraftFilter(search))) == found


def test_filter_by_status(drafts: Drafts) -> None:
    for status in STATUSES:
        drafts.add(DraftContent(status), status=status)
    assert {line.title for line in drafts.list(DraftFilter(statuses=("选题", "已发")))} == {"选题", "已发"}


def test_only_offered_steps_can_be_taken(drafts: Drafts) -> None:
    record, _ = drafts.add(DraftContent("标题"))
    with pytest.raises(Problem):
        drafts.move(record.id, "已发")
    for status in STATUSES:
        assert "已发" not in drafts.next(status) or status == "复盘"
    drafts.move(record.id, "待发")
    assert drafts.get(record.id).status == "待发"
    assert [version.why for version in drafts.versions(record.id)] == ["初稿 → 待发"]
    assert not drafts.move(record.id, "待发")


def test_a_step_can_be_undone_where_no_step_leads_back(drafts: Drafts) -> None:
    record, _ = drafts.add(DraftContent("标题"), status="一审")
    drafts.move(record.id, "待发")
    assert "一审" not in drafts.next("待发")
    drafts.put_back(record.id, "一审")
    assert drafts.get(record.id).status == "一审"


def test_marking_as_posted_and_taking_it_back(drafts: Drafts) -> None:
    record, _ = drafts.add(DraftContent("标题"))
    drafts.mark_posted(record.id, "2025-03-01", " https://www.xiaohongshu.com/explore/1 ")
    posted = drafts.get(record.id)
    assert (posted.status, posted.posted_on) == ("已发", "2025-03-01")
    assert posted.posted_url == "https://www.xiaohongshu.com/explore/1"
    drafts.unmark_posted(record.id)
    assert drafts.get(record.id).posted_on is None


@pytest.mark.parametrize(
    ("day", "url"), [("昨天", None), ("2026-01-01", None), ("2025-03-01", "javascript:alert(1)"), ("2025-03-01", "x")]
)
def test_impossible_days_and_links_are_refused(drafts: Drafts, day: str, url: str | None) -> None:
    record, _ = drafts.new()
    with pytest.raises(Problem):
        drafts.mark_posted(record.id, day, url)
    assert drafts.get(record.id).status == "初稿"


def test_saving_a_draft_that_is_gone_says_so(drafts: Drafts) -> None:
    with pytest.raises(Problem, match="复制"):
        drafts.save("nothing", DraftContent("标题"))


def test_the_score_is_no_edit(drafts: Drafts, clock: Clock) -> None:
    record, _ = drafts.new()
    clock.forward(minutes=1)
    drafts.remember_score(record.id, 71)
    (line,) = drafts.list()
    assert (line.score, line.updated_at) == (71, record.updated_at)


def test_every_template_begins_a_draft(drafts: Drafts) -> None:
    assert [one.name for one in templates()] == ["测评", "教程", "清单", "日记", "成分", "场景"]
    for one in templates():
        record, _ = drafts.new(one.name)
        assert record.template == one.name
        assert "【" in record.content.body
        assert 1 <= len(record.content.topics) <= 10
        assert len(record.content.body) < 1000
        assert one.titles
    with pytest.raises(Problem):
        drafts.new("没有这个")
