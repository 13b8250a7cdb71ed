"""One call from the request to the proposals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner.filling.request import Filling, FillRequest, Proposal
from planner.filling.search import Progress, improve, started
from planner.filling.state import NOTHING, State
from planner.filling.tables import tables_of
from planner.filling.why import unmet, why
from planner.storage.records import SlotKeyword


def fill(
    request: FillRequest,
    seed: int = 0,
    check: Callable[[], None] = lambda: None,
    progress: Progress = lambda done, total: None,
) -> Filling:
    """The best plan found; it never breaks what must hold: capacity, cool-down, health, budget, roles, days, long-tails of a week.

    The same request and seed give the same answer. ``check`` is called often and may raise to stop; ``progress`` hears of the
    rounds that are done, and of how many.
    """
    state, toll = started(tables_of(request), check)
    improve(state, seed, toll, check, progress)
    proposals = tuple(found for job in range(len(request.jobs)) if (found := _proposal(state, job)) is not None)
    return Filling(proposals, (*request.remarks, *unmet(state)), state.objective)


def _proposal(state: State, job: int) -> Proposal | None:
    """What changes for a slot; None when nothing does."""
    place, one = state.places[job], state.tables.request.jobs[job]
    if place is None:
        return None
    account = state.tables.request.accounts[place.account]
    goals = state.tables.request.goals
    change: dict[str, object] = {}
    if one.account_id is None:
        change["account_id"] = account.id
    price = one.price if one.account_id is not None and one.price is not None else account.price
    if price != one.price:
        change["price"] = price
    if not one.settled and (one.slot_id is None or len(one.days) > 1):
        change["day"] = date.fromordinal(place.on).isoformat()
    given = tuple(
        SlotKeyword(goals[goal].text, goals[goal].role) for goal in (place.core, place.longtail) if goal != NOTHING
    )
    if given:
        change["keywords"] = (*one.keywords, *given)
    elif one.slot_id is None and one.keywords:
        change["keywords"] = one.keywords
    if one.slot_id is None:
        change |= {"crowd": one.crowd, "product_id": one.product_id}
    return Proposal(one.slot_id, account.name, account.role, change, why(state, job)) if change else None
