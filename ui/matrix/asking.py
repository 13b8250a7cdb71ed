"""The questions the page asks the store, in a lane: the slots laid out, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.matrix.missing import missing
from planner.matrix.pivots import pivot
from planner.matrix.plan import levels
from planner.slots import Slots
from planner.storage.records import Level, Missing, Pivot, SlotFacets, SlotFilter
from planner.storage.store import Store
from ui.jobs import Job

if TYPE_CHECKING:
    from planner.paths import Workspace


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
    """Plan beside fact, and what is missing."""

    campaign_id: str
    levels: tuple[Level, ...]
    missing: tuple[Missing, ...]


def lay(workspace: Workspace, question: Question, job: Job) -> Laid:
    """Lay the slots out."""
    with Store.open(workspace) as store:
        job.check()
        return Laid(question, pivot(store, question.campaign_id, question.rows, question.columns, question.wanted))


def sort(workspace: Workspace, order: Sorted, job: Job) -> Sorted:
    """Find the slots for the sheet."""
    with Store.open(workspace) as store:
        job.check()
        return replace(order, ids=tuple(Slots(store).find(order.campaign_id, order.wanted, order.sort)))


def look_beside(workspace: Workspace, campaign_id: str, job: Job) -> Beside:
    """Look what the plan comes to."""
    with Store.open(workspace) as store:
        job.check()
        found = levels(store, campaign_id)
        job.check()
        return Beside(campaign_id, found, missing(store, campaign_id))


def look_for_facets(workspace: Workspace, campaign_id: str, job: Job) -> SlotFacets:
    """Look what the filters can offer."""
    with Store.open(workspace) as store:
        job.check()
        return Slots(store).facets(campaign_id)
