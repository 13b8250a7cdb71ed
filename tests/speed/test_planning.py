"""Reminders of a great campaign, and 帮我排 for a usual one."""

from __future__ import annotations

import random
from datetime import date

import pytest

from planner.filling import Candidate, FillRequest, Job, Wanted, fill
from planner.filling.search import greedy
from planner.filling.state import State
from planner.filling.tables import tables_of
from planner.matrix.reminders import Board, ReminderFacts, Seen
from planner.routes import Routes
from planner.storage.records import CROWDS, Campaign, Target
from tests.speed.measuring import milliseconds
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale

pytestmark = pytest.mark.speed

REMINDERS = "Reminders of a campaign"
FILLING = "Fill for me"
TODAY = date(2026, 11, 22)
START = date(2026, 6, 1)
ROLES = ("官方", "KOL", "KOC", "素人")
WORDS = (
    *("干皮", "油皮", "敏感肌", "混油", "面霜", "精华", "粉底", "防晒", "口红", "早八"),
    *("通勤", "秋冬", "换季", "平价", "学生", "推荐", "测评", "教程", "保湿", "修护"),
)
ALL_MOST, EDIT_MOST, FILL_MOST = 300, 50, 5_000


def people(dice: random.Random, count: int) -> list[Candidate]:
    return [
        Candidate(
            f"a{number}",
            f"号{number}",
            dice.choice(ROLES),
            dice.choice(("护肤", "彩妆", "生活")),
            dice.choice((None, 4, 8)),
            dice.choice((None, 2, 3)),
            dice.choice(("正常", "正常", "观察", "停更")),
            float(dice.randrange(100, 5000)),
            "、".join(dice.sample(WORDS, 3)),
            "",
            float(dice.randrange(10, 3000)),
        )
        for number in range(count)
    ]


def planned(dice: random.Random, accounts: list[Candidate], count: int) -> list[Seen]:
    """A year of notes; about one in ten has something wrong with it."""
    keys = [("".join(dice.sample(WORDS, 3)),) * 2 for _ in range(300)]
    found = []
    for number in range(count):
        account = accounts[number % len(accounts)]
        on = START.toordinal() + (number // len(accounts) * 36 + dice.randrange(8)) % 360
        status, crowd = dice.choice(("选题", "初稿", "终审", "已发")), dice.choice(CROWDS)
        route, price = dice.choice(("红猫 UD", "无", None)), dice.choice((None, 500.0))
        found.append(
            Seen(
                f"s{number:06}", account.id, account.role, on, status, False, True, (dice.choice(keys),),
                crowd, route, dice.random() < 0.9, price,
            )
        )  # fmt: skip
    return found


def test_reminders(scale: Scale, report: Report) -> None:
    dice = random.Random(1)
    count = 100_000 if scale.full else 4_000
    accounts = people(dice, count // 10)
    seen = planned(dice, accounts, count)
    campaign = Campaign("c", "一年", "2026-06-01", "2027-05-31", 1e6, targets=(Target("KOC", 10, 1e5),))
    facts = ReminderFacts(TODAY, campaign, {one.id: one for one in accounts}, Routes.load())
    boards: list[Board] = []
    looked = min(milliseconds(lambda: boards.append(Board(seen, facts))) for _ in range(3))
    board = boards[-1]
    told = milliseconds(board.reminders)
    edits = [{f"s{number:06}": seen[number]._replace(on=START.toordinal() + number)} for number in range(0, 100, 10)]
    edited = sorted(milliseconds(lambda edit=edit: (board.edit(edit), board.reminders())) for edit in edits)[5]  # type: ignore[misc, func-returns-value]
    everything = looked + told
    met = everything <= ALL_MOST if scale.full else None
    what = f"all rules over {count:,} slots of {len(accounts):,} accounts, told"
    report.add(REMINDERS, Line(what, ms(everything), "", "", f"≤ {ALL_MOST} ms", met))
    met = edited <= EDIT_MOST if scale.full else None
    report.add(REMINDERS, Line("after one edit, told again", ms(edited), "", "", f"≤ {EDIT_MOST} ms", met))
    assert everything < ALL_MOST * 3
    assert edited < EDIT_MOST * 3


def test_fill(scale: Scale, report: Report) -> None:
    dice = random.Random(3)
    jobs, accounts, keywords = (500, 200, 300) if scale.full else (60, 40, 40)
    first = date(2026, 12, 1).toordinal()
    names = sorted({"".join(dice.sample(WORDS, 3)) for _ in range(keywords)})
    request = FillRequest(
        tuple(
            Job(
                None, tuple(range(first + dice.choice((0, 7, 14)), first + 28)), dice.choice(ROLES[1:]), category="面霜"
            )
            for _ in range(jobs)
        ),
        tuple(people(dice, accounts)),
        tuple(Wanted(name, name, dice.choice(("长尾", "长尾", "核心")), dice.randint(1, 3)) for name in names),
        budget=1_200.0 * jobs,
    )
    plain = State(tables_of(request))
    greedy(plain)
    found = []
    taken = milliseconds(lambda: found.append(fill(request)))
    gain = f"{found[0].objective / plain.objective:.3f}× the points of plain greedy"
    met = taken <= FILL_MOST if scale.full else None
    what = f"{jobs} slots, {accounts} accounts, {len(names)} keywords"
    report.add(FILLING, Line(what, ms(taken), gain, "", f"≤ {FILL_MOST:,} ms", met))
    assert found[0].objective >= plain.objective
    assert taken < FILL_MOST * 2
