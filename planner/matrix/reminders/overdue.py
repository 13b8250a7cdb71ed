"""A slot that waits to be published, and its day has passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.matrix.reminders.facts import ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder

KIND = "过期未发"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    now = facts.now
    for one in group:
        if one.status == "待发" and (on := one.on) is not None and on < now:
            yield Hit((one.id,), on, one)


def tell(hit: Hit, ways: Ways) -> Reminder:
    """The next free day from today on; if it was published after all, a person marks it 已发."""
    one: Seen = hit.says
    late = ways.facts.now - hit.on
    told = f"{ways.facts.label(one)} 应在 {ways.say(hit.on)} 发，已过 {late} 天还是待发"
    advice, change = ways.move(one, ways.facts.now) if one.free else ("", {})
    return Reminder(KIND, told, hit.slots, True, advice or "发了就标记已发，没发就改日期", change)


RULE = Rule(KIND, "slot", find, tell)
