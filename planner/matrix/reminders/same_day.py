"""One account twice on one day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from planner.matrix.reminders.facts import DONE, ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways, vacate
from planner.storage.records import Reminder

KIND = "同日两篇"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    if len(group) < 2:
        return
    days = [one.on for one in group]
    if len(set(days)) == len(days):
        return
    for on, those in groupby(group, key=lambda one: one.on):
        notes = tuple(those)
        if on is not None and len(notes) > 1 and any(one.mine and one.status not in DONE for one in notes):
            yield Hit(tuple(one.id for one in notes if one.mine), on, notes)


def tell(hit: Hit, ways: Ways) -> Reminder:
    """The last one that can be moved goes to the next free day, else to another account."""
    notes: tuple[Seen, ...] = hit.says
    told = f"{ways.facts.name(notes[0].account_id)} {ways.say(hit.on)} 排了 {len(notes)} 篇"
    for one in reversed(notes):
        if one.free:
            advice, change = ways.move(one, hit.on + 1)
            if not change:
                advice, change = ways.swap(one)
            if change:
                return Reminder(KIND, told, hit.slots, True, advice, change)
    advice, change = vacate(reversed(notes))
    return Reminder(KIND, told, hit.slots, True, advice or "放开固定的排期，再挪开一篇", change)


RULE = Rule(KIND, "account", find, tell)
