"""Two notes of one account closer to each other than its cool-down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.matrix.reminders.facts import ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways, vacate
from planner.storage.records import Reminder

KIND = "冷却期内"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """Notes of one day are told by another rule."""
    account = facts.accounts.get(group[0].account_id or "") if group else None
    cooldown = account.cooldown if account else None
    if not cooldown or cooldown < 2:
        return
    for before, one in pairwise(group):
        if 0 < (one.on or 0) - (before.on or 0) < cooldown and _open(before, one):
            yield Hit(tuple(each.id for each in (before, one) if each.mine), one.on or 0, (before, one, cooldown))


def _open(before: Seen, one: Seen) -> bool:
    return (before.mine and not before.done) or (one.mine and not one.done)


def tell(hit: Hit, ways: Ways) -> Reminder:
    """A later day for the later one, else another account."""
    before, one, cooldown = hit.says
    name = ways.facts.name(one.account_id)
    apart = one.on - before.on
    told = f"{name} {ways.say(before.on)} 和 {ways.say(one.on)} 两篇只隔 {apart} 天，冷却期是 {cooldown} 天"
    for each in (one, before):
        if each.free:
            advice, change = ways.move(each, before.on + cooldown if each is one else None)
            if not change:
                advice, change = ways.swap(each)
            if change:
                return Reminder(KIND, told, hit.slots, True, advice, change)
    advice, change = vacate((one, before))
    return Reminder(KIND, told, hit.slots, True, advice or "改短冷却期，或放开固定的排期", change)


RULE = Rule(KIND, "account", find, tell)
