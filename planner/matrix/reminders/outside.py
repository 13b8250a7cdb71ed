"""A day outside the campaign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.matrix.reminders.facts import DONE, ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder

KIND = "不在活动期"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    first, last = facts.first, facts.last
    for one in group:
        on = one.on
        if on is not None and not first <= on <= last and one.status not in DONE:
            yield Hit((one.id,), on, one)


def tell(hit: Hit, ways: Ways) -> Reminder:
    """The nearest free day inside."""
    one: Seen = hit.says
    facts = ways.facts
    span = f"{ways.say(facts.first)}—{ways.say(facts.last)}"
    told = f"{facts.label(one)} 排在 {ways.say(hit.on)}，不在活动期（{span}）"
    advice, change = _inside(one, ways) if one.free else ("", {})
    return Reminder(KIND, told, hit.slots, True, advice or "改日期，或延长活动", change)


def _inside(one: Seen, ways: Ways) -> tuple[str, dict[str, dict[str, object]]]:
    facts = ways.facts
    if (one.on or 0) < facts.first:
        return ways.move(one, facts.first)
    days = range(facts.last, max(facts.first, facts.now) - 1, -1)
    on = next((on for on in days if ways.fits(one, one.account_id, on)), None)
    return ways.move(one, on) if on is not None else ("", {})


RULE = Rule(KIND, "slot", find, tell)
