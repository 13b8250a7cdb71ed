"""What a plan lacks, in words."""

from __future__ import annotations

from planner.bank import Bank, BankWord
from planner.matrix.missing import missing
from planner.storage.records import SlotFilter
from tests.planner.matrix.matrix_world import World


def texts(world: World) -> list[str]:
    return [one.text for one in missing(world.store, world.campaign)]


def test_an_empty_plan_says_little(world: World) -> None:
    assert texts(world) == ["还没有一条排期", "KOL 少 1 篇", "KOC 少 8 篇"]


def test_where_a_level_is_thin(world: World) -> None:
    for day in ("2025-03-03", "2025-03-05", "2025-03-11", "2025-03-12", "2025-03-13"):
        world.add("小满", day)
    (lack,) = (one for one in missing(world.store, world.campaign) if "KOC" in one.text)
    assert lack.text == "KOC 少 3 篇，集中在第 3、4 周"
    assert lack.wanted == SlotFilter(roles=("KOC",), weeks=("2025-03-17", "2025-03-24"))
    assert lack.urgent


def test_crowds_weeks_and_phases(world: World) -> None:
    for day, crowd in (("2025-03-03", "核心"), ("2025-03-03", "高潜"), ("2025-03-18", "高潜"), ("2025-03-25", "高潜")):
        world.add("阿芷", day, crowd=crowd)
    world.add("阿芷", "2025-03-11", crowd="核心")
    said = texts(world)
    assert "高潜人群第 2 周没有内容" in said
    assert "核心人群第 3、4 周没有内容" in said
    assert "泛人群还没有内容" in said
    assert not any(one == "第 3 周没有内容" for one in said)


def test_keywords_that_one_account_has_for_itself(world: World) -> None:
    for day in ("2025-03-03", "2025-03-12"):
        world.add("小满", day, keywords=("敏感肌面霜",))
    said = texts(world)
    assert "「敏感肌面霜」只有一个账号在写" in said
    assert "「面霜」还没有人写，要 3 篇" in said


def test_money(world: World) -> None:
    id = world.add("阿芷", "2025-03-03", price=9000)
    assert {"预算还差 ¥11,000 没有排出去", "KOL 的预算超出 ¥1,000"} <= set(texts(world))
    world.slots.edit({id: {"price": 21_500}})
    assert "预算超出 ¥1,500" in texts(world)
    world.add()
    assert {"1 篇还没有报价，花费会更多", "1 篇还没有定账号", "1 篇还没有定日期"} <= set(texts(world))


def test_a_word_of_the_bank_that_a_slot_covers_is_planned(world: World) -> None:
    bank = Bank(world.store)
    bank.put([BankWord("敏感肌 面霜"), BankWord("平价面霜"), BankWord("防晒", status="已覆盖")])
    written = world.slots.add(world.campaign, [{"keywords": ("敏感肌  面霜", "防晒")}])[1]
    assert {word.text: word.status for word in bank.list()} == {
        "敏感肌 面霜": "已排",
        "平价面霜": "待写",
        "防晒": "已覆盖",
    }
    written.undo()
    assert [word.status for word in bank.list()] == ["待写", "待写", "已覆盖"]
