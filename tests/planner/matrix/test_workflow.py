"""Steps of slots and their drafts: gates, waivers, the log, annotations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.dismissals import Dismissals
from planner.drafts import Drafts
from planner.matrix.dump import dump
from planner.problems import Problem
from planner.settings import Settings
from planner.storage import engine
from planner.storage.records import DraftContent, Gate, Status
from planner.workflow import WHO, Workflow
from tests.planner.matrix.matrix_world import World

CLEAN = DraftContent("换季干皮这样选面霜", "早八前三步就够。先补水，再上面霜。晚上再厚涂一层。")
BAD = replace(CLEAN, body="全网第一的面霜，国家级品质。")


@pytest.fixture
def drafts(world: World) -> Drafts:
    return Drafts(world.store)


@pytest.fixture
def workflow(world: World) -> Workflow:
    return Workflow(world.store, "阿郑")


def written(
    world: World, drafts: Drafts, content: DraftContent = CLEAN, status: Status = "初稿", **more: object
) -> str:
    """A slot with a draft that hangs on it."""
    draft = drafts.add(content, status=status)[0]
    return world.add("小满", "2025-03-12", draft_id=draft.id, **more)


def gate(workflow: Workflow, id: str, name: str) -> Gate:
    return next(one for one in workflow.gates([id])[id] if one.name == name)


def status(world: World, id: str) -> tuple[str, str]:
    slot = world.slots.line(id).slot
    return slot.status, Drafts(world.store).get(slot.draft_id).status if slot.draft_id else ""


def test_a_clean_draft_goes_all_the_way_and_every_step_is_logged(
    world: World, drafts: Drafts, workflow: Workflow
) -> None:
    id = written(world, drafts)
    for to in ("一审", "终审", "待发", "已发", "复盘"):
        workflow.step([id], to)
        assert status(world, id) == (to, to)
    steps = workflow.log(id)
    assert [(one.before, one.after, one.who) for one in steps[:2]] == [
        ("已发", "复盘", "阿郑"),
        ("待发", "已发", "阿郑"),
    ]
    assert len(steps) == 6
    assert drafts.get(world.slots.line(id).slot.draft_id or "").posted_on == "2025-03-01"


def test_without_a_draft_there_is_nothing_to_review(world: World, workflow: Workflow) -> None:
    id = world.add("小满")
    workflow.step([id], "初稿")
    with pytest.raises(Problem, match="还没有草稿"):
        workflow.step([id], "一审")
    assert gate(workflow, id, "用词").verdict == "未运行"


def test_hard_wording_is_dismissed_with_a_reason_or_waived_with_one(
    world: World, drafts: Drafts, workflow: Workflow
) -> None:
    id = written(world, drafts, BAD, "一审")
    assert gate(workflow, id, "用词").verdict == "阻断"
    with pytest.raises(Problem, match="违规用词"):
        workflow.step([id], "终审")
    with pytest.raises(Problem, match="理由"):
        workflow.waive(id, "用词", " ")
    before = dump(world.store)
    waived = workflow.waive(id, "用词", "引用的是奖项名称")
    assert gate(workflow, id, "用词").waived
    assert "阿郑放行" in gate(workflow, id, "用词").text
    waived.undo()
    assert not gate(workflow, id, "用词").open
    waived.redo()
    workflow.step([id], "终审")
    assert status(world, id) == ("终审", "终审")
    assert dump(world.store) != before


def test_a_dismissed_hit_is_no_hit(world: World, drafts: Drafts, workflow: Workflow) -> None:
    from datetime import date

    from nlp.reading import read
    from nlp.words import Cutter
    from planner.rules import Rules
    from planner.vocabulary import lexicon_of

    id = written(world, drafts, BAD, "一审")
    reading = read(BAD.draft(), Cutter(lexicon_of(world.store)))
    for hit in Rules.load().on(date(2025, 3, 12)).wording.hits(reading):
        Dismissals(world.store).add(hit.text, hit.rule, "奖项名称", world.slots.line(id).slot.draft_id)
    assert gate(workflow, id, "用词").verdict == "通过"


def test_a_waiver_holds_for_the_text_it_was_said_of(world: World, drafts: Drafts, workflow: Workflow) -> None:
    id = written(world, drafts, BAD, "一审")
    workflow.waive(id, "用词", "引用的是奖项名称")
    drafts.save(world.slots.line(id).slot.draft_id or "", replace(BAD, title="全网第一的面霜"))
    assert not gate(workflow, id, "用词").open


def test_too_long_is_held(world: World, drafts: Drafts, workflow: Workflow) -> None:
    id = written(world, drafts, replace(CLEAN, title="很长" * 20), "一审")
    assert (gate(workflow, id, "篇幅").verdict, gate(workflow, id, "篇幅").text) == ("阻断", "标题超出 20")
    with pytest.raises(Problem):
        workflow.step([id], "终审")


def test_a_route_that_is_not_open_on_the_day_or_cannot_be_seen(
    world: World, drafts: Drafts, workflow: Workflow
) -> None:
    id = written(world, drafts, CLEAN, "终审", route="红猫 UD")
    assert gate(workflow, id, "链路").verdict == "阻断"
    with pytest.raises(Problem, match="还不能用"):
        workflow.step([id], "待发")
    world.slots.edit({id: {"day": "2026-06-01"}})
    assert (gate(workflow, id, "链路").verdict, gate(workflow, id, "链路").open) == ("需复核", True)
    world.slots.edit({id: {"filed": True}})
    assert gate(workflow, id, "链路").verdict == "通过"
    workflow.step([id], "待发")
    assert status(world, id)[0] == "待发"


def test_a_draft_that_was_changed_after_its_approval_is_stale(world: World, drafts: Drafts, workflow: Workflow) -> None:
    id = written(world, drafts, CLEAN, "一审")
    draft = world.slots.line(id).slot.draft_id or ""
    assert gate(workflow, id, "审核").verdict == "未运行"
    workflow.step([id], "终审")
    assert gate(workflow, id, "审核").verdict == "通过"
    drafts.save(draft, replace(CLEAN, body="都改掉了。"))
    assert gate(workflow, id, "审核").verdict == "已过期"
    with pytest.raises(Problem, match="又改了"):
        workflow.step([id], "待发")
    drafts.save(draft, CLEAN)
    workflow.step([id], "待发")


def test_going_back_needs_a_comment(world: World, drafts: Drafts, workflow: Workflow) -> None:
    id = written(world, drafts, CLEAN, "一审")
    with pytest.raises(Problem, match="写明原因"):
        workflow.step([id], "初稿")
    workflow.step([id], "初稿", "开头太像广告")
    assert workflow.log(id)[0].why == "开头太像广告"


def test_a_step_of_many_is_taken_back_as_one_and_that_is_logged(
    world: World, drafts: Drafts, workflow: Workflow
) -> None:
    ids = [written(world, drafts), written(world, drafts)]
    before = dump(world.store)
    step = workflow.step(ids, "一审")
    after = dump(world.store)
    step.undo()
    assert dump(world.store) == before
    assert status(world, ids[0]) == ("初稿", "初稿")
    assert workflow.log(ids[0])[0] == replace(workflow.log(ids[0])[0], before="一审", after="初稿", why="撤销")
    step.redo()
    assert dump(world.store) == after
    assert status(world, ids[1]) == ("一审", "一审")


def test_the_log_cannot_be_rewritten(world: World, drafts: Drafts, workflow: Workflow) -> None:
    written(world, drafts)
    with pytest.raises(Exception, match="only ever added"):
        world.store.db.conn.execute("update approval set who = 'x'")
    assert engine.value(world.store.db, "select count(*) from approval where who = 'x'") == 0


def test_those_that_can_go_are_told_from_those_that_cannot(world: World, drafts: Drafts, workflow: Workflow) -> None:
    good, bad = written(world, drafts, CLEAN, "一审"), written(world, drafts, BAD, "一审")
    assert set(workflow.held([good, bad], "终审")) == {bad}
    with pytest.raises(Problem):
        workflow.step([good, bad], "终审")
    assert status(world, good) == ("一审", "一审")


def test_steps_of_the_writing_page_move_the_slot_and_meet_the_same_gates(world: World, drafts: Drafts) -> None:
    id = written(world, drafts)
    draft = world.slots.line(id).slot.draft_id or ""
    changes = drafts.move(draft, "一审")
    assert changes.touches("slot", id)
    assert status(world, id) == ("一审", "一审")
    drafts.put_back(draft, "初稿")
    assert status(world, id) == ("初稿", "初稿")
    drafts.save(draft, BAD)
    with pytest.raises(Problem, match="违规用词"):
        drafts.move(draft, "待发")
    drafts.mark_posted(draft, "2025-03-01", "https://www.xiaohongshu.com/explore/1")
    assert status(world, id) == ("已发", "已发")


def test_a_draft_is_begun_for_a_slot(world: World, drafts: Drafts) -> None:
    from planner.storage.records import SlotKeyword

    id = world.add(
        "小满",
        product_id=world.products["云感面霜"],
        title="干皮换季",
        keywords=(SlotKeyword("面霜", "核心"), SlotKeyword("敏感肌面霜", "长尾")),
    )
    draft, written = world.slots.draft_for(id)
    record = drafts.get(draft)
    assert (record.title, record.content.keywords, record.content.topics) == (
        "干皮换季",
        ("面霜", "敏感肌面霜"),
        ("面霜", "云感面霜"),
    )
    assert status(world, id) == ("初稿", "初稿")
    with pytest.raises(Problem, match="已经有草稿"):
        world.slots.draft_for(id)
    written.undo()
    assert drafts.list() == []
    assert status(world, id) == ("选题", "")
    written.redo()
    assert [line.id for line in drafts.list()] == [draft]
    assert status(world, id) == ("初稿", "初稿")


def test_the_name_in_the_log_is_a_setting(world: World, drafts: Drafts) -> None:
    Settings(world.store).set(WHO, "小周")
    id = written(world, drafts)
    Workflow(world.store).step([id], "一审")
    assert Workflow(world.store).log(id)[0].who == "小周"


def test_annotations_stay_with_their_sentence(world: World, drafts: Drafts, workflow: Workflow) -> None:
    id = written(world, drafts)
    draft = world.slots.line(id).slot.draft_id or ""
    start = CLEAN.body.index("先补水")
    said = workflow.annotate(id, "body", start, start + 9, "哪一款？")
    drafts.save(draft, replace(CLEAN, body="加了一句开头。" + CLEAN.body))
    (one,) = workflow.annotations(id)
    assert (one.quote, one.start, one.who) == ("先补水，再上面霜。", start + 7, "阿郑")
    drafts.save(draft, replace(CLEAN, body="重写了。"))
    assert workflow.annotations(id)[0].start is None
    said.undo()
    assert workflow.annotations(id) == []
    with pytest.raises(Problem):
        workflow.annotate(id, "title", 0, 2, " ")
