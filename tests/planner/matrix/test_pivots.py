"""Slots laid out by two axes."""

from __future__ import annotations

import random

from planner.matrix.missing import missing
from planner.matrix.pivots import AXES, both, filter_of, pivot
from planner.matrix.plan import goals, levels, totals
from planner.storage.records import SlotFilter
from planner.storage.store import Store
from tests.planner.matrix.matrix_world import World


def test_accounts_by_role_and_weeks_also_where_nothing_is(world: World) -> None:
    world.add("小满", "2025-03-04", price=300, keywords=("面霜",))
    world.add("阿芷", "2025-03-25", price=5000)
    world.add("阿芷")
    laid = pivot(world.store, world.campaign, "account", "week")
    assert [(head.group, head.text) for head in laid.rows] == [("KOL", "阿芷"), ("KOC", "小满")]
    assert [head.text for head in laid.columns] == ["第 1 周", "第 2 周", "第 3 周", "第 4 周", "未定"]
    assert laid.columns[0].about == "3/3–3/9"
    cell = laid.cells[1, 0]
    assert (cell.count, cell.cost, cell.keyword, cell.statuses) == (1, 300.0, "面霜", {"选题": 1})
    assert laid.total == 3


def test_capacity_is_told_beside_an_account(world: World) -> None:
    from planner.accounts import Accounts

    Accounts(world.store).edit([world.accounts["小满"]], {"capacity": 2})
    for day in ("2025-03-04", "2025-03-11", "2025-03-20"):
        world.add("小满", day)
    (head,) = pivot(world.store, world.campaign, "account", "week").rows
    assert head.about == "月 3 / 2 超额"


def test_heads_are_kept_between_layouts_and_still_tell_the_truth(world: World) -> None:
    from planner.accounts import Accounts

    accounts, dice = Accounts(world.store), random.Random(3)
    slots = [world.add(dice.choice(["小满", "阿芷"]), "2025-03-04") for _ in range(6)]
    for step in range(30):
        if step % 7 == 3:
            accounts.edit([world.accounts[dice.choice(["小满", "阿芷"])]], {"capacity": dice.choice([1, 2, None])})
        else:
            who = world.accounts[dice.choice(["小满", "阿芷"])]
            world.slots.edit({dice.choice(slots): {"day": f"2025-03-{dice.randint(1, 28):02}", "account_id": who}})
        laid = pivot(world.store, world.campaign, "account", "week")
        with Store.open(world.store.workspace) as other:
            anew = pivot(other, world.campaign, "account", "week")
        assert (laid.rows, dict(laid.cells)) == (anew.rows, dict(anew.cells))


def test_a_slot_counts_once_for_each_keyword_and_that_is_said(world: World) -> None:
    world.add("小满", "2025-03-04", keywords=("面霜", "敏感肌面霜"))
    laid = pivot(world.store, world.campaign, "keyword", "week")
    assert [(head.text, head.about) for head in laid.rows] == [("面霜", "1 / 3 篇"), ("敏感肌面霜", "1 / 2 篇")]
    assert sum(cell.count for cell in laid.cells.values()) == 2
    assert laid.total == 1
    assert laid.about


def test_every_cell_opens_exactly_its_slots(world: World) -> None:
    for at, account in enumerate((*world.accounts, None, "小满")):
        world.add(
            account,
            f"2025-03-{4 + at * 4:02d}" if at % 3 else None,
            keywords=("面霜", "敏感肌面霜", "防晒")[: at % 4],
            crowd="核心" if at % 2 else None,
            owner="小周" if at % 3 else "",
            product_id=world.products["云感面霜"] if at % 2 else None,
        )
    wanted = SlotFilter(keywords=("面霜", None))
    for rows in AXES:
        for columns in AXES:
            laid = pivot(world.store, world.campaign, rows.name, columns.name, wanted)
            for (row, column), cell in laid.cells.items():
                here = both(
                    filter_of(rows.name, laid.rows[row].value), filter_of(columns.name, laid.columns[column].value)
                )
                assert world.slots.count(world.campaign, both(wanted, here)) == cell.count, (rows, columns)


def test_plan_beside_fact(world: World) -> None:
    world.add("阿芷", "2025-03-04", price=7000, status="已发", keywords=("面霜",))
    world.add("小满", "2025-03-05", price=300)
    by_role = {level.role: level for level in levels(world.store, world.campaign)}
    assert (by_role["KOL"].planned, by_role["KOL"].published, by_role["KOL"].published_cost) == (1, 1, 7000.0)
    assert (by_role["KOC"].target_count, by_role["KOC"].planned, by_role["KOC"].published) == (8, 1, 0)
    assert "未知" not in by_role
    whole = totals(world.store, world.campaign)
    assert (whole.target_count, whole.planned, whole.target_budget, whole.planned_cost) == (9, 2, 20_000.0, 7300.0)
    assert [(one.planned, one.published, one.lacking) for one in goals(world.store, world.campaign)] == [
        (0, 0, 2),
        (1, 1, 2),
    ]
    assert "KOC 少 7 篇" in missing(world.store, world.campaign)[0].text
