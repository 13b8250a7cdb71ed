"""Campaigns, products and live sessions."""

from __future__ import annotations

import pytest

from planner.matrix.dump import dump
from planner.problems import Problem
from planner.products import Products
from planner.storage.records import Phase, SlotFilter, Target
from tests.planner.matrix.matrix_world import World


def test_a_campaign_comes_back_as_it_was_written(world: World) -> None:
    one = world.campaigns.get(world.campaign)
    assert (one.name, one.budget, one.crowds) == ("春季上新", 20_000.0, ("核心", "高潜", "泛"))
    assert one.targets[1] == Target("KOC", 8, 6000.0)
    assert one.goals[0].keyword == "敏感肌面霜"


def test_edits_of_a_campaign_are_taken_back(world: World) -> None:
    before = dump(world.store)
    written = world.campaigns.edit(world.campaign, name="夏季上新", budget=None)
    assert world.campaigns.get(world.campaign).budget is None
    written.undo()
    assert dump(world.store) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "},
        {"end": "2025-02-01"},
        {"phases": (Phase("预热", "2025-03-03", "2025-03-10"), Phase("爆发", "2025-03-10", "2025-03-12"))},
        {"targets": (Target("KOC", -1),)},
    ],
)
def test_what_makes_no_sense_is_refused(world: World, fields: dict[str, object]) -> None:
    with pytest.raises(Problem):
        world.campaigns.edit(world.campaign, **fields)


def test_two_campaigns_do_not_share_a_name(world: World) -> None:
    with pytest.raises(Problem, match="已经有叫"):
        world.campaigns.add("春季上新", "2025-05-01", "2025-05-31")


def test_a_deleted_campaign_takes_its_slots_out_of_sight_and_brings_them_back(world: World) -> None:
    id = world.add("小满")
    written = world.campaigns.delete([world.campaign])
    assert world.slots.find(None) == []
    assert world.campaigns.list() == []
    written.undo()
    assert world.slots.find(None) == [id]


def test_a_campaign_in_use_is_not_taken_back(world: World) -> None:
    other, written = world.campaigns.add("秋季", "2025-09-01", "2025-09-30")
    world.slots.add(other.id, [{}])
    with pytest.raises(Problem, match="用到了"):
        written.undo()


def test_a_copy_is_the_plan_moved_in_time_without_its_facts(world: World) -> None:
    live = world.campaigns.add_live(world.campaign, "2025-03-20", "首场")[0]
    id = world.add("小满", None, live_id=live.id, before=3, keywords=("防晒",), price=300)
    before = dump(world.store)
    copy, written = world.campaigns.copy(world.campaign, "春季上新二期", "2025-04-07")
    (made,) = world.slots.find(copy.id)
    line, old = world.slots.line(made), world.slots.line(id)
    assert (copy.start, copy.end, copy.phases[0].start) == ("2025-04-07", "2025-05-04", "2025-04-07")
    assert (line.slot.day, line.slot.before, line.slot.price) == ("2025-04-21", 3, 300.0)
    assert line.slot.live_id == world.campaigns.lives(copy.id)[0].id != live.id
    assert (line.slot.keywords, line.slot.status) == (old.slot.keywords, "选题")
    written.undo()
    assert dump(world.store) == before
    written.redo()
    assert len(world.slots.find(copy.id)) == 1


def test_slots_follow_their_live_session(world: World) -> None:
    live = world.campaigns.add_live(world.campaign, "2025-03-20", "首场")[0]
    id = world.add("小满", None, live_id=live.id, before=3)
    assert world.slots.line(id).slot.day == "2025-03-17"
    world.slots.edit({id: {"day": "2025-03-15"}})
    assert world.slots.line(id).slot.before == 5
    before = dump(world.store)
    written = world.campaigns.edit_live(live.id, day="2025-03-25")
    assert world.slots.line(id).slot.day == "2025-03-20"
    written.undo()
    assert dump(world.store) == before


def test_a_product_in_use_can_be_deleted_and_comes_back(world: World) -> None:
    products = Products(world.store)
    product = world.products["云感面霜"]
    id = world.add("小满", product_id=product)
    written = products.delete([product])
    assert [one.name for one in products.list()] == ["清透防晒"]
    assert world.slots.line(id).slot.product_id == product
    written.undo()
    assert len(products.list()) == 2
    assert world.slots.find(None, SlotFilter(products=(product,))) == [id]


def test_a_session_knows_the_slots_that_hang_on_it(world: World) -> None:
    live = world.campaigns.add_live(world.campaign, "2025-03-20", "首场")[0]
    near, far, gone, _other = world.slots.add(
        world.campaign, [{"live_id": live.id, "before": days} for days in (1, 5, 3)] + [{"day": "2025-03-19"}]
    )[0]
    world.slots.delete([gone])
    assert world.campaigns.hanging(live.id) == [far, near]
    world.campaigns.delete_live(live.id)
    assert world.campaigns.live(live.id).deleted_at
    with pytest.raises(Problem):
        world.campaigns.live("nobody")
