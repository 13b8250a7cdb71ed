"""A route that is not open on the slot's day, not for this account, or that asks for 报备."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from planner.matrix.reminders.facts import DONE, ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways
from planner.storage.records import Reminder

KIND = "链路不可用"


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """The same question is asked once: hundred thousand slots have a few hundred of them, and most routes are open to all."""
    known: dict[tuple[str | None, int | None, str, bool | None], str | None] = {}
    open_to_all: dict[str, bool] = {}
    first = facts.first
    for one in group:
        name = one.route
        if not name or one.status in DONE:
            continue
        if name not in open_to_all:
            open_to_all[name] = facts.routes.open_to_all(name, date.fromordinal(first))
        on = one.on
        if open_to_all[name] and (on is None or on >= first):
            continue
        key = name, on, one.role, one.filed
        text = known.get(key, "")
        if text == "":
            text = known[key] = facts.routes.check(
                name, None if on is None else date.fromordinal(on), one.role, one.filed
            )
        if text:
            yield Hit((one.id,), on or 0, (one, text))


def tell(hit: Hit, ways: Ways) -> Reminder:
    """报备 where that is all that is missing, else the day it opens, else another route for the same end."""
    one, text = hit.says
    advice, change = _way_out(one, ways) if one.free else ("", {})
    route = ways.facts.routes.on(one.route, None)
    # What operators tell each other is no rule of the platform: it reminds and never stops.
    hard = route is None or route.grade != "C"
    day = f"{ways.say(one.on)} " if one.on is not None else ""
    return Reminder(KIND, f"{day}{ways.facts.label(one)}：{text}", hit.slots, hard, advice or "换一种链路", change)


def _way_out(one: Seen, ways: Ways) -> tuple[str, dict[str, dict[str, object]]]:
    routes, day = ways.facts.routes, None if one.on is None else date.fromordinal(one.on)
    if routes.check(one.route, day, one.role, True) is None:
        return "标为报备", {one.id: {"filed": True}}
    route = routes.on(one.route or "", None)
    if route and route.valid_from and one.on is not None and one.on < route.valid_from.toordinal():
        advice, change = ways.move(one, route.valid_from.toordinal())
        if change:
            return advice, change
    open_now = [other for other in routes.all if routes.check(other.name, day, one.role, one.filed) is None]
    same = [other for other in open_now if route and other.mind == route.mind and other.name != route.name]
    # Nobody can be sent behind an ad by changing a word: a way that needs none comes first, then one that was always open.
    here = ("", route.platform if route else "")
    best = sorted(same, key=lambda other: (bool(other.needs), other.valid_from is not None, other.platform not in here))
    name = best[0].name if best else "无"
    return f"改走{name}", {one.id: {"route": name}}


RULE = Rule(KIND, "slot", find, tell)
