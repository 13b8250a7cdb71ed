"""Campaigns and products: making, editing, copying, deleting, and finding one's way between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.bank import Bank, BankWord
from planner.products import Products
from planner.pyramids import pyramid_presets
from planner.storage.records import Goal, Target
from tests.ui.matrix.page.matrix_world import SHEETS, World
from ui.matrix.campaign.editor import CampaignSheet
from ui.matrix.campaign.goals import read, written
from ui.matrix.campaign.phases import spans
from ui.matrix.campaign.products import ProductsSheet

pytestmark = SHEETS


def editor(world: World) -> CampaignSheet:
    sheet = world.sheet()
    assert isinstance(sheet, CampaignSheet)
    return sheet


def test_an_empty_page_says_what_a_plan_is_and_begins_one(world: World) -> None:
    world.has_accounts()
    desk = world.opens()
    assert "还没有计划" in world.reads()
    assert not desk.side.overview.isVisible()
    world.presses("新建计划")
    sheet = editor(world)
    sheet.basics.name.setText("双十二")
    sheet.basics.start.show_day("2026-11-30")
    sheet.basics.end.show_day("2026-12-27")
    sheet.basics.budget.setText("8.6万")
    sheet.phases.spread()
    sheet.targets.take(pyramid_presets()[0])
    sheet.goals.text.setPlainText("面霜\t核心\t6\n干皮秋冬面霜推荐")
    world.presses("保存", sheet)
    world.waits()
    (campaign,) = world.campaigns.list()
    assert (campaign.name, campaign.budget) == ("双十二", 86000.0)
    assert [phase.name for phase in campaign.phases] == ["预热", "爆发", "延续"]
    assert campaign.targets == (
        Target("KOL", None, 8600.0),
        Target("KOC", None, 25800.0),
        Target("素人", None, 51600.0),
    )
    assert campaign.goals == (Goal("面霜", "核心", 6), Goal("干皮秋冬面霜推荐", "长尾", 1))
    assert "这个计划还没有排期" in world.reads()
    assert "双十二 · 内容矩阵" in world.reads()
    world.undoes()
    assert "还没有计划" in world.reads()


def test_editing_shows_what_is_wrong_where_it_is(planned: World) -> None:
    planned.keys(Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    sheet = editor(planned)
    sheet.targets.counts["KOC"].setText("很多")
    planned.presses("保存", sheet)
    assert sheet.isVisible()
    assert sheet.tabs.currentIndex() == 2
    assert "KOC篇数要填整数" in planned.reads(sheet)
    sheet.targets.counts["KOC"].setText("8")
    sheet.basics.name.setText("  ")
    planned.presses("保存", sheet)
    assert sheet.isVisible()
    sheet.basics.name.setText("冬季面霜二期")
    planned.presses("保存", sheet)
    planned.waits()
    assert planned.campaigns.list()[0].targets[1].count == 8
    assert "KOC 少 5 篇" in planned.reads()
    assert "冬季面霜二期 · 内容矩阵" in planned.reads()
    planned.undoes()
    assert planned.campaigns.list()[0].name == "冬季面霜"


def test_a_copy_begins_later_and_carries_no_progress(planned: World) -> None:
    planned.desk.doing.copy_campaign()
    planned.presses("复制", planned.sheet())
    planned.waits()
    assert "冬季面霜 副本 · 内容矩阵" in planned.reads()
    lines = planned.slots.lines(planned.slots.find(planned.desk.campaign.id if planned.desk.campaign else ""))
    assert {line.slot.status for line in lines} == {"选题"}
    assert min(line.slot.day or "" for line in lines) == "2026-11-24"


def test_another_campaign_is_found_by_its_initials(planned: World) -> None:
    planned.campaigns.add("双十二", "2026-12-01", "2026-12-28")
    planned.services.hub.changed.emit(planned.campaigns.edit(planned.campaigns.list()[0].id, remark="x").changes)
    planned.waits()
    planned.presses("冬季面霜 · 内容矩阵")
    planned.qtbot.keyClicks(QApplication.focusWidget(), "sse")
    planned.keys(Qt.Key.Key_Return)
    assert "双十二 · 内容矩阵" in planned.reads()
    assert "这个计划还没有排期" in planned.reads()
    assert (
        planned.services.memory.get("matrix.campaign") == planned.desk.campaign.id if planned.desk.campaign else False
    )


def test_deleting_a_campaign_can_be_taken_back(planned: World) -> None:
    planned.desk.doing.delete_campaign()
    planned.waits()
    assert "还没有计划" in planned.reads()
    planned.undoes()
    assert planned.tiles()[("小满", "第 1 周")] == 2


def test_a_deleted_campaign_is_found_in_its_basket(planned: World) -> None:
    planned.desk.doing.delete_campaign()
    planned.waits()
    sheet = planned.desk.campaigning.ask_deleted()
    planned.presses("恢复", sheet)
    planned.waits()
    assert planned.tiles()[("小满", "第 1 周")] == 2
    assert "没有已删除的计划" in planned.reads(sheet)
    sheet.accept()
    planned.undoes()
    assert "还没有计划" in planned.reads()


def test_products_are_written_when_a_field_is_left(planned: World) -> None:
    sheet = planned.desk.campaigning.ask_products()
    assert isinstance(sheet, ProductsSheet)
    planned.presses("新建产品", sheet)
    planned.types(sheet, "产品名", "青禾精华")
    planned.types(sheet, "类目", "精华")
    planned.presses("完成", sheet)
    planned.waits()
    found = {product.name: product.category for product in Products(planned.services.store).list()}
    assert found == {"青禾面霜": None, "青禾精华": "精华"}


def test_days_that_are_none_are_not_dropped_in_silence(planned: World) -> None:
    sheet = planned.desk.campaigning.ask_products()
    planned.types(sheet, "决策周期", "一个月")
    planned.types(sheet, "类目", "面霜")
    sheet.finish()
    assert "决策周期填天数" in planned.reads(sheet)
    planned.types(sheet, "决策周期", "29 天")
    sheet.finish()
    planned.waits()
    assert "决策周期填天数" not in planned.reads(sheet)
    assert [product.cycle for product in Products(planned.services.store).list()] == [29]
    sheet.reject()


def test_days_are_written_as_people_write_them(planned: World) -> None:
    planned.desk.doing.edit_campaign()
    sheet = editor(planned)
    assert sheet.basics.start.text() == "2026年11月2日 周一"
    assert sheet.basics.start.day == "2026-11-02"
    sheet.reject()


def test_the_bank_gives_goals(planned: World) -> None:
    Bank(planned.services.store).put([BankWord("早八护肤", "长尾"), BankWord("不卡粉", "长尾")])
    planned.desk.doing.edit_campaign()
    sheet = editor(planned)
    sheet.tabs.setCurrentIndex(3)
    planned.presses("加入词库里待写的词", sheet)
    assert read(sheet.goals.text.toPlainText()) == (Goal("不卡粉", "长尾", 3), Goal("早八护肤", "长尾", 1))
    sheet.reject()


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("面霜", (Goal("面霜", "核心", 1),)),
        ("敏感肌能用什么精华 3", (Goal("敏感肌能用什么精华", "长尾", 3),)),
        ("面霜\t核心\t6\n\n面霜\t长尾\t2", (Goal("面霜", "核心", 6),)),
        ("干皮 面霜，长尾，4篇", (Goal("干皮 面霜", "长尾", 4),)),
        ("  \n", ()),
    ],
)
def test_goals_are_read_as_people_write_them(text: str, goals: tuple[Goal, ...]) -> None:
    assert read(text) == goals
    assert read(written(goals)) == goals


def test_phases_share_the_days() -> None:
    found = spans("2026-11-02", "2026-11-29")
    assert found == [("2026-11-02", "2026-11-09"), ("2026-11-10", "2026-11-20"), ("2026-11-21", "2026-11-29")]
    assert spans("2026-11-02", "2026-11-02") == [("2026-11-02", "2026-11-02")] * 3


def test_presets_share_to_the_last_yuan() -> None:
    for preset in pyramid_presets():
        for total in (1, 7, 100, 86001):
            assert sum(preset.spread(total).values()) == total
