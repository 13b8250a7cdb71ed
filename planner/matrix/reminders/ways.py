"""Ways out: another account that has room, another day that is free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from planner.matrix.candidates import CLOSED, Candidate
from planner.matrix.reminders.facts import ReminderFacts, Seen, shown

WEEK = 7
"""Days within which two notes of one account on one long-tail take readers from each other, as for notes in the library."""

TRIED = 60
LOOKED = 600
"""Accounts that are tried, and looked at, before saying that none is free."""

Values = dict[str, object]


class Ways:
    """``groups`` holds all slots of each account, in whatever campaign, in the order of their days."""

    def __init__(self, facts: ReminderFacts, groups: Mapping[str, Sequence[Seen]], slots: Mapping[str, Seen]) -> None:
        self.facts = facts
        self.slots = slots
        self._groups = groups

    def say(self, on: int) -> str:
        return shown(on, self.facts.today.year)

    def fits(self, one: Seen, account_id: str | None, on: int, extra: Iterable[Seen] = ()) -> bool:
        """Whether a slot could be this account's on this day, beside what the account has already.

        ``extra`` are slots that other advice of the same reminder gives to accounts.
        """
        account = self.facts.accounts.get(account_id or "")
        if account is None:
            return True
        if account.health in CLOSED:
            return False
        apart = max(account.cooldown or 0, 1)
        keys = {key for key, _ in one.longtails}
        month_of = self.facts.month
        month, room = month_of(on), account.capacity
        more = (other for other in extra if other.account_id == account.id)
        for other in chain(self._groups.get(account.id, ()), more):
            if other.id == one.id or other.on is None:
                continue
            between = abs(other.on - on)
            if between < apart or (between <= WEEK and keys and any(key in keys for key, _ in other.longtails)):
                return False
            if room is not None and between < 31 and month_of(other.on) == month:
                room -= 1
        return room is None or room > 0

    def day(self, one: Seen, since: int | None = None, until: int | None = None) -> int | None:
        """The first day from ``since`` on (never before today, never after the campaign) that fits its account."""
        first = max(self.facts.now, self.facts.first, since or 0)
        last = self.facts.last if until is None else min(until, self.facts.last)
        return next((on for on in range(first, last + 1) if self.fits(one, one.account_id, on)), None)

    def other(self, one: Seen, extra: Iterable[Seen] = (), below: float | None = None) -> Candidate | None:
        """The best other account of the same role that has room that day: of the same category first, then as ranked.

        ``below`` asks for a known price under it. None when there is none among the first sixty.
        """
        if one.on is None:
            return None
        mine = self.facts.accounts.get(one.account_id or "")
        category = mine.category if mine else ""
        alike = self.facts.ranked.get((one.role, category), ()) if category else ()
        rest = (
            account
            for account in self.facts.ranked.get((one.role, ""), ())
            if not category or account.category != category
        )
        those = islice(chain(alike, rest), LOOKED)
        tried = (account for account in those if account.id != one.account_id and _cheaper(account, below))
        for account, _ in zip(tried, range(TRIED), strict=False):
            if self.fits(one, account.id, one.on, extra):
                return account
        return None

    def swap(self, one: Seen) -> tuple[str, dict[str, Values]]:
        """“换给阿芷” and what it would write; nothing when nobody has room."""
        account = self.other(one)
        return (f"换给{account.name}", {one.id: to_account(account)}) if account else ("", {})

    def move(self, one: Seen, since: int | None = None) -> tuple[str, dict[str, Values]]:
        """“挪到 12月3日” and what it would write; nothing when no day is free."""
        on = self.day(one, since)
        return (f"挪到 {self.say(on)}", {one.id: to_day(on)}) if on is not None and on != one.on else ("", {})


def vacate(those: Iterable[Seen]) -> tuple[str, dict[str, Values]]:
    """When nobody and no day is free: the last one that can be changed waits for an account again."""
    one = next((one for one in those if one.free), None)
    return ("先空出账号，再另找人", {one.id: {"account_id": None, "price": None}}) if one else ("", {})


def to_account(account: Candidate) -> Values:
    """The price goes with the account."""
    return {"account_id": account.id, "price": account.price}


def to_day(on: int) -> Values:
    """A slot on that day hangs on no live session any more."""
    return {"day": date.fromordinal(on).isoformat()}


def _cheaper(account: Candidate, below: float | None) -> bool:
    return below is None or (account.price is not None and account.price < below)
