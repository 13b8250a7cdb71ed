"""帮我排 from the store and back into it."""

from __future__ import annotations

from datetime import date

import pytest

from planner.accounts import Accounts
from planner.filling import fill
from planner.filling.asking import ask
from planner.filling.taking import take
from planner.matrix.dump import dump
from planner.matrix.missing import missing
from planner.matrix.plan import levels
from planner.matrix.reminding import gather
from planner.private import Private
from planner.storage.records import Goal, SlotKeyword, Target
from tests.planner.matrix.matrix_world import World

TODAY = date(2025, 3, 1)
CORE = (SlotKeyword("面霜", "核心"),)


@pytest.fixture
def priced(world: World) -> World:
    """Prices, capacities and what the accounts are good at."""
    private, accounts = Private(world.store), Accounts(world.store)
    for name, price in (("阿芷", "6600"), ("木木护肤日记", "¥800"), ("小满", "0.05万")):
        private.enter(world.accounts[name], "image_price", price)
    accounts.edit([world.accounts["木木护肤日记"]], {"capacity": 4, "cooldown": 3, "skills": "敏感肌、面霜"})
    accounts.edit([world.accounts["小满"]], {"capacity": 4, "cooldown": 2, "persona": "早八学生党"})
    return world


def test_the_pyramid_and_the_goals_are_filled(priced: World) -> None:
    request = ask(priced.store, priced.campaign, TODAY)
    assert len(request.jobs) == 9
    filling = fill(request, 3)
    written = take(priced.store, priced.campaign, filling.proposals)
    assert written
    assert {level.role: (level.planned, level.planned_cost) for level in levels(priced.store, priced.campaign)}[
        "KOL"
    ] == (
        1,
        6600.0,
    )
    assert [one.text for one in missing(priced.store, priced.campaign) if "少" in one.text] == []
    assert any(text.startswith("1 个账号没有标身份，没有考虑") for text in filling.unmet)


def test_taking_is_one_step_back_and_forth(priced: World) -> None:
    priced.add("阿芷", None, keywords=CORE)
    before = dump(priced.store)
    written = take(priced.store, priced.campaign, fill(ask(priced.store, priced.campaign, TODAY)).proposals)
    after = dump(priced.store)
    assert after != before
    written.undo()
    assert dump(priced.store) == before
    written.redo()
    assert dump(priced.store) == after


def test_what_is_settled_stays(priced: World) -> None:
    priced.add("阿芷", "2025-03-05", keywords=CORE, price=6600.0)
    priced.add(None, "2025-03-06", keywords=CORE, fixed=True)
    named = priced.add("小满", None, crowd="泛", price=300.0)
    dated = priced.add(None, "2025-03-07")
    request = ask(priced.store, priced.campaign, TODAY)
    jobs = {job.slot_id: job for job in request.jobs if job.slot_id}
    assert set(jobs) == {named, dated}
    assert jobs[named].days[0] == date(2025, 3, 21).toordinal(), "泛 is the third of three layers in 28 days"
    assert jobs[dated].role == "KOC"
    filling = fill(request)
    changes = {one.slot_id: one.change for one in filling.proposals if one.slot_id}
    assert set(changes[named]) <= {"day", "keywords"}
    assert "day" not in changes[dated]
    assert changes[dated]["account_id"] in priced.accounts.values()
    assert request.budget == 20_000 - 6600 - 300
    assert request.budgets == {"KOL": 8000.0 - 6600, "KOC": 6000.0 - 300}
    assert request.notes == {date(2025, 3, 5).toordinal(): 1, date(2025, 3, 6).toordinal(): 1}


def test_nothing_is_planned_into_the_past(priced: World) -> None:
    request = ask(priced.store, priced.campaign, date(2025, 3, 20))
    assert min(job.days[0] for job in request.jobs) == date(2025, 3, 20).toordinal()


def test_after_its_end_a_campaign_says_why_nothing_can_be_planned(priced: World) -> None:
    filling = fill(ask(priced.store, priced.campaign, date(2025, 5, 1)))
    assert filling.proposals == ()
    assert "8 篇 KOC 没有排出去：活动期里没有它这层人群还能用的日子" in filling.unmet


def test_layers_begin_one_after_the_other(priced: World) -> None:
    priced.campaigns.edit(priced.campaign, crowds=("核心", "泛"))
    request = ask(priced.store, priced.campaign, TODAY)
    days = {job.crowd: job.days[0] for job in request.jobs}
    assert days == {"核心": date(2025, 3, 3).toordinal(), "泛": date(2025, 3, 10).toordinal()}, "as the phases do"


def test_notes_of_other_campaigns_keep_accounts_busy(priced: World) -> None:
    other = priced.campaigns.add("别的计划", "2025-03-01", "2025-03-31")[0].id
    for day in range(3, 29, 3):
        account = priced.accounts["小满"]
        priced.slots.add(
            other,
            [{"account_id": account, "day": f"2025-03-{day:02}", "keywords": (SlotKeyword("敏感肌面霜", "长尾"),)}],
        )
    request = ask(priced.store, priced.campaign, TODAY)
    assert sum(busy.account_id == priced.accounts["小满"] for busy in request.busy) == 9
    assert "小满" not in {one.account for one in fill(request).proposals}


def test_without_a_pyramid_the_goals_say_how_many(priced: World) -> None:
    priced.campaigns.edit(priced.campaign, targets=())
    request = ask(priced.store, priced.campaign, TODAY)
    assert len(request.jobs) == 3, "three notes can carry two long-tails and three core words"
    assert {job.role for job in request.jobs} == {None}


def test_no_more_than_fits_one_go(priced: World) -> None:
    priced.campaigns.edit(priced.campaign, targets=(Target("KOC", 620),), goals=(Goal("面霜", "核心", 1),))
    request = ask(priced.store, priced.campaign, TODAY)
    assert len(request.jobs) == 500
    assert "一次最多排 500 篇，还有 120 篇下次再排" in request.remarks


def test_prices_go_no_further_than_a_slot(priced: World) -> None:
    """The sentence and the change of a proposal speak of the account that is proposed, and of no other."""
    for one in fill(ask(priced.store, priced.campaign, TODAY)).proposals:
        known = {"阿芷": 6600.0, "木木护肤日记": 800.0, "小满": 500.0}
        assert one.cost == known[one.account]
        others = {f"¥{price:,.0f}" for name, price in known.items() if name != one.account}
        assert not any(price in one.why for price in others)


@pytest.mark.parametrize("seed", range(5))
def test_a_plan_that_was_taken_needs_no_hard_reminder(priced: World, seed: int) -> None:
    targets = (Target("官方", 6), Target("KOL", 1, 8000.0), Target("KOC", 12, 6000.0))
    priced.campaigns.edit(priced.campaign, targets=targets)
    take(priced.store, priced.campaign, fill(ask(priced.store, priced.campaign, TODAY), seed).proposals)
    assert len(priced.slots.find(priced.campaign)) >= 12
    assert [one for one in gather(priced.store, priced.campaign, TODAY) if one.hard] == []
