"""泛 before 核心 has shown evidence: the wide crowd is paid for before the narrow one has proved the idea (反漏斗).

Evidence is a published note for the first crowd layer whose engagement is known and at or above the median of comparable notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from planner.matrix.reminders.facts import DONE, ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Values, Ways, to_day
from planner.storage.records import Reminder

KIND = "泛人群过早"
SETTLE = 7
"""Days until the numbers of a note say something (a custom of ours, not a rule of the platform)."""
MOVED = 15


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    """All slots of the last layer before the day by which the first one could have shown something."""
    crowds = facts.campaign.crowds
    if len(crowds) < 2:
        return
    first, last = crowds[0], crowds[-1]
    cores, wide = [], []
    for one in group:
        if one.crowd == first:
            cores.append(one)
        elif one.crowd == last:
            wide.append(one)
    known = [facts.outcomes[one.id] for one in cores if one.id in facts.outcomes and one.status in DONE]
    if any(outcome.engagement >= outcome.median for outcome in known):
        return
    days = [one.on for one in cores if one.on is not None]
    ready = (min(days) + SETTLE) if days else None
    if ready is not None and ready <= facts.now:
        ready = facts.now + SETTLE
    until = facts.last + 1 if ready is None else ready
    early = [one for one in wide if one.status not in DONE and one.on is not None and one.on < until]
    if early:
        early.sort(key=attrgetter("on", "id"))
        published = sum(one.status in DONE for one in cores)
        yield Hit(
            tuple(one.id for one in early),
            early[0].on or 0,
            (ready, published, len(known)),
        )


def tell(hit: Hit, ways: Ways) -> Reminder:
    """They wait until the first layer could have shown something; without any first layer the earliest become it."""
    ready, published, known = hit.says
    # What they are now: edits of other fields let the finding stand.
    free = list(islice((one for id in hit.slots if (one := ways.slots[id]).free), MOVED))
    first, last = ways.facts.campaign.crowds[0], ways.facts.campaign.crowds[-1]
    why = _why(first, published, known)
    told = f"{last}人群有 {len(hit.slots):,} 篇排在前面，{why}（看已发的{first}笔记互动是否达到同类中位数）"
    if ready is None:
        change: dict[str, Values] = {one.id: {"crowd": first} for one in free[:1]}
        return Reminder(KIND, told, hit.slots, False, f"把最早的一篇改成{first}" if change else f"先排{first}", change)
    change = {}
    moved: list[Seen] = []
    for one in free:
        days = range(max(ready, ways.facts.now), ways.facts.last + 1)
        on = next((on for on in days if ways.fits(one, one.account_id, on, moved)), None)
        if on is not None:
            change[one.id] = to_day(on)
            moved.append(one._replace(on=on))
    part = f"先把 {len(change)} 篇" if len(change) < len(hit.slots) else ""
    advice = f"{part}挪到 {ways.say(ready)} 之后" if change else f"等{first}有数据再发"
    return Reminder(KIND, told, hit.slots, False, advice, change)


def _why(first: str, published: int, known: int) -> str:
    if not published:
        return f"{first}人群还没有笔记发出"
    if not known:
        return f"{first}人群发了 {published} 篇，互动还不知道"
    return f"{first}人群发了 {published} 篇，还没有一篇达到同类中位数"


RULE = Rule(KIND, "campaign", find, tell, ("crowd", "on", "status"))
