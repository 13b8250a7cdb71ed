"""A lead reads, annotates, passes and returns; everything can be taken back, and nothing closed slips through."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.reviews.reviews_world import BAD, CLEAN, World
from ui.reviews.listing import said
from ui.widgets.buttons import Chip


def test_what_waits_is_listed_by_day_with_its_gates(world: World) -> None:
    second = world.waits_for_review(day="2030-03-12")
    first = world.waits_for_review(BAD, "终审", "2030-03-11")
    world.waits_for_review(status="初稿")
    page = world.opens()
    assert world.listed() == [first, second]
    assert "2 篇待审" in world.reads()
    rows = [said(page.model.line(at)) for at in range(2)]  # type: ignore[arg-type]
    assert "用词 阻断" in rows[0]
    assert "用词 通过" in rows[1]
    assert "草稿 通过" in rows[1]
    assert BAD.title in world.reads(page.surface)
    assert "全网第一" in world.reads(page.side)
    assert "hard" in [mark.kind for mark in page.surface.title.marks]


def test_enter_passes_and_undo_takes_it_back_with_a_log(world: World) -> None:
    one, two = world.waits_for_review(day="2030-03-11"), world.waits_for_review(day="2030-03-12")
    world.opens()
    world.keys(Qt.Key.Key_Return)
    assert world.status(one) == ("终审", "终审")
    assert "已通过 1 篇" in world.message
    world.undoes()
    assert world.status(one) == ("一审", "一审")
    assert [step.after for step in world.workflow.log(one)][:2] == ["一审", "终审"]
    # It stands where it stood: Enter passes it again, and once more to 待发.
    world.page.list.choose(world.listed().index(one))
    world.keys(Qt.Key.Key_Return)
    world.page.list.choose(world.listed().index(one))
    world.keys(Qt.Key.Key_Return)
    assert world.status(one) == ("待发", "待发")
    assert world.listed() == [two]


def test_what_is_closed_does_not_pass(world: World) -> None:
    id = world.waits_for_review(BAD)
    page = world.opens()
    assert not page.surface.forward.isEnabled()
    world.keys(Qt.Key.Key_Return)
    assert world.status(id) == ("一审", "一审")
    assert "用词 阻断" in world.reads(world.sheet())
    world.presses("知道了", world.sheet())
    world.presses("放行用词", page.side)
    world.writes("比较的是自家旧款")
    world.presses("放行", world.sheet())
    assert "用词 放行" in world.reads(page.surface)
    assert page.surface.forward.isEnabled()
    world.keys(Qt.Key.Key_Return)
    assert world.status(id)[0] == "终审"


def test_a_return_needs_a_word_and_phrases_help(world: World) -> None:
    id = world.waits_for_review()
    page = world.opens()
    world.services.commands.get("reviews.return").action.trigger()
    sheet = world.sheet()
    button = next(one for one in sheet.findChildren(type(page.surface.back)) if one.text() == "退回")
    assert not button.isEnabled()
    chip = sheet.findChildren(Chip)[0]
    world.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert sheet.findChild(QPlainTextEdit).toPlainText() == chip.words
    world.presses("退回", sheet)
    assert world.status(id) == ("初稿", "初稿")
    assert world.workflow.log(id)[0].why == chip.words
    assert world.listed() == []
    assert "审完了" in world.reads()
    world.undoes()
    assert world.listed() == [id]


def test_many_pass_at_once_and_those_that_cannot_are_named(world: World) -> None:
    good = [world.waits_for_review(day=f"2030-03-{day}") for day in (11, 12)]
    last = world.waits_for_review(status="终审", day="2030-03-13")
    bad = world.waits_for_review(BAD, day="2030-03-14")
    page = world.opens()
    page.list.selectAll()
    world.waits()
    assert "通过这 4 篇" in world.reads(page.surface)
    world.presses("通过这 4 篇", page.surface)
    assert [world.status(id)[0] for id in (*good, last, bad)] == ["终审", "终审", "待发", "一审"]
    sheet = world.sheet()
    assert "1 篇没有通过" in world.reads(sheet)
    assert BAD.title in world.reads(sheet)
    world.presses("知道了", sheet)
    world.undoes()
    assert [world.status(id)[0] for id in (*good, last, bad)] == ["一审", "一审", "终审", "一审"]


def test_a_sentence_is_annotated_found_again_and_settled(world: World) -> None:
    id = world.waits_for_review()
    page = world.opens()
    assert not page.surface.annotate.isEnabled()
    world.selects("先补水，再上面霜")
    assert page.surface.annotate.isEnabled()
    world.presses("批注", page.surface)
    assert "先补水，再上面霜" in world.reads(world.sheet())
    world.writes("这里写得具体一点")
    world.presses("批注", world.sheet())
    found = world.workflow.annotations(id)
    assert [(one.quote, one.text, one.field) for one in found] == [("先补水，再上面霜", "这里写得具体一点", "body")]
    assert "1 条没处理" in world.reads(page.side)
    world.presses("「先补水，再上面霜」", page.side)
    world.presses("已处理", page.side)
    assert world.workflow.annotations(id)[0].done
    world.undoes()
    assert not world.workflow.annotations(id)[0].done
    world.undoes()
    assert world.workflow.annotations(id) == []


def test_j_and_k_go_through_the_list(world: World) -> None:
    ids = [world.waits_for_review(replace(CLEAN, title=f"第{day}篇"), day=f"2030-03-{day}") for day in (11, 12, 13)]
    page = world.opens()
    for key, at in (("next", 1), ("next", 2), ("next", 2), ("previous", 1)):
        world.services.commands.get(f"reviews.{key}").action.trigger()
        world.waits()
        assert page.chosen_ids == [ids[at]]
        assert page.read is not None
        assert page.read.line.slot.id == ids[at]


def test_what_was_rewritten_since_it_passed_is_shown_and_blocks(world: World) -> None:
    id = world.waits_for_review()
    page = world.opens()
    world.keys(Qt.Key.Key_Return)
    draft = world.slots.line(id).slot.draft_id or ""
    world.services.hub.tell(world.services.drafts.save(draft, replace(CLEAN, body=CLEAN.body + "最后再喷一点水。")))
    world.waits()
    assert "审核 已过期" in world.reads(page.surface)
    world.presses("看改动", page.side)
    sheet = world.sheet()
    assert "1 处不同" in world.reads(sheet)
    assert "最后再喷一点水" in world.reads(sheet)
    world.presses("关闭", sheet)


def test_a_slot_without_a_draft_says_so(world: World) -> None:
    _ids, written = world.slots.add(world.campaign, [{"title": "空的", "status": "一审"}])
    world.services.hub.tell(written.changes)
    page = world.opens()
    assert "还没有草稿" in world.reads(page.surface)
    assert not page.surface.annotate.isVisible()


def test_the_page_is_narrow(world: World) -> None:
    world.waits_for_review()
    page = world.opens((960, 640))
    assert page.panes.folded("list")
    assert page.panes.folded("inspector")
    assert CLEAN.title in world.reads(page.surface)
