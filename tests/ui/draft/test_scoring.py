"""Drafts get a score for the list without being opened."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.storage.records import DraftContent
from tests.ui.draft.draft_world import HandWork, World, open_page, rich_review
from ui.draft.scoring import PAUSE_MS


def test_every_draft_gets_its_score_after_learning(world: World, qtbot: QtBot) -> None:
    drafts = world.services.drafts
    for number in range(5):
        drafts.add(DraftContent(f"第 {number} 篇", "一到十一月我的脸就开始起皮"))
    drafts.add(DraftContent("发过的", "正文"), status="已发")
    work = HandWork(rich_review)
    page = open_page(world, work, qtbot)
    order = [line.id for line in drafts.list()]
    world.services.hub.learned.emit()
    qtbot.waitUntil(lambda: all(line.score is not None for line in drafts.list()))
    assert [line.id for line in drafts.list()] == order
    assert all(page.list.view.model().index(row, 0).data().endswith("分") for row in range(len(order)))


def test_nothing_that_was_published_is_judged_anew(world: World, qtbot: QtBot) -> None:
    drafts = world.services.drafts
    posted, _ = drafts.add(DraftContent("发过的", "正文"), status="已发")
    drafts.remember_score(posted.id, 7)
    drafts.add(DraftContent("在写的", "正文"))
    work = HandWork(rich_review)
    page = open_page(world, work, qtbot)
    page.open(next(line.id for line in drafts.list() if line.id != posted.id))
    world.services.hub.learned.emit()
    qtbot.waitUntil(lambda: page.assistance.review is not None)
    assert drafts.get(posted.id).score == 7


def test_nothing_is_looked_at_while_the_window_closes(world: World, qtbot: QtBot) -> None:
    drafts = world.services.drafts
    for number in range(3):
        drafts.add(DraftContent(f"第 {number} 篇", "正文"))
    work = HandWork(rich_review)
    page = open_page(world, work, qtbot)
    qtbot.waitUntil(lambda: page.assistance.review is not None)
    page.scoring.start()
    world.services.review_lane.close()
    seen = len(work.seen)
    qtbot.wait(2 * PAUSE_MS)
    assert len(work.seen) == seen


def test_a_score_found_with_the_library_stays_while_there_is_none(world: World, qtbot: QtBot) -> None:
    drafts = world.services.drafts
    scored, _ = drafts.add(DraftContent("评过的", "正文"))
    drafts.remember_score(scored.id, 7)
    other, _ = drafts.add(DraftContent("没评过的", "正文"))
    drafts.add(DraftContent("在写的", "正文"))
    page = open_page(world, HandWork(rich_review), qtbot)
    assert page.writing.id not in (scored.id, other.id)
    world.services.hub.learned.emit()
    qtbot.waitUntil(lambda: drafts.get(other.id).score is not None)
    assert drafts.get(scored.id).score == 7
