"""Two notes of one account on the same long-tail within a week take readers from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.matrix.reminders.facts import ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import WEEK, Ways, vacate
from planner.storage.records import Reminder

KIND = "同号撞词"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """Of three in one week the first and the last are not told together: both collide with the one between."""
    if len(group) < 2:
        return
    last: dict[str, Seen] = {}
    for one in group:
        for key, text in one.longtails:
            before = last.get(key)
            last[key] = one
            if before is not None and (one.on or 0) - (before.on or 0) <= WEEK and _open(before, one):
                yield Hit((before.id, one.id), one.on or 0, (text, before, one))


def _open(before: Seen, one: Seen) -> bool:
    return (before.mine and not before.done) or (one.mine and not one.done)


def tell(hit: Hit, ways: Ways) -> Reminder:
    """Another account for the later one, else a later day; for the earlier one when the later one is fixed."""
    text, before, one = hit.says
    name = ways.facts.name(one.account_id)
    days = f"{ways.say(before.on)} 和 {ways.say(one.on)} 两篇" if before.on != one.on else f"{ways.say(one.on)} 的两篇"
    told = f"{name} {days}都写“{text}”，一周内重复"
    for each in (one, before):
        if each.free:
            advice, change = ways.swap(each)
            if not change:
                advice, change = ways.move(each, one.on + 1)
            if change:
                return Reminder(KIND, told, hit.slots, True, advice, change)
    advice, change = vacate((one, before))
    return Reminder(KIND, told, hit.slots, True, advice or "给其中一篇换一个长尾词", change)


RULE = Rule(KIND, "account", find, tell)
