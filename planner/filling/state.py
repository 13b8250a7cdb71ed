"""A plan in the making: who writes what when, kept within everything that must hold."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from planner.filling.request import Job
from planner.filling.tables import GOAL, NEVER, WEEK, Tables, price_of
from planner.matrix.candidates import Candidate

PENNY = 0.005
NOTHING = -1
FEW = 24
"""Open goals that are sooner compared than searched for in the long list of all."""


class Place(NamedTuple):
    """Where a job goes: an account, a day, and goals (-1: none), with the points this adds."""

    account: int
    on: int
    longtail: int
    core: int
    points: int


class State:
    """What is given to whom. ``put`` and ``take`` keep the books, the ``objective`` too; what ``best`` returns breaks nothing.

    ``tolls`` make ``best`` shy away from accounts beyond what they are worth: from dear ones while money is short.
    """

    def __init__(self, tables: Tables) -> None:
        request = tables.request
        self.tables = tables
        self.places: list[Place | None] = [None] * len(request.jobs)
        self.left = [goal.count for goal in request.goals]
        self._notes: defaultdict[int, int] = defaultdict(int, request.notes)
        self._diaries: list[list[tuple[int, frozenset[str], int]]] = [[] for _ in request.accounts]
        self._months: defaultdict[tuple[int, int], int] = defaultdict(int)
        self._spent = 0.0
        self._spent_of: defaultdict[str, float] = defaultdict(float)
        numbers = {one.id: number for number, one in enumerate(request.accounts)}
        for busy in request.busy:
            if busy.account_id in numbers:
                number = numbers[busy.account_id]
                self._diaries[number].append((busy.on, busy.longtails, NOTHING))
                self._months[number, tables.months[busy.on]] += 1
        self.objective = 0
        self.tolls = [0] * len(request.accounts)
        self._open: dict[str, set[int]] = {"长尾": set(), "核心": set()}
        for number, goal in enumerate(request.goals):
            if goal.count > 0:
                self._open[goal.role].add(number)

    def _points(self, job: int, place: Place) -> int:
        """What a job brings, its day left aside."""
        fits = self.tables.fits[place.account]
        given = sum(GOAL + fits[goal] for goal in (place.longtail, place.core) if goal != NOTHING)
        return self.tables.suits[job][place.account] + given

    def put(self, job: int, place: Place) -> None:
        """Give a job away."""
        self._book(job, place, 1)
        one = self.tables.request.jobs[job]
        keys = one.longtails
        if place.longtail != NOTHING:
            keys = keys | {self.tables.request.goals[place.longtail].key}
        self._diaries[place.account].append((place.on, keys, job))
        self.places[job] = place

    def take(self, job: int) -> None:
        """Take it back."""
        place = self.places[job]
        if place is None:
            return
        self._book(job, place, -1)
        diary = self._diaries[place.account]
        del diary[next(at for at, entry in enumerate(diary) if entry[2] == job)]
        self.places[job] = None

    def _book(self, job: int, place: Place, sign: int) -> None:
        request = self.tables.request
        one, account = request.jobs[job], request.accounts[place.account]
        self.objective += sign * self._points(job, place)
        if not one.settled:
            self._months[place.account, self.tables.months[place.on]] += sign
            # What the n-th note of a day costs: the n - 1 that are there.
            self.objective -= sign * self.tables.spread * (self._notes[place.on] - (sign < 0))
            self._notes[place.on] += sign
        whole, of_role = _extra(one, account)
        self._spent += sign * whole
        self._spent_of[account.role] += sign * of_role
        for goal in (place.longtail, place.core):
            if goal != NOTHING:
                self.left[goal] -= sign
                opened = self._open[request.goals[goal].role]
                if self.left[goal] > 0:
                    opened.add(goal)
                else:
                    opened.discard(goal)

    def best(self, job: int, over: int = 0) -> Place | None:
        """The place that brings most points, tolls taken off, more than ``over``; None when there is none that breaks nothing."""
        tables, one = self.tables, self.tables.request.jobs[job]
        days = sorted((0 if one.settled else tables.spread * self._notes[on], on) for on in one.days)
        if not days:
            return None
        found, most = None, over
        suits, best_fits = tables.suits[job], tables.best_fits
        opened = (one.asks_longtail and self._open["长尾"], one.asks_core and self._open["核心"])
        ceiling = GOAL * sum(map(bool, opened))
        asked = one.asks_longtail + one.asks_core
        tolls = self.tolls
        for account in tables.candidates[job]:
            bound = suits[account] - tolls[account] + ceiling + asked * best_fits[account]
            if bound - days[0][0] <= most or not self.affords(job, account):
                continue
            fits = tables.fits[account]
            core = self._top(account, "核心") if one.asks_core else NOTHING
            top = self._top(account, "长尾") if one.asks_longtail else NOTHING
            known = suits[account] - tolls[account] + (GOAL + fits[core] if core != NOTHING else 0)
            most_here = known + (GOAL + fits[top] if top != NOTHING else 0)
            for crowded, on in days:
                if most_here - crowded <= most:
                    break
                if not self.free(job, account, on):
                    continue
                longtail = self._longtail(account, on, top)
                points = known - crowded + (GOAL + fits[longtail] if longtail != NOTHING else 0)
                if points > most:
                    found, most = Place(account, on, longtail, core, points), points
        return found

    def affords(self, job: int, account: int) -> bool:
        """Whether there is money for it; what costs no more than now can always be paid."""
        request = self.tables.request
        one, candidate = request.jobs[job], request.accounts[account]
        whole, of_role = _extra(one, candidate)
        limit = request.budgets.get(candidate.role)
        if limit is not None and of_role > 0 and self._spent_of[candidate.role] + of_role > limit + PENNY:
            return False
        return request.budget is None or whole <= 0 or self._spent + whole <= request.budget + PENNY

    def free(self, job: int, account: int, on: int) -> bool:
        """Whether the account has room that day: capacity of the month, cool-down, and the job's own long-tails."""
        one = self.tables.request.jobs[job]
        if one.settled:
            return True
        diary = self._diaries[account]
        if one.longtails and any(-WEEK <= day - on <= WEEK and keys & one.longtails for day, keys, _ in diary):
            return False
        capacity = self.tables.request.accounts[account].capacity
        if capacity is not None and self._months[account, self.tables.months[on]] >= capacity:
            return False
        gap = self.tables.gaps[account]
        # Asked millions of times: a generator takes three times as long.
        for day, _, _ in diary:  # noqa: SIM110
            if -gap < day - on < gap:
                return False
        return True

    def _top(self, account: int, role: str) -> int:
        """The goal that suits the account best among those not reached."""
        left, fits = self.left, self.tables.fits[account]
        opened = self._open[role]
        if len(opened) <= FEW:
            best = max(((fits[goal], -goal) for goal in opened if fits[goal] != NEVER), default=None)
            return NOTHING if best is None else -best[1]
        goals = self.tables.longtails[account] if role == "长尾" else self.tables.cores[account]
        return next((goal for goal in goals if left[goal] > 0), NOTHING)

    def _longtail(self, account: int, on: int, top: int) -> int:
        """The same, without what the account writes on that week; ``top`` is the best of all."""
        if top == NOTHING:
            return NOTHING
        used: set[str] = set()
        for day, keys, _ in self._diaries[account]:
            if -WEEK <= day - on <= WEEK:
                used |= keys
        goals, left = self.tables.request.goals, self.left
        if goals[top].key not in used:
            return top
        return next(
            (goal for goal in self.tables.longtails[account] if left[goal] > 0 and goals[goal].key not in used), NOTHING
        )


def _extra(job: Job, account: Candidate) -> tuple[float, float]:
    """What a job costs more than now: of the whole, and of the role, in whose sum a slot without an account is not yet."""
    price = price_of(job, account)
    return price - (job.price or 0.0), price - (job.price or 0.0 if job.account_id is not None else 0.0)
