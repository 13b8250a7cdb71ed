"""The plan costs more than there is, in whole or for one role of the pyramid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from operator import attrgetter

from planner.matrix.reminders.facts import ReminderFacts, Seen
from planner.matrix.reminders.rule import Hit, Rule
from planner.matrix.reminders.ways import Ways, to_account
from planner.storage.records import Reminder

KIND = "超预算"
LOOKED = 40
"""The dearest slots: the reminder speaks of them, and looks among them for one that can be had cheaper."""


def find(group: Sequence[Seen], facts: ReminderFacts) -> Iterator[Hit]:
    spent: dict[str, float] = {}
    for one in group:
        price = one.price
        if price:
            spent[one.role] = spent.get(one.role, 0.0) + price
    limits = [("", facts.campaign.budget), *((target.role, target.budget) for target in facts.campaign.targets)]
    for role, budget in limits:
        cost = spent.get(role, 0.0) if role else sum(spent.values())
        if budget is not None and cost > budget + 0.005:
            dearest = _dearest([one for one in group if one.price and (not role or one.role == role)])
            yield Hit(tuple(one.id for one in dearest), facts.now, (role, cost, budget))


def tell(hit: Hit, ways: Ways) -> Reminder:
    """The smallest saving that is enough, else the greatest there is: a cheaper account of the same role, or one note less."""
    role, cost, budget = hit.says
    # What they are now: edits of other fields let the finding stand.
    those = [ways.slots[id] for id in hit.slots]
    over = cost - budget
    told = f"{role + ' ' if role else ''}预算 ¥{budget:,.0f}，已排 ¥{cost:,.0f}，超出 ¥{over:,.0f}"
    dearest = [one for one in those if one.free]
    swaps = [(one, account) for one in dearest if (account := ways.other(one, below=one.price)) is not None]
    savings = [((one.price or 0.0) - (account.price or 0.0), one, account) for one, account in swaps]
    enough = [saving for saving in savings if saving[0] >= over]
    if enough or savings:
        best = min(enough, key=_saving) if enough else max(savings, key=_saving)
        saved, one, account = best
        advice = f"{ways.facts.label(one)} 换给{account.name}，省 ¥{saved:,.0f}"
        return Reminder(KIND, told, hit.slots, True, advice, {one.id: to_account(account)})
    if dearest:
        one = dearest[0]
        advice = f"空出{ways.facts.label(one)}的账号，省 ¥{one.price:,.0f}"
        return Reminder(KIND, told, hit.slots, True, advice, {one.id: {"account_id": None, "price": None}})
    return Reminder(KIND, told, hit.slots, True, "提高预算，或放开固定的排期")


def _dearest(those: Sequence[Seen]) -> list[Seen]:
    """The dearest first. Comparing bare numbers spares a sort of hundred thousand."""
    least = nlargest(LOOKED, (one.price or 0.0 for one in those))[-1]
    above = [one for one in those if (one.price or 0.0) > least]
    equal = nlargest(LOOKED - len(above), (one for one in those if one.price == least), key=attrgetter("id"))
    return sorted([*above, *equal], key=attrgetter("price", "id"), reverse=True)


def _saving(saving: tuple[float, Seen, object]) -> tuple[float, str]:
    return saving[0], saving[1].id


RULE = Rule(KIND, "campaign", find, tell, ("role", "price"))
