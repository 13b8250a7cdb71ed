"""What the page asks: the slots laid out, sorted or counted, and what stands beside them. Each is done with the lane's store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.storage.records import Gate, Level, Missing, Pivot, SlotFacets, SlotFilter

if TYPE_CHECKING:
    from planner.storage.store import Store
    from ui.jobs import Job


@dataclass(frozen=True, slots=True)
class Question:
    """Which slots, laid out by which axes; ``stay``: nobody asked for others, only what is known of them changed."""

    campaign_id: str
    rows: str
    columns: str
    wanted: SlotFilter
    stay: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """The answer."""

    question: Question
    pivot: Pivot


@dataclass(frozen=True, slots=True)
class Sorted:
    """Which slots the sheet should show, in which order (column, descending); ``ids`` once they are found."""

    campaign_id: str
    wanted: SlotFilter
    sort: tuple[str, bool]
    stay: bool
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Plan beside fact, what is missing, and what the filters can offer."""

    levels: tuple[Level, ...]
    missing: tuple[Missing, ...]
    facets: SlotFacets


# What counts and reads words is loaded in the lane, not when the page is made.
def lay(question: Question, store: Store, _job: Job) -> Laid:
    """Lay the slots out."""
    from planner.matrix.pivots import pivot

    return Laid(question, pivot(store, question.campaign_id, question.rows, question.columns, question.wanted))


def sort(order: Sorted, store: Store, _job: Job) -> Sorted:
    """Find the slots for the sheet."""
    return replace(order, ids=tuple(find(order.campaign_id, order.wanted, store, order.sort)))


def find(campaign_id: str, wanted: SlotFilter, store: Store, sort: tuple[str, bool] = ("day", False)) -> list[str]:
    """The ids of slots."""
    from planner.slots import Slots

    return Slots(store).find(campaign_id, wanted, sort)


def look_beside(campaign_id: str, store: Store, job: Job) -> Beside:
    """Look what the plan comes to."""
    from planner.matrix.missing import missing
    from planner.matrix.plan import levels
    from planner.slots import Slots

    found = levels(store, campaign_id)
    job.check()
    lacks = missing(store, campaign_id)
    job.check()
    return Beside(found, lacks, Slots(store).facets(campaign_id))


def gates_of(id: str, store: Store, _job: Job) -> Sequence[Gate]:
    """What stands between a slot and its next step."""
    from planner.workflow import Workflow

    return Workflow(store).gates([id]).get(id, ())


def read_slots(store: Store) -> None:
    """Read what every question about slots begins with: the store remembers it."""
    from planner.slots import Slots

    Slots(store).count(None)
