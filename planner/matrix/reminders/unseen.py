"""A paid note whose sales nothing can see: its attribution looks at 报备 notes only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.matrix.reminders.facts import DONE, ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder

KIND = "归因看不到"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """Before 待发 only what is said not to be 报备; then also what nobody has said."""
    seen_by = {route.name: route.attribution for route in facts.routes.all}
    for one in group:
        if not one.price or not one.route or one.filed or one.status in DONE:
            continue
        if one.filed is False or one.status == "待发":
            attribution = seen_by.get(facts.routes.name(one.route) or "")
            if attribution:
                yield Hit((one.id,), one.on or 0, (one, attribution))


def tell(hit: Hit, ways: Ways) -> Reminder:
    one, attribution = hit.says
    said = "没有报备" if one.filed is False else "还没说是否报备"
    told = f"{ways.facts.label(one)} 付了费、走 {one.route}，但{said}：{attribution} 只看得到报备笔记"
    change = {one.id: {"filed": True}} if one.free else {}
    return Reminder(KIND, told, hit.slots, False, "改为报备", change)


RULE = Rule(KIND, "slot", find, tell)
