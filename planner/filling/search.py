"""Greedy first, then local search: take some notes out of the plan, put them back better, keep what is no worse."""

from __future__ import annotations

import random
from collections.abc import Callable

from planner.filling.state import Place, State
from planner.filling.tables import Tables

Progress = Callable[[int, int], None]

STEPS = 1400
"""Rounds of local search at most; with less to plan fewer pay."""
STEPS_A_JOB = 60
TAKEN = 6
"""Notes that are taken out together at most."""
TOLLS = (150, 400, 1000, 2500)
"""Points that are taken off for the price of an average account, to see whether money goes further."""
STILL = 250
"""Rounds without any gain after which nothing more is to be expected."""


def started(tables: Tables, check: Callable[[], None] = lambda: None) -> tuple[State, int]:
    """The best of some greedy plans, and the toll it was made with: each shies away from dear accounts more than the last.

    Where money is short, cheaper accounts leave room for more notes; where it is not, the first is the best.
    """
    found, best = 0, State(tables)
    greedy(best, check)
    for toll in TOLLS if any(place is None for place in best.places) else ():
        other = State(tables)
        other.tolls = tolls_of(tables, toll)
        greedy(other, check)
        if other.objective > best.objective:
            found, best = toll, other
    return best, found


def tolls_of(tables: Tables, toll: int) -> list[int]:
    """So many points for the price of an average account, for each by its own."""
    prices = [account.price or 0.0 for account in tables.request.accounts]
    mean = sum(prices) / len(prices) if any(prices) else 1.0
    return [round(toll * price / mean) for price in prices]


def greedy(state: State, check: Callable[[], None] = lambda: None) -> None:
    """Every job in turn goes to its best place, those with the fewest accounts first."""
    for job in sorted(range(len(state.places)), key=lambda job: (_choices(state, job), job)):
        check()
        place = state.best(job, over=-(10**9))
        if place is not None:
            state.put(job, place)


def improve(
    state: State,
    seed: int,
    toll: int = 0,
    check: Callable[[], None] = lambda: None,
    progress: Progress = lambda done, total: None,
) -> None:
    """Local search with this seed: the same request and seed end in the same plan, on every machine."""
    dice, jobs = random.Random(seed), len(state.places)
    steps = min(STEPS, STEPS_A_JOB * jobs)
    tolls = [tolls_of(state.tables, points) for points in sorted({0, toll, TOLLS[0] if toll else 0})]
    now, still = state.objective, 0
    for step in range(steps if jobs else 0):
        check()
        progress(step, steps)
        taken = _some(state, dice)
        before = [(job, state.places[job]) for job in taken]
        for job in taken:
            state.take(job)
        dice.shuffle(taken)
        state.tolls = dice.choice(tolls)
        _give(state, taken)
        then = state.objective
        still = 0 if then > now else still + 1
        if then < now:
            _put_back(state, before)
        else:
            now = then
        if still > max(STILL, jobs):
            break


def _give(state: State, taken: list[int]) -> None:
    for job in taken:
        place = state.best(job, over=-(10**9))
        if place is not None:
            state.put(job, place)


def _put_back(state: State, before: list[tuple[int, Place | None]]) -> None:
    for job, _ in before:
        state.take(job)
    for job, place in before:
        if place is not None:
            state.put(job, place)


def _some(state: State, dice: random.Random) -> list[int]:
    """Jobs to be looked at together: an empty one if there is any, and some that could make room for it."""
    jobs = range(len(state.places))
    empty = [job for job in jobs if state.places[job] is None]
    first = dice.choice(empty) if empty and dice.random() < 0.5 else dice.randrange(len(jobs))
    size = dice.randint(2, TAKEN)
    way = dice.random()
    place = state.places[first]
    if way < 0.35 and place is not None:
        related = [job for job in jobs if (other := state.places[job]) is not None and other.account == place.account]
    elif way < 0.7:
        role = state.tables.request.jobs[first].role
        related = [job for job in jobs if state.tables.request.jobs[job].role == role]
    else:
        related = list(jobs)
    others = [job for job in related if job != first]
    return [first, *dice.sample(others, min(size - 1, len(others)))]


def _choices(state: State, job: int) -> int:
    return len(state.tables.candidates[job]) * len(state.tables.request.jobs[job].days)
