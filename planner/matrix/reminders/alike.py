"""撞稿: two drafts of the matrix that are too alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.matrix.reminders.facts import ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder

KIND = "撞稿"
COPIED = 0.6
"""From here on one is a copy of the other."""


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """Pairs that ``nlp.likeness`` found; two published notes can no longer be told apart."""
    if not facts.alike:
        return
    slots = {one.id: one for one in group}
    for pair in facts.alike:
        first, second = slots.get(pair.first), slots.get(pair.second)
        if first and second and not (first.done and second.done):
            days = [one.on for one in (first, second) if one.on is not None]
            yield Hit((first.id, second.id), min(days, default=facts.last), pair.share)


def tell(hit: Hit, ways: Ways) -> Reminder:
    """Only a person can write another text: the advice says which one, the later of those that are not published."""
    first, second = (ways.slots[id] for id in hit.slots)
    share = hit.says
    later = max((one for one in (first, second) if not one.done), key=lambda one: (one.on or ways.facts.last, one.id))
    other = second if later is first else first
    facts = ways.facts
    told = f"{facts.label(later)} 与 {facts.label(other)} 有 {share:.0%} 的内容相同"
    return Reminder(KIND, told, hit.slots, share >= COPIED, f"对照两稿，改写{facts.label(later)}")


RULE = Rule(KIND, "campaign", find, tell, ("on", "status"))
