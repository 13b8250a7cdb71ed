"""帮我排: a preview, what was left out, taking it as one step, giving it up."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from planner.accounts import Accounts
from planner.storage.records import Target
from planner.storage.times import china_today
from tests.ui.matrix.page.matrix_world import SHEETS, World
from ui.matrix.fill.sheet import FillSheet

pytestmark = SHEETS


def preview(world: World) -> FillSheet:
    world.presses("帮我排")
    sheet = world.sheet()
    assert isinstance(sheet, FillSheet)
    world.qtbot.waitUntil(lambda: not sheet.busy, timeout=30_000)
    return sheet


def lengthened(world: World) -> None:
    """The campaign goes on for long enough that there are days left to plan."""
    campaign = world.campaigns.list()[0]
    world.services.hub.tell(
        world.campaigns.edit(campaign.id, end=(china_today() + timedelta(days=60)).isoformat()).changes
    )
    world.waits()


def test_proposals_are_taken_as_one_step(planned: World) -> None:
    lengthened(planned)
    before = planned.slots.count(None)
    sheet = preview(planned)
    assert sheet.rows
    row = sheet.rows[0]
    assert row.proposal.why in row.toolTip()
    assert planned.slots.count(None) == before
    planned.presses(f"采用 {len(sheet.rows)} 篇", sheet)
    planned.waits()
    made = planned.slots.count(None) - before
    assert made == sum(one.proposal.slot_id is None for one in sheet.rows)
    assert "排好" in planned.message
    planned.undoes()
    assert planned.slots.count(None) == before


def test_a_proposal_can_be_left_out(planned: World) -> None:
    lengthened(planned)
    before = planned.slots.count(None)
    sheet = preview(planned)
    planned.presses("全不选", sheet)
    assert not any(row.isChecked() for row in sheet.rows)
    planned.qtbot.mouseClick(sheet.rows[0], Qt.MouseButton.LeftButton)
    planned.presses("采用 1 篇", sheet)
    planned.waits()
    assert planned.slots.count(None) == before + (sheet.rows[0].proposal.slot_id is None)


def test_leaving_the_preview_writes_nothing(planned: World) -> None:
    lengthened(planned)
    before = planned.slots.count(None)
    sheet = preview(planned)
    planned.presses("换一种排法", sheet)
    planned.presses("取消", sheet)
    planned.waits()
    assert planned.slots.count(None) == before


def test_a_full_plan_says_so(world: World) -> None:
    campaign = world.plans()
    world.campaigns.edit(campaign.id, targets=(), goals=())
    world.opens()
    sheet = preview(world)
    assert not sheet.rows
    assert "没有要排的" in world.reads(sheet)


def test_goals_nobody_can_meet_are_not_called_met(world: World) -> None:
    campaign = world.plans()
    accounts = Accounts(world.services.store)
    accounts.edit([account.id for account in accounts.list()], {"role": None})
    world.campaigns.edit(
        campaign.id, end=(china_today() + timedelta(days=60)).isoformat(), targets=(Target("KOC", 900, None),), goals=()
    )
    world.opens()
    sheet = preview(world)
    assert not sheet.rows
    assert "一篇也没能排出来" in world.reads(sheet)
    assert "目标都够了" not in world.reads(sheet)
    assert "没有标身份" in world.reads(sheet)
