"""A plan breaks nothing, is the same again, explains itself, and is better than a plain greedy one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.filling import Busy, Candidate, FillRequest, Job, Wanted, fill
from planner.filling.fit import avoided, common, fit, pieces
from planner.filling.search import greedy
from planner.filling.state import State
from planner.filling.tables import tables_of
from planner.storage.records import SlotKeyword
from tests.planner.filling.filling_world import FIRST, broken, request_of

AZHI = Candidate("azhi", "阿芷", "KOC", "护肤", 2, 3, "正常", 400.0, "干皮、面霜测评", engagement=900.0)
MAN = Candidate("man", "小满", "KOC", "彩妆", 2, 3, "正常", 300.0, "粉底、早八", engagement=100.0)
DAYS = tuple(range(FIRST, FIRST + 14))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 5))
def test_nothing_that_must_hold_is_ever_broken(seed: int, dice: int) -> None:
    request = request_of(seed, jobs=14, accounts=7, days=16, goals=8)
    assert broken(request, fill(request, dice)) == []


@pytest.mark.parametrize("seed", range(50))
def test_at_least_as_good_as_plain_greedy(seed: int) -> None:
    request = request_of(seed, jobs=30, accounts=12, days=20, goals=15)
    plain = State(tables_of(request))
    greedy(plain)
    assert fill(request, seed).objective >= plain.objective


@pytest.mark.parametrize("seed", range(6))
def test_the_objective_is_what_the_proposals_are_worth(seed: int) -> None:
    """Counted anew from the books after thousands of notes were put and taken."""
    request = request_of(seed, jobs=30, accounts=12, days=20, goals=15)
    from planner.filling.search import improve, started

    state, toll = started(tables_of(request))
    improve(state, seed, toll)
    again = State(tables_of(request))
    for job, place in enumerate(state.places):
        if place is not None:
            again.put(job, place)
    assert again.objective == state.objective
    assert again.left == state.left


def test_the_same_seed_gives_the_same_plan() -> None:
    request = request_of(4, jobs=40, accounts=12, days=20, goals=15)
    assert fill(request, 7) == fill(request, 7)


def test_who_suits_gets_it_and_the_sentence_says_why() -> None:
    request = FillRequest(
        (Job(None, DAYS, "KOC", category="面霜"),), (MAN, AZHI), (Wanted("干皮面霜", "干皮面霜", "长尾", 1),)
    )
    (found,) = fill(request).proposals
    assert found.account == "阿芷"
    assert found.change["account_id"] == "azhi"
    assert found.change["keywords"] == (SlotKeyword("干皮面霜", "长尾"),)
    assert found.cost == 400.0
    assert found.why.startswith("阿芷（KOC）：擅长“干皮”，对得上“干皮面霜”")
    assert "11 月排 1 篇，产能 2 篇" in found.why or "12 月排 1 篇，产能 2 篇" in found.why
    assert "报价 ¥400" in found.why


def test_open_slots_keep_what_is_settled() -> None:
    job = Job(
        "s1",
        (FIRST,),
        "KOC",
        "man",
        (SlotKeyword("早八粉底", "长尾"),),
        frozenset({"早八粉底"}),
        settled=True,
        asks_longtail=False,
    )
    request = FillRequest(
        (job,), (MAN, AZHI), (Wanted("粉底", "粉底", "核心", 1),), (Busy("man", FIRST, job.longtails),)
    )
    (found,) = fill(request).proposals
    assert found.slot_id == "s1"
    assert found.change == {
        "price": 300.0,
        "keywords": (SlotKeyword("早八粉底", "长尾"), SlotKeyword("粉底", "核心")),
    }


def test_an_agreed_price_stays() -> None:
    job = Job("s1", DAYS, "KOC", "man", price=250.0)
    (found,) = fill(FillRequest((job,), (MAN, AZHI))).proposals
    assert set(found.change) == {"day"}


def test_an_unknown_price_stays_unknown() -> None:
    request = FillRequest((Job(None, DAYS, "KOC"),), (replace(MAN, price=None),))
    filling = fill(request)
    assert filling.proposals[0].cost is None
    assert filling.unmet == ("小满没有报价，花费没有算进预算",)


def test_words_an_account_never_says() -> None:
    request = FillRequest(
        (Job(None, DAYS, "KOC"),), (replace(AZHI, avoid="干皮"),), (Wanted("干皮面霜", "干皮面霜", "长尾", 1),)
    )
    assert "keywords" not in fill(request).proposals[0].change


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        (FillRequest((Job(None, DAYS, "KOL"),), (MAN,)), "1 篇 KOL 没有排出去：没有可用的 KOL 账号"),
        (
            FillRequest((Job(None, DAYS, "KOC"),), (replace(MAN, health="停更"),)),
            "1 篇 KOC 没有排出去：没有可用的 KOC 账号",
        ),
        (
            FillRequest((Job(None, DAYS, "KOC"),), (MAN,), budget=200.0),
            "1 篇 KOC 没有排出去：有空的账号都超出剩下的预算",
        ),
        (
            FillRequest((Job(None, DAYS, "KOC"),), (MAN,), budgets={"KOC": 200.0}),
            "1 篇 KOC 没有排出去：有空的账号都超出剩下的预算",
        ),
        (
            FillRequest((Job(None, DAYS, "KOC"),), (replace(MAN, capacity=0),)),
            "1 篇 KOC 没有排出去：账号的产能、冷却期或一周内的同一长尾都排满了",
        ),
        (FillRequest((Job(None, (), "KOC"),), (MAN,)), "1 篇 KOC 没有排出去：活动期里没有它这层人群还能用的日子"),
        (
            FillRequest((), (MAN,), (Wanted("a", "面霜", "核心", 2), Wanted("b", "精华", "长尾", 1))),
            "“面霜”、“精华”还差 3 篇没有覆盖",
        ),
    ],
)
def test_what_could_not_be_had(request_: FillRequest, sentence: str) -> None:
    assert fill(request_).unmet == (sentence,)


def test_a_plan_that_costs_too_much_already_can_get_cheaper() -> None:
    job = Job("s1", DAYS, "KOC", price=900.0)
    (found,) = fill(FillRequest((job,), (MAN,), budget=-500.0)).proposals
    assert found.cost == 300.0


def test_money_goes_further_with_cheaper_accounts() -> None:
    dear = replace(AZHI, capacity=None, cooldown=None, price=1000.0)
    cheap = replace(MAN, about="", category="", engagement=None, capacity=None, cooldown=None, price=250.0)
    jobs = tuple(Job(None, DAYS, "KOC", category="护肤") for _ in range(4))
    assert len(fill(FillRequest(jobs, (dear, cheap), budget=1000.0)).proposals) == 4


def test_notes_are_spread_over_the_days() -> None:
    crowd = tuple(replace(MAN, id=f"m{n}") for n in range(20))
    filling = fill(FillRequest(tuple(Job(None, DAYS, "KOC") for _ in range(14)), crowd))
    assert len({one.day for one in filling.proposals}) == 14


def test_it_can_be_stopped_and_tells_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    fill(request_of(4), progress=lambda done, total: heard.append((done, total)))
    assert heard
    assert all(done < total for done, total in heard)

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fill(request_of(4), check=stop)


def test_nothing_to_do() -> None:
    assert fill(FillRequest((), ())).proposals == ()


def test_fit() -> None:
    about = pieces("护肤 干皮、面霜测评")
    assert fit(about, "干皮面霜") > fit(about, "干皮粉底") >= 60
    assert fit(about, "早八粉底") == 0
    assert fit(about, "") == 0
    assert common("护肤 干皮面霜测评", "秋冬干皮面霜") == "干皮面霜"
    assert common("护肤", "粉底") == ""
    assert avoided("干皮，最便宜", "干皮面霜")
    assert not avoided("", "干皮面霜")
