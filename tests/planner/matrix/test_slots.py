"""Slots: written, found, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.drafts import Drafts
from planner.matrix.dump import dump
from planner.problems import Problem
from planner.storage.records import DraftContent, SlotFilter, SlotKeyword
from tests.planner.matrix.matrix_world import World


def test_a_new_slot_is_shown_with_the_names_of_what_it_points_to(world: World) -> None:
    id = world.add(
        "木木护肤日记",
        "2025-03-12",
        product_id=world.products["云感面霜"],
        keywords=(SlotKeyword("敏感肌面霜", "长尾"), "敏感肌 面霜", "敏感肌面霜"),
        price=1200,
        clock="9:05",
        title="  换季  干皮 ",
    )
    line = world.slots.line(id)
    assert (line.account, line.fans, line.role, line.product) == ("木木护肤日记", 48_000, "KOC", "云感面霜")
    assert (line.week, line.phase) == ("2025-03-10", "爆发")
    assert line.slot.keywords == (SlotKeyword("敏感肌面霜", "长尾"), SlotKeyword("敏感肌 面霜", "长尾"))
    assert (line.slot.clock, line.slot.title, line.slot.price, line.slot.status) == (
        "09:05",
        "换季 干皮",
        1200.0,
        "选题",
    )


def test_a_slot_of_which_nothing_is_known(world: World) -> None:
    line = world.slots.line(world.add())
    assert (line.account, line.role, line.tier, line.week, line.phase) == ("", "未知", "未知", None, None)


def test_one_edit_of_many_slots_is_one_step(world: World) -> None:
    first, second = world.add("小满", "2025-03-04"), world.add("阿芷", "2025-03-05")
    before = dump(world.store)
    written = world.slots.edit({first: {"day": "2025-03-06", "keywords": ("防晒",)}, second: {"owner": "小周"}})
    after = dump(world.store)
    assert written.changes.ids("slot") == {first, second}
    assert before != after
    written.undo()
    assert dump(world.store) == before
    written.redo()
    assert dump(world.store) == after


def test_undo_leaves_what_somebody_else_changed_since(world: World) -> None:
    id = world.add("小满", "2025-03-04")
    written = world.slots.edit({id: {"day": "2025-03-06"}})
    world.slots.edit({id: {"owner": "小周"}})
    written.undo()
    slot = world.slots.line(id).slot
    assert (slot.day, slot.owner) == ("2025-03-04", "小周")


def test_an_edit_that_changes_nothing_is_no_edit(world: World) -> None:
    id = world.add("小满", "2025-03-04")
    assert not world.slots.edit({id: {"day": "2025-03-04"}})


@pytest.mark.parametrize(
    "fields",
    [{"day": "2025-02-30"}, {"day": "0001-01-01"}, {"clock": "25:00"}, {"price": -1}, {"price": float("nan")}],
)
def test_what_makes_no_sense_is_refused_in_words(world: World, fields: dict[str, object]) -> None:
    id = world.add()
    before = dump(world.store)
    with pytest.raises(Problem):
        world.slots.edit({id: fields})
    with pytest.raises(Problem):
        world.slots.edit({id: {"account_id": "no such account"}})
    assert dump(world.store) == before


def test_the_status_is_no_field(world: World) -> None:
    with pytest.raises(ValueError):
        world.slots.edit({world.add(): {"status": "已发"}})


def test_delete_and_duplicate(world: World) -> None:
    id = world.add("小满", "2025-03-04", keywords=("防晒",))
    (copy,), written = world.slots.duplicate([id])
    assert replace(world.slots.line(copy).slot, id=id, created_at="", updated_at="") == replace(
        world.slots.line(id).slot, created_at="", updated_at=""
    )
    written.undo()
    assert world.slots.find(world.campaign) == [id]
    world.slots.delete([id])
    assert world.slots.find(world.campaign) == []
    assert world.slots.find(world.campaign, SlotFilter(deleted=True)) == [id]
    world.slots.undelete([id])
    assert world.slots.find(world.campaign) == [id]


def test_sorted_with_the_unknown_last(world: World) -> None:
    later, earlier, never = world.add("阿芷", "2025-03-20"), world.add("小满", "2025-03-04"), world.add()
    assert world.slots.find(world.campaign) == [earlier, later, never]
    assert world.slots.find(None, sort=("fans", True)) == [later, earlier, never]
    with pytest.raises(KeyError):
        world.slots.find(None, sort=("contact", True))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SlotFilter(roles=("KOC",)), "bc"),
        (SlotFilter(roles=("未知",)), "de"),
        (SlotFilter(weeks=(None,)), "e"),
        (SlotFilter(weeks=("2025-03-03",)), "ab"),
        (SlotFilter(phases=("爆发",)), "c"),
        (SlotFilter(phases=(None,)), "de"),
        (SlotFilter(keywords=("敏感肌面霜",)), "ac"),
        (SlotFilter(keywords=(None,)), "de"),
        (SlotFilter(keywords=("面霜",), also=(SlotFilter(keywords=("敏感肌面霜",)),)), "c"),
        (SlotFilter(accounts=(None,)), "e"),
        (SlotFilter(since="2025-03-05", until="2025-03-11"), "bc"),
        (SlotFilter(search="小满"), "b"),
        (SlotFilter(search="mmhf"), "c"),
        (SlotFilter(search="mgjmsh"), ""),
        (SlotFilter(search="mgjms"), "ac"),
        (SlotFilter(search="100%"), "d"),
        (SlotFilter(ids=()), ""),
    ],
)
def test_filters(world: World, wanted: SlotFilter, found: str) -> None:
    names = {
        world.add("阿芷", "2025-03-04", keywords=("敏感肌面霜",)): "a",
        world.add("小满", "2025-03-05", keywords=("面霜",)): "b",
        world.add("木木护肤日记", "2025-03-11", keywords=("面霜", "敏感肌面霜")): "c",
        world.add("没写粉丝", "2025-03-29", remark="100%"): "d",
        world.add(): "e",
    }
    ids = world.slots.find(world.campaign, wanted)
    assert "".join(sorted(names[id] for id in ids)) == found
    assert world.slots.count(world.campaign, wanted) == len(found)


def test_a_draft_hangs_on_one_slot_and_shares_its_status(world: World) -> None:
    drafts = Drafts(world.store)
    draft = drafts.add(DraftContent("干皮面霜"), status="一审")[0]
    first, second = world.add("小满"), world.add("阿芷")
    written = world.slots.edit({first: {"draft_id": draft.id}})
    assert world.slots.line(first).slot.status == "一审"
    with pytest.raises(Problem, match="另一条排期"):
        world.slots.edit({second: {"draft_id": draft.id}})
    written.undo()
    assert world.slots.line(first).slot.status == "选题"
    later = world.slots.add(world.campaign, [{"status": "终审", "draft_id": draft.id}])[0][0]
    assert (world.slots.line(later).slot.status, drafts.get(draft.id).status) == ("终审", "终审")


def test_facets(world: World) -> None:
    world.add("小满", "2025-03-04", keywords=("防晒",), product_id=world.products["清透防晒"])
    world.add()
    facets = world.slots.facets(world.campaign)
    assert facets.total == 2
    assert facets.roles == (("KOC", 1), ("未知", 1))
    assert facets.keywords == (("防晒", 1), (None, 1))
    assert facets.weeks == (("2025-03-03", 1), (None, 1))
    assert facets.phases == (("预热", 1), (None, 1))
    assert (world.products["清透防晒"], "清透防晒", 1) in facets.products
