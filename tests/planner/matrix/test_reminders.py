"""Each rule sees what it must and leaves the rest alone, and its advice helps."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.matrix.reminders import (
    AlikePair,
    Board,
    Candidate,
    Outcome,
    ReminderFacts,
    Seen,
    reminders,
    seen_of,
)
from planner.routes import Routes
from planner.storage.records import CROWDS, Campaign, Reminder, Slot, SlotKeyword, SlotLine, Target

TODAY = date(2026, 11, 22)
ROUTES = Routes.load()
CAMPAIGN = Campaign("c", "秋冬", "2026-11-23", "2026-12-20", 20_000.0, targets=(Target("KOC", 10, 3_000.0),))
ACCOUNTS = {
    account.id: account
    for account in (
        Candidate("azhi", "阿芷", "KOL", "护肤", 4, 3, "正常", 6600.0),
        Candidate("mumu", "木木", "KOL", "护肤", 4, 3, None, 2400.0),
        Candidate("xiaoman", "小满", "KOC", "彩妆", 2, 3, "正常", 400.0),
        Candidate("xixi", "西西", "KOC", "护肤", None, None, "观察", 800.0),
        Candidate("yuanzi", "圆子", "KOC", "彩妆", 8, None, "停更", 100.0),
        Candidate("qinghe", "青禾官方", "官方"),
    )
}


def slot(id: str, account: str | None = None, day: str | None = None, longtail: str = "", **more: Any) -> Seen:
    role = ACCOUNTS[account].role if account else "未知"
    on = date.fromisoformat(f"2026-{day}").toordinal() if day else None
    longtails = ((longtail, longtail),) if longtail else ()
    values = {"status": "选题", "fixed": False, **more}
    return Seen(id, account, role, on, longtails=longtails, **values)


def facts(campaign: Campaign = CAMPAIGN, **more: Any) -> ReminderFacts:
    return ReminderFacts(TODAY, campaign, more.pop("accounts", ACCOUNTS), more.pop("routes", ROUTES), **more)


def told(kind: str, *slots: Seen, known: ReminderFacts | None = None) -> list[Reminder]:
    return [one for one in Board(slots, known or facts()).reminders() if one.kind == kind]


def only(kind: str, *slots: Seen, known: ReminderFacts | None = None) -> Reminder:
    (found,) = told(kind, *slots, known=known)
    return found


def applied(slots: Sequence[Seen], change: Any) -> list[Seen]:
    """The slots after the advice was taken."""
    found = []
    for one in slots:
        for name, value in change.get(one.id, {}).items():
            if name == "day":
                one = one._replace(on=date.fromisoformat(value).toordinal())
            elif name == "account_id":
                one = one._replace(account_id=value, role=ACCOUNTS[value].role if value else "未知")
            else:
                one = one._replace(**{name: value})
        found.append(one)
    return found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("azhi", "12-01"), ("azhi", "12-08"), True),
        (("azhi", "12-01"), ("azhi", "12-01"), True),
        (("azhi", "12-01"), ("azhi", "12-09"), False),
        (("azhi", "12-01"), ("mumu", "12-02"), False),
        ((None, "12-01"), (None, "12-02"), False),
        (("azhi", None), ("azhi", "12-02"), False),
    ],
)
def test_same_longtail_on_one_account(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], found: bool
) -> None:
    assert bool(told("同号撞词", slot("a", *first, "干皮面霜"), slot("b", *second, "干皮面霜"))) == found
    assert told("同号撞词", slot("a", *first, "干皮面霜"), slot("b", *second, "油皮面霜")) == []


def test_advice_names_the_best_account_of_the_role() -> None:
    found = only("同号撞词", slot("a", "azhi", "12-01", "干皮面霜"), slot("b", "azhi", "12-05", "干皮面霜"))
    assert found.text == "阿芷 12月1日 和 12月5日 两篇都写“干皮面霜”，一周内重复"
    assert found.advice == "换给木木"
    assert found.change == {"b": {"account_id": "mumu", "price": 2400.0}}
    assert found.slots == ("a", "b")
    assert found.hard


def test_what_is_fixed_or_published_stays() -> None:
    a, b = slot("a", "azhi", "12-01", "干皮面霜"), slot("b", "azhi", "12-05", "干皮面霜")
    assert set(only("同号撞词", a, b._replace(fixed=True)).change) == {"a"}
    assert only("同号撞词", a._replace(fixed=True), b._replace(fixed=True)).change == {}
    assert told("同号撞词", a._replace(status="已发"), b._replace(status="复盘")) == []


def test_capacity_counts_the_month_and_other_campaigns() -> None:
    there = slot("x", "xiaoman", "12-10", mine=False)
    a, b = slot("a", "xiaoman", "12-02"), slot("b", "xiaoman", "12-06")
    found = only("超出月产能", a, b, there)
    assert found.text == "小满 12 月排了 3 篇，每月最多 2 篇"
    assert found.change == {"b": {"account_id": "xixi", "price": 800.0}}
    assert found.slots == ("a", "b")
    assert told("超出月产能", a, b) == []
    assert told("超出月产能", a, b, there._replace(on=date(2026, 11, 30).toordinal())) == []
    assert told("超出月产能", there, there._replace(id="y"), there._replace(id="z")) == []


def test_cooldown() -> None:
    a, b = slot("a", "azhi", "12-01"), slot("b", "azhi", "12-03")
    found = only("冷却期内", a, b)
    assert found.text == "阿芷 12月1日 和 12月3日 两篇只隔 2 天，冷却期是 3 天"
    assert (found.advice, found.change) == ("挪到 12月4日", {"b": {"day": "2026-12-04"}})
    assert told("冷却期内", a, slot("b", "azhi", "12-04")) == []
    assert told("冷却期内", slot("a", "xixi", "12-01"), slot("b", "xixi", "12-02")) == []
    assert told("冷却期内", a, slot("b", "azhi", "12-01")) == []


def test_same_day() -> None:
    found = only("同日两篇", slot("a", "xixi", "12-01"), slot("b", "xixi", "12-01"))
    assert found.text == "西西 12月1日 排了 2 篇"
    assert found.change == {"b": {"day": "2026-12-02"}}
    assert told("同日两篇", slot("a", None, "12-01"), slot("b", None, "12-01")) == []


@pytest.mark.parametrize(("day", "moved"), [("11-20", "2026-11-23"), ("12-24", "2026-12-20")])
def test_outside_the_campaign(day: str, moved: str) -> None:
    found = only("不在活动期", slot("a", "azhi", day))
    assert found.change == {"a": {"day": moved}}
    assert told("不在活动期", slot("a", "azhi", "11-23"), slot("b", "azhi", "12-20"), slot("c", "azhi", None)) == []
    assert told("不在活动期", slot("a", "azhi", day, status="已发")) == []


def test_overdue() -> None:
    running = replace(CAMPAIGN, start="2026-11-01")
    known = facts(running)
    found = only("过期未发", slot("a", "azhi", "11-20", status="待发", title="我的面霜"), known=known)
    assert found.text == "《我的面霜》 应在 11月20日 发，已过 2 天还是待发"
    assert found.change == {"a": {"day": "2026-11-22"}}
    assert told("过期未发", slot("a", "azhi", "11-22", status="待发"), known=known) == []
    assert told("过期未发", slot("a", "azhi", "11-20", status="终审"), known=known) == []


def test_routes() -> None:
    found = only("链路不可用", slot("a", "azhi", "12-01", route="小程序"))
    assert found.text == "12月1日 阿芷 的一篇：小程序 只给企业号、KOS用，这个账号是 KOL"
    assert not found.hard, "what operators tell each other never stops anybody"
    (change,) = found.change.values()
    assert ROUTES.check(str(change["route"]), TODAY, "KOL") is None
    early = replace(CAMPAIGN, start="2025-05-01", end="2025-06-30")
    known = replace(facts(early), today=date(2025, 5, 1))
    one = slot("a", "azhi")._replace(on=date(2025, 5, 10).toordinal(), route="红京")
    assert only("链路不可用", one, known=known).change == {"a": {"day": "2025-05-29"}}
    assert (
        told("链路不可用", slot("a", "qinghe", "12-01", route="小程序"), slot("b", "azhi", "12-01", route="红京")) == []
    )
    assert only("链路不可用", slot("a", "azhi", "12-01", route="信鸽")).hard


def test_unseen() -> None:
    a = slot("a", "azhi", "12-01", route="红猫 UD", price=6600.0, filed=False)
    assert only("归因看不到", a).change == {"a": {"filed": True}}
    assert told("归因看不到", a._replace(filed=True)) == []
    assert told("归因看不到", a._replace(filed=None)) == []
    assert told("归因看不到", a._replace(filed=None, status="待发"))
    assert (
        told("归因看不到", a._replace(price=None), a._replace(id="b", route="无"), a._replace(id="c", route=None)) == []
    )


def test_budget_in_whole_and_by_role() -> None:
    koc = [slot(f"k{n}", "xixi", f"12-{n + 1:02}", price=800.0) for n in range(4)]
    found = only("超预算", *koc)
    assert found.text == "KOC 预算 ¥3,000，已排 ¥3,200，超出 ¥200"
    assert found.change == {"k0": {"account_id": "xiaoman", "price": 400.0}}
    kol = [slot(f"a{n}", "azhi", f"12-{n * 3 + 1:02}", price=6600.0) for n in range(4)]
    found = only("超预算", *kol)
    assert found.text == "预算 ¥20,000，已排 ¥26,400，超出 ¥6,400"
    assert "省 ¥4,200" in found.advice
    assert told("超预算", *koc[:3]) == []
    assert told("超预算", *koc, known=facts(replace(CAMPAIGN, budget=None, targets=()))) == []


def test_a_role_without_anybody_cheaper_leaves_a_slot_empty() -> None:
    koc = [slot(f"k{n}", "xiaoman", f"12-{n + 1:02}", price=400.0) for n in range(8)]
    assert only("超预算", *koc).change == {"k7": {"account_id": None, "price": None}}


def test_wide_before_the_core_has_shown_anything() -> None:
    core, wide = slot("a", "azhi", "11-25", crowd="核心"), slot("b", "mumu", "11-28", crowd="泛")
    found = only("泛人群过早", core, wide)
    assert found.text == "泛人群有 1 篇排在前面，核心人群还没有笔记发出（看已发的核心笔记互动是否达到同类中位数）"
    assert found.advice == "挪到 12月2日 之后"
    assert found.change == {"b": {"day": "2026-12-02"}}
    assert told("泛人群过早", core, slot("b", "mumu", "12-02", crowd="泛")) == []
    assert only("泛人群过早", wide).change == {"b": {"crowd": "核心"}}


@pytest.mark.parametrize(("engagement", "found"), [(100, False), (120, False), (99, True)])
def test_evidence_is_a_core_note_at_the_median(engagement: float, found: bool) -> None:
    core = slot("a", "azhi", "11-10", crowd="核心", status="已发")
    known = facts(replace(CAMPAIGN, start="2026-11-01"), outcomes={"a": Outcome(engagement, 100)})
    assert bool(told("泛人群过早", core, slot("b", "mumu", "11-28", crowd="泛"), known=known)) == found


def test_alike_drafts() -> None:
    known = facts(alike=(AlikePair("a", "b", 0.7),))
    a, b = slot("a", "azhi", "12-01", title="换季面霜"), slot("b", "mumu", "12-05", title="冬天面霜")
    found = only("撞稿", a, b, known=known)
    assert found.text == "《冬天面霜》 与 《换季面霜》 有 70% 的内容相同"
    assert found.advice == "对照两稿，改写《冬天面霜》"
    assert told("撞稿", a._replace(status="已发"), b._replace(status="已发"), known=known) == []


def test_lines_of_the_matrix() -> None:
    line = SlotLine(
        Slot(
            "a", "c", "azhi", keywords=(SlotKeyword("面霜", "核心"), SlotKeyword("干皮 面霜", "长尾")), day="2026-12-01"
        ),
        role="KOL",
    )
    (one,) = seen_of([line])
    assert one.longtails == (("干皮 面霜", "干皮 面霜"),)
    assert one.on == date(2026, 12, 1).toordinal()
    gone = replace(line, slot=replace(line.slot, deleted_at="2026-11-01"))
    assert seen_of([gone]) == []
    again = replace(line, slot=replace(line.slot, id="b"))
    assert {one.kind for one in reminders([line, again, gone], facts())} == {"同号撞词", "同日两篇"}


def world(seed: int, size: int = 60) -> list[Seen]:
    dice = random.Random(seed)
    return [
        slot(
            f"s{number:02}",
            dice.choice([*ACCOUNTS, None]),
            dice.choice([None, *(f"12-{day:02}" for day in range(1, 26)), "11-10", "11-25"]),
            dice.choice(["", "干皮面霜", "油皮面霜", "敏感肌面霜"]),
            status=dice.choice(["选题", "初稿", "待发", "已发"]),
            fixed=dice.random() < 0.1,
            crowd=dice.choice([None, *CROWDS]),
            route=dice.choice([None, "无", "红猫 UD", "小程序", "小红圈口令", "信鸽"]),
            filed=dice.choice([None, True, False]),
            price=dice.choice([None, 400.0, 800.0, 6600.0]),
        )
        for number in range(size)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_taking_the_advice_helps(seed: int) -> None:
    """What was told is told no more, fixed and published slots were let alone, and no rule complains that did not before."""
    slots = world(seed, 40)
    by_id = {one.id: one for one in slots}
    before = Board(slots, facts()).reminders(1000)
    for one in before:
        assert all(by_id[id].free for id in one.change)
        assert not one.change or one.advice
        if not one.change:
            continue
        after = Board(applied(slots, one.change), facts()).reminders(1000)
        assert (one.text, one.slots) not in {(other.text, other.slots) for other in after}, one
        if one.kind in ("同号撞词", "同日两篇", "冷却期内", "超出月产能"):
            rules = {"同号撞词", "同日两篇", "冷却期内", "超出月产能", "不在活动期"}
            assert sum(other.kind in rules for other in after) <= sum(other.kind in rules for other in before), one


@pytest.mark.parametrize("seed", range(12))
def test_an_edit_tells_what_a_new_look_tells(seed: int) -> None:
    dice = random.Random(seed)
    slots = {one.id: one for one in world(seed)}
    known = facts(alike=tuple(AlikePair(f"s{n:02}", f"s{n + 1:02}", 0.5) for n in range(0, 60, 3)))
    board = Board(slots.values(), known)
    for step in range(25):
        changed: dict[str, Seen | None] = {}
        for one in dice.sample(world(seed + 100 + step), 3):
            now = slots.get(one.id)
            if now and dice.random() < 0.6:
                field = dice.choice(Seen._fields[1:])
                one = now._replace(**{field: getattr(one, field)})
            changed[one.id] = None if dice.random() < 0.2 else one
        board.edit(changed)
        for id, new in changed.items():
            slots.pop(id, None)
            if new:
                slots[id] = new
        assert sorted(map(repr, board.reminders())) == sorted(map(repr, Board(slots.values(), known).reminders()))


def test_of_many_the_first_are_told_and_the_rest_counted() -> None:
    slots = [slot(f"s{n:03}", "azhi", "12-24") for n in range(100)]
    found = [one for one in Board(slots, facts()).reminders(most=5) if one.kind == "不在活动期"]
    assert len(found) == 6
    assert (found[-1].text, found[-1].count) == ("不在活动期：还有 95 处", 95)
    assert len(found[-1].slots) == 95


def test_the_same_slots_in_any_order_tell_the_same() -> None:
    slots = world(3)
    wanted = sorted(map(repr, Board(slots, facts()).reminders()))
    random.Random(1).shuffle(slots)
    assert sorted(map(repr, Board(slots, facts()).reminders())) == wanted


@pytest.mark.parametrize("kind", ["同号撞词", "同日两篇", "冷却期内", "超出月产能"])
def test_when_nobody_and_no_day_is_free_a_slot_waits_for_an_account(kind: str) -> None:
    short = replace(CAMPAIGN, start="2026-12-01", end="2026-12-02")
    alone = {"azhi": replace(ACCOUNTS["azhi"], capacity=1)}
    days = ("12-01", "12-01") if kind == "同日两篇" else ("12-01", "12-02")
    slots = [slot(id, "azhi", day, "干皮面霜") for id, day in zip("ab", days, strict=True)]
    found = only(kind, *slots, known=facts(short, accounts=alone))
    assert found.advice == "先空出账号，再另找人"
    assert found.change == {"b": {"account_id": None, "price": None}}
