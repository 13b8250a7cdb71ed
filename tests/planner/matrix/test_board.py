"""What is counted follows whatever is written, by whom and however."""

from __future__ import annotations

from planner.accounts import Accounts
from planner.matrix.board import Board
from planner.matrix.pivots import pivot
from planner.settings import Settings
from planner.slots import Slots
from planner.storage import engine
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from planner.tiers import Tiers
from tests.planner.matrix.matrix_world import World


def counts(world: World, axis: str) -> dict[str, int]:
    laid = pivot(world.store, world.campaign, axis, "status")
    return {laid.rows[row].text: cell.count for (row, _column), cell in laid.cells.items()}


def test_another_connection_writes(world: World) -> None:
    world.add("小满")
    assert counts(world, "role") == {"KOC": 1}
    with Store.open(world.store.workspace, world.store.clock) as other:
        Slots(other).add(world.campaign, [{"account_id": world.accounts["阿芷"]}])
    assert counts(world, "role") == {"KOL": 1, "KOC": 1}


def test_an_account_gets_another_role_and_is_gone(world: World) -> None:
    id = world.add("小满", keywords=("面霜",))
    Accounts(world.store).set_role([world.accounts["小满"]], "KOL")
    assert counts(world, "role") == {"KOL": 1}
    with engine.writing(world.store.db) as db:
        db.execute("delete from account where id = ?", (world.accounts["小满"],))
    assert counts(world, "role") == {"未知": 1}
    assert counts(world, "account") == {"未定": 1}
    assert world.slots.find(None, SlotFilter(accounts=(None,))) == [id]


def test_another_preset_tells_every_tier_anew(world: World) -> None:
    for name in ("小满", "阿芷", "没写粉丝"):
        world.add(name)
    before = counts(world, "tier")
    assert before["未知"] == 1
    tiers = Tiers(Settings(world.store))
    tiers.choose(next(one for one in tiers.all() if one.name != tiers.preset.name))
    after = counts(world, "tier")
    assert set(after) - {"未知"} != set(before) - {"未知"}
    assert [line.tier for line in world.slots.lines(world.slots.find(None, SlotFilter(tiers=(*after,))))] != []


def test_a_value_with_the_mark_in_it_is_read_all_the_same(world: World) -> None:
    id = world.add("小满")
    with engine.writing(world.store.db) as db:
        db.execute("update slot set owner = ? where id = ?", ("小\x1f周", id))
    board = Board(world.store)
    board.refresh()
    assert board.codes["owner"].values == [None, "小\x1f周"]
