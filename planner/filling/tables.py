"""What a proposal is worth, in points.

The objective of a plan, to be made as great as possible, is

    Σ over filled jobs   FILL + suits(account, job) + reach(account) - COST · price / dearest - ill(account)
  + Σ over keywords given within their goal   GOAL + fits(account, keyword)
  - Σ over days   spread · n · (n - 1) / 2, n being all notes of that day, without what lies there in any case

where ``suits`` is 0..100 (the account's category and persona against the product's category), ``reach`` 0..100 (the share of accounts
of the same role whose notes get less), ``fits`` 0..100 (``planner.filling.fit``), ``dearest`` the highest known price among all
accounts, ``spread`` SPREAD over the notes of an average day (at least 1), and ``ill`` what a health under observation costs. A job
that stays empty is worth nothing. All points are whole numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from planner.filling.fit import avoided, fit, pieces
from planner.filling.request import FillRequest, Job
from planner.matrix.candidates import CLOSED, Candidate

FILL = 1000
GOAL = 300
COST = 200
SPREAD = 60
ILL = {"观察": 60, "限流": 150}
NEVER = -1
"""A keyword the account never says."""

WEEK = 7
"""Days within which one account does not write on a long-tail again."""


@dataclass(frozen=True)
class Tables:
    """The request in numbers: accounts, jobs and goals by their places in it.

    ``suits[job][account]`` is everything that depends on these two alone, FILL included; ``fits[account][goal]`` may be NEVER.
    ``candidates[job]`` are accounts, the best first; ``longest[account]`` the goals of 长尾, the best first.
    """

    request: FillRequest
    gaps: tuple[int, ...]
    suits: tuple[dict[int, int], ...]
    candidates: tuple[tuple[int, ...], ...]
    fits: tuple[tuple[int, ...], ...]
    longtails: tuple[tuple[int, ...], ...]
    cores: tuple[tuple[int, ...], ...]
    best_fits: tuple[int, ...]
    months: dict[int, int]
    spread: int


def tables_of(request: FillRequest) -> Tables:
    """Count everything once."""
    accounts, jobs, goals = request.accounts, request.jobs, request.goals
    abouts = [pieces(f"{one.category} {one.about}") for one in accounts]
    fits = tuple(
        tuple(NEVER if avoided(one.avoid, goal.text) else fit(about, goal.text) for goal in goals)
        for one, about in zip(accounts, abouts, strict=True)
    )
    worth = [_worth(one, reach, _dearest(request)) for one, reach in zip(accounts, _reaches(accounts), strict=True)]
    categories = {category: [fit(about, category) for about in abouts] for category in {job.category for job in jobs}}
    suits, candidates = [], []
    places = {one.id: place for place, one in enumerate(accounts)}
    for job in jobs:
        suitable = categories[job.category]
        mine = {place: FILL + worth[place] + suitable[place] for place in _allowed(job, accounts, places)}
        suits.append(mine)
        best = {place: max(fits[place], default=0) for place in mine}
        candidates.append(tuple(sorted(mine, key=lambda place: (-mine[place] - 2 * max(best[place], 0), place))))
    by_role = {role: [at for at, goal in enumerate(goals) if goal.role == role] for role in ("长尾", "核心")}
    days = {on for job in jobs for on in job.days} | {busy.on for busy in request.busy}
    return Tables(
        request,
        tuple(max(one.cooldown or 0, 1) for one in accounts),
        tuple(suits),
        tuple(candidates),
        fits,
        tuple(_ordered(by_role["长尾"], row) for row in fits),
        tuple(_ordered(by_role["核心"], row) for row in fits),
        tuple(max(0, *row) if row else 0 for row in fits),
        {on: month_of(on) for on in days},
        _spread(request),
    )


def month_of(on: int) -> int:
    """Calendar months as numbers that rise by one."""
    day = date.fromordinal(on)
    return day.year * 12 + day.month - 1


def price_of(job: Job, account: Candidate) -> float:
    """What the job costs with this account: what was agreed for it, else the account's price; unknown counts as nothing."""
    if job.account_id is not None and job.price is not None:
        return job.price
    return account.price or 0.0


def _allowed(job: Job, accounts: tuple[Candidate, ...], places: dict[str, int]) -> list[int]:
    if job.account_id is not None:
        return [places[job.account_id]] if job.account_id in places else []
    return [
        place
        for place, one in enumerate(accounts)
        if one.health not in CLOSED and (job.role is None or one.role == job.role)
    ]


def _spread(request: FillRequest) -> int:
    days = {on for job in request.jobs for on in job.days}
    notes = len(request.jobs) + sum(request.notes.get(on, 0) for on in days)
    return max(1, round(SPREAD * len(days) / max(notes, len(days)))) if days else 1


def _dearest(request: FillRequest) -> float:
    return max((one.price or 0.0 for one in request.accounts), default=0.0) or 1.0


def _worth(one: Candidate, reach: int, dearest: float) -> int:
    return reach - round(COST * (one.price or 0.0) / dearest) - ILL.get(one.health or "", 0)


def _reaches(accounts: tuple[Candidate, ...]) -> list[int]:
    """0 to 100: the share of accounts of the same role with less engagement; 0 where it is not known."""
    known: dict[str, list[float]] = {}
    for one in accounts:
        if one.engagement is not None:
            known.setdefault(one.role, []).append(one.engagement)
    for values in known.values():
        values.sort()
    return [
        0
        if one.engagement is None
        else round(100 * bisect_left(known[one.role], one.engagement) / len(known[one.role]))
        for one in accounts
    ]


def _ordered(goals: list[int], fits: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted((goal for goal in goals if fits[goal] != NEVER), key=lambda goal: (-fits[goal], goal)))
