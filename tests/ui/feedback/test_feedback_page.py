"""The page 评价 as a person uses it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from planner.claims.briefing import quotes_of
from planner.storage.records.feedback import FeedbackFacets, FeedbackFilter
from tests.planner.importing.making import write_csv
from tests.ui.feedback.feedback_world import World
from ui.feedback.filters import FeedbackFilters
from ui.feedback.keeping import Keeping
from ui.feedback.sheets import BriefSheet
from ui.library.dropchip import DropChip
from ui.pages import RAIL


def test_an_empty_page_says_what_to_do(world: World) -> None:
    world.opens()
    seen = world.sees()
    assert "还没有评价" in seen
    assert "选择文件" in seen


def test_the_ledger_shows_the_claim_at_risk_and_its_evidence(world: World) -> None:
    world.brings()
    keeping = Keeping(world.services, world.window)
    page = world.opens()
    keeping.start()
    world.waits()
    world.qtbot.waitUntil(lambda: page.work.chosen_claim is not None and page.work.chosen_claim.at_risk)
    world.waits()
    assert page.work.ledger_table.model().rowCount() == 1
    seen = world.sees(page.side)
    assert "占退货 31 %（67/214）" in seen
    assert "写明条件：干皮、定妆后" in seen
    assert "混油皮（肤质）" in seen
    assert "「持妆 12h」" in seen
    assert world.services.claims.desk is not None
    page.work.ledger_table.copy_wished.emit()
    assert "持妆 12h" in QGuiApplication.clipboard().text()
    assert "写明条件" in QGuiApplication.clipboard().text()


def test_the_views_have_keys_of_their_own_and_leave_those_of_the_pages(world: World) -> None:
    page = world.opens()
    for keys, view in (("Alt+2", "list"), ("Alt+1", "ledger")):
        command = world.services.commands.get(f"feedback.{view}")
        assert command.keys == (keys,)
        command.action.trigger()
        assert page.work.view == view
    pages = {one.keys for one in RAIL}
    mine = [command for command in world.services.commands.all("feedback") if command.page == "feedback"]
    assert not pages & {key for command in mine for key in command.keys}


def test_from_the_claim_to_what_buyers_wrote(world: World) -> None:
    world.brings()
    page = world.opens()
    page.work.ledger_table.choose(0)
    world.waits()
    world.presses("说不好", page.side)
    # 18 reviews and 67 returns of the last 90 days.
    assert len(page.work.feedback.ids) == 85
    page.work.list_table.choose(0)
    world.waits()
    assert "说到的方面" in world.sees(page.side)
    page.work.search.setText("七天")
    page.work.filters.clear()
    world.qtbot.waitUntil(lambda: page.work.words == "七天")
    world.waits()
    assert len(page.work.feedback.ids) == 147


def test_another_aspect_is_asked_for_whatever_is_said_of_it(world: World) -> None:
    filters = FeedbackFilters(world.services.theme, world.window)
    filters.offer(FeedbackFacets(aspects=(("持妆", 30), ("遮瑕", 4))))
    filters.show_filter(FeedbackFilter(aspect="持妆", aspect_sign=-1))
    asked: list[FeedbackFilter] = []
    filters.changed.connect(lambda: asked.append(filters.wanted()))
    aspects = next(chip for chip in filters.findChildren(DropChip) if chip.text() == "持妆")
    next(action for action in aspects.menu_now().actions() if "遮瑕" in action.text()).trigger()
    assert asked == [FeedbackFilter(aspect="遮瑕")]


def test_sentences_become_a_slot_and_come_back(world: World) -> None:
    campaign = world.brings()
    page = world.opens()
    page.work.show_view("list")
    page.work.search.setText("混油皮")
    page.ask()
    world.waits()
    page.work.list_table.selectAll()
    world.waits()
    world.qtbot.keyClick(page.work.list_table, Qt.Key.Key_B)
    world.waits()
    sheet = world.sheet()
    assert isinstance(sheet, BriefSheet)
    assert "混油皮，下午就脱妆了" in sheet.text.toPlainText()
    sheet.name.setText("混油皮怎么让底妆多撑两小时")
    world.presses("放进计划", sheet)
    (slot,) = world.slots.find(campaign)
    assert world.slots.line(slot).slot.title == "混油皮怎么让底妆多撑两小时"
    assert len(quotes_of(world.services.store, slot)) == 18
    assert "已放进计划" in world.message
    world.services.undo.undo()
    assert world.slots.find(campaign) == []


def test_delete_restore_copy_and_assign(world: World) -> None:
    world.brings()
    page = world.opens()
    page.work.show_view("list")
    page.work.search.setText("混油皮")
    page.ask()
    world.waits()
    page.work.list_table.choose(0)
    page.work.list_table.copy_wished.emit()
    assert "混油皮，下午就脱妆了" in QGuiApplication.clipboard().text()
    world.qtbot.keyClick(page.work.list_table, Qt.Key.Key_Delete)
    world.qtbot.waitUntil(lambda: len(page.work.feedback.ids) == 17)
    world.services.undo.undo()
    world.qtbot.waitUntil(lambda: len(page.work.feedback.ids) == 18)
    world.waits()
    page.work.list_table.choose(0)
    page.assign()
    world.presses("归到这里", world.sheet())
    assert "已归好 1 条评价" in world.message


def test_a_dropped_file_is_taken_in_and_can_be_taken_back(world: World, tmp_path: Path) -> None:
    page = world.opens()
    page.work.show_view("list")
    header = ["商品名称", "评价内容", "评价时间", "评分"]
    rows = [["青禾清爽版", f"第{at}次用，闷痘", "2026-01-02", 1] for at in range(4)]
    page.files_dropped.emit([write_csv(tmp_path / "评价.csv", [header, *rows])])
    world.qtbot.waitUntil(lambda: page.imports.looking.sheet is not None and page.imports.looking.sheet.isVisible())
    world.qtbot.waitUntil(lambda: not page.imports.looking.busy)
    sheet = page.imports.looking.sheet
    assert sheet is not None
    world.presses("导入", sheet)
    world.qtbot.waitUntil(lambda: len(page.work.feedback.ids) == 4, timeout=30_000)
    assert "已导入 4 条评价" in world.message
    world.services.undo.undo()
    world.qtbot.waitUntil(lambda: len(page.work.feedback.ids) == 0, timeout=30_000)
    world.waits()


def test_a_timer_that_outlives_the_session_asks_nothing(world: World) -> None:
    world.brings()
    keeping = Keeping(world.services, world.window)
    world.services.index_lane.close()
    keeping.start()
    assert not keeping.busy
