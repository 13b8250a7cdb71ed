"""Random requests, and what must hold of an answer, checked from the answer alone."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import combinations

from planner.filling import Busy, Candidate, Filling, FillRequest, Job, Wanted
from planner.storage.kinds import keyword_key
from planner.storage.records import SlotKeyword

FIRST = date(2026, 11, 25).toordinal()
WORDS = ("干皮", "油皮", "敏感肌", "面霜", "精华", "粉底", "早八", "秋冬", "平价", "推荐", "测评", "保湿")
ROLES = ("官方", "KOL", "KOC", "素人")


def request_of(seed: int, jobs: int = 8, accounts: int = 6, days: int = 10, goals: int = 5) -> FillRequest:
    """Everything that can be asked for, a little of each."""
    dice = random.Random(seed)
    those = tuple(_account(dice, number) for number in range(dice.randint(1, accounts)))
    keywords = {"".join(dice.sample(WORDS, 2)) for _ in range(goals)}
    wanted = tuple(
        Wanted(text, text, dice.choice(("长尾", "长尾", "核心")), dice.randint(1, 3)) for text in sorted(keywords)
    )
    busy = [
        Busy(dice.choice(those).id, FIRST + dice.randrange(-5, days + 5), frozenset(dice.sample(sorted(keywords), 1)))
        for _ in range(dice.randint(0, 3))
    ]
    made = [_job(dice, number, those, days, sorted(keywords)) for number in range(dice.randint(1, jobs))]
    busy += [Busy(job.account_id, job.days[0], job.longtails) for job in made if job.settled and job.account_id]
    notes = Counter(one.on for one in busy)
    budget = dice.choice((None, None, dice.randrange(0, 6000)))
    budgets = {"KOC": float(dice.randrange(0, 3000))} if dice.random() < 0.4 else {}
    return FillRequest(tuple(made), those, wanted, tuple(busy), budget, budgets, notes)


def _account(dice: random.Random, number: int) -> Candidate:
    return Candidate(
        f"a{number}",
        f"号{number}",
        dice.choice(ROLES),
        dice.choice(("护肤", "面霜", "")),
        dice.choice((None, 0, 1, 2, 4)),
        dice.choice((None, 0, 2, 5)),
        dice.choice((None, "正常", "观察", "限流", "违规", "停更")),
        dice.choice((None, 100.0, 400.0, 1500.0)),
        "、".join(dice.sample(WORDS, 2)),
        dice.choice(("", "", "平价", "测评，推荐")),
        dice.choice((None, 50.0, 900.0)),
    )


def _job(dice: random.Random, number: int, accounts: tuple[Candidate, ...], days: int, keywords: list[str]) -> Job:
    first = dice.randrange(days)
    open_days = tuple(range(FIRST + first, FIRST + days))
    own = (SlotKeyword(dice.choice(keywords), "长尾"),) if dice.random() < 0.2 else ()
    keys = frozenset(keyword_key(one.text) for one in own)
    more = {
        "keywords": own,
        "longtails": keys,
        "asks_longtail": not own,
        "category": dice.choice(("面霜", "")),
        "crowd": "核心",
    }
    way = dice.random()
    price = dice.choice((None, 300.0))
    if way < 0.15:
        account = dice.choice(accounts)
        return Job(f"s{number}", open_days[:1], account.role, account.id, price=price, settled=True, **more)
    if way < 0.3:
        account = dice.choice([one for one in accounts if one.health not in ("违规", "停更")] or [*accounts])
        return Job(f"s{number}", open_days, account.role, account.id, price=price, **more)
    if way < 0.5:
        return Job(f"s{number}", open_days[: dice.choice((1, 20))], None, price=price, **more)
    return Job(None, open_days, dice.choice((*ROLES, None)), product_id=f"p{number}", **more)


def broken(request: FillRequest, filling: Filling) -> list[str]:
    """Every hard constraint the proposals break, counted anew from what they would write."""
    accounts = {one.id: one for one in request.accounts}
    jobs = {job.slot_id: job for job in request.jobs if job.slot_id}
    new = {job.product_id: job for job in request.jobs if job.slot_id is None}
    found: list[str] = []
    diaries: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    fixed: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for busy in request.busy:
        fixed[busy.account_id].append((busy.on, busy.longtails))
    extra, extras = 0.0, Counter[str]()
    for one in filling.proposals:
        change = one.change
        if one.slot_id is not None:
            job = jobs.pop(one.slot_id)
        else:
            job = new.pop(str(change["product_id"]))
            if change["crowd"] != job.crowd:
                found.append("another crowd")
        id = str(change.get("account_id", job.account_id))
        account = accounts[id]
        if job.account_id is not None and "account_id" in change:
            found.append("a settled account was changed")
        if job.account_id is None and account.health in ("违规", "停更"):
            found.append("a closed account")
        if job.role and account.role != job.role:
            found.append("another role")
        on = date.fromisoformat(str(change["day"])).toordinal() if "day" in change else job.days[0]
        if on not in job.days or (len(job.days) == 1 and one.slot_id and "day" in change):
            found.append("a day that is not open")
        given = change.get("keywords", job.keywords)
        assert isinstance(given, tuple)
        if given[: len(job.keywords)] != job.keywords:
            found.append("keywords were taken away")
        added = [keyword.text for keyword in given[len(job.keywords) :]]
        if any(word and word in text for word in account.avoid.split("，") for text in added):
            found.append("a word the account never says")
        keys = frozenset(keyword_key(keyword.text) for keyword in given if keyword.role == "长尾")
        if job.settled:
            fixed[id].remove((on, job.longtails))
            fixed[id].append((on, keys))
        else:
            diaries[id].append((on, keys))
        price = change.get("price", job.price)
        more = (float(price) if isinstance(price, (int, float)) else 0.0) - (job.price or 0.0)
        extra += more
        of_role = more if job.account_id is not None else more + (job.price or 0.0)
        extras[account.role] += of_role  # type: ignore[assignment]
    if request.budget is not None and extra > max(0.0, request.budget) + 0.01:
        found.append("over budget")
    found += [
        f"over the budget of {role}" for role, most in request.budgets.items() if extras[role] > max(0.0, most) + 0.01
    ]
    for id, diary in diaries.items():
        found += _crowded(accounts[id], diary, fixed[id])
    return found


def _crowded(
    account: Candidate, diary: list[tuple[int, frozenset[str]]], fixed: list[tuple[int, frozenset[str]]]
) -> list[str]:
    """What the new notes of one account break among themselves and beside what is fixed."""
    found = []
    gap = max(account.cooldown or 0, 1)
    months: Mapping[str, int] = Counter(str(date.fromordinal(on))[:7] for on, _ in [*diary, *fixed])
    new = {str(date.fromordinal(on))[:7] for on, _ in diary}
    if account.capacity is not None and any(months[month] > account.capacity for month in new):
        found.append("over capacity")
    pairs = [*combinations(diary, 2), *((one, other) for one in diary for other in fixed)]
    for (on, keys), (other, others) in pairs:
        if abs(on - other) < gap:
            found.append("inside the cool-down")
        if abs(on - other) <= 7 and keys & others:
            found.append("the same long-tail in a week")
    return found
