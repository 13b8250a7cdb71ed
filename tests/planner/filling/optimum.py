"""The optimum of a small request, proved by CP-SAT: the same objective and the same constraints, written down once more."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from planner.filling import FillRequest
from planner.filling.tables import GOAL, WEEK, price_of, tables_of

CENT = 100


def optimum(request: FillRequest, seconds: float = 20.0) -> tuple[int, bool]:
    """The most points a plan can have, and whether that is proved."""
    from ortools.sat.python import cp_model

    model, tables = cp_model.CpModel(), tables_of(request)
    worth: list[Any] = []
    extras: list[tuple[Any, str, int, int]] = []
    covering: dict[int, list[Any]] = defaultdict(list)
    by_day: dict[int, list[Any]] = defaultdict(list)
    diary: dict[int, list[tuple[int, Any, int, frozenset[str]]]] = defaultdict(list)
    places = {one.id: at for at, one in enumerate(request.accounts)}
    fixed: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for busy in request.busy:
        fixed[places[busy.account_id]].append((busy.on, busy.longtails))
    for number, job in enumerate(request.jobs):
        mine = []
        for account in tables.candidates[number]:
            one = request.accounts[account]
            for on in job.days:
                if not job.settled and (
                    any(abs(day - on) < tables.gaps[account] for day, _ in fixed[account])
                    or any(abs(day - on) <= WEEK and keys & job.longtails for day, keys in fixed[account])
                ):
                    continue
                for longtail in _options(tables, "长尾", account, job.asks_longtail):
                    keys = job.longtails if longtail is None else job.longtails | {request.goals[longtail].key}
                    new = keys - job.longtails
                    if new and any(abs(day - on) <= WEEK and there & new for day, there in fixed[account]):
                        continue
                    for core in _options(tables, "核心", account, job.asks_core):
                        x = model.new_bool_var("")
                        mine.append(x)
                        given = [goal for goal in (longtail, core) if goal is not None]
                        worth.append(
                            (tables.suits[number][account] + sum(GOAL + tables.fits[account][goal] for goal in given))
                            * x
                        )
                        for goal in given:
                            covering[goal].append(x)
                        diary[account].append((on, x, number, keys))
                        extra = round(CENT * (price_of(job, one) - (job.price or 0.0)))
                        of_role = extra if job.account_id is not None else round(CENT * price_of(job, one))
                        extras.append((x, one.role, extra, of_role))
                        if not job.settled:
                            by_day[on].append(x)
        model.add_at_most_one(mine)
    for goal, those in covering.items():
        model.add(sum(those) <= request.goals[goal].count)
    _money(model, request, extras)
    for account, entries in diary.items():
        _room(model, request, tables, account, entries, fixed[account])
    for on, those in by_day.items():
        before = request.notes.get(on, 0)
        steps = [model.new_bool_var("") for _ in those]
        model.add(sum(steps) == sum(those))
        worth += [-tables.spread * (before + at) * step for at, step in enumerate(steps)]
    model.maximize(sum(worth))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    return round(solver.objective_value), status == cp_model.OPTIMAL


def _options(tables: Any, role: str, account: int, asked: bool) -> list[int | None]:
    goals = tables.longtails[account] if role == "长尾" else tables.cores[account]
    return [None, *(goals if asked else ())]


def _money(model: Any, request: FillRequest, extras: list[tuple[Any, str, int, int]]) -> None:
    def within(limit: float, those: list[tuple[Any, int]]) -> None:
        model.add(sum(extra * x for x, extra in those) <= max(0, round(CENT * limit)))

    if request.budget is not None:
        within(request.budget, [(x, extra) for x, _, extra, _ in extras])
    for role, limit in request.budgets.items():
        within(limit, [(x, extra) for x, of, _, extra in extras if of == role])


def _room(model: Any, request: FillRequest, tables: Any, account: int, entries: list[Any], fixed: list[Any]) -> None:
    capacity = request.accounts[account].capacity
    jobs = request.jobs
    if capacity is not None:
        months: dict[int, list[Any]] = defaultdict(list)
        for on, x, job, _ in entries:
            if not jobs[job].settled:
                months[tables.months[on]].append(x)
        for month, those in months.items():
            taken = sum(tables.months[day] == month for day, _ in fixed)
            model.add(sum(those) <= max(0, capacity - taken))
    for (on, x, job, keys), (other, y, another, others) in combinations(entries, 2):
        if job == another:
            continue
        both_new = not jobs[job].settled and not jobs[another].settled
        near = both_new and abs(on - other) < tables.gaps[account]
        if near or (
            abs(on - other) <= WEEK
            and keys & others
            and not (jobs[job].settled and jobs[another].settled and not _added(jobs, job, another, keys, others))
        ):
            model.add_at_most_one([x, y])


def _added(jobs: Any, job: int, another: int, keys: frozenset[str], others: frozenset[str]) -> bool:
    """Whether what two settled notes share was given to one of them now."""
    return bool((keys & others) - (jobs[job].longtails & jobs[another].longtails))
