"""The same slots laid out by any two axes; each cell opens exactly its slots."""

from __future__ import annotations

from collections import Counter

from planner.campaigns import Campaigns
from planner.matrix.axes import AXES, OPEN, VIEWS, Axis, View, axis, both, filter_of
from planner.matrix.heads import Asked, heads
from planner.matrix.looking import facts
from planner.matrix.tally import count
from planner.storage import engine
from planner.storage.records import Cell, Pivot, SlotFilter
from planner.storage.store import Store

__all__ = ["AXES", "OPEN", "VIEWS", "Axis", "View", "both", "filter_of", "pivot"]

EVERY = SlotFilter()
SEVERAL = "一条排期有几个关键词，就在几处各算一次"


def pivot(store: Store, campaign_id: str | None, rows: str, columns: str, wanted: SlotFilter = EVERY) -> Pivot:
    """The slots of a campaign, or of all, that fit ``wanted``, laid out by the axes of these names.

    The slots of a cell are those that fit ``wanted``, ``filter_of(rows, …)`` and ``filter_of(columns, …)``. Raises Problem
    for an unknown axis.
    """
    names = (axis(rows).name, axis(columns).name)
    with engine.reading(store.db):
        campaign = None if campaign_id is None else Campaigns(store).get(campaign_id)
        known = facts(store, campaign_id)
        counted = count(store, known, campaign_id, names, wanted)
        asked = Asked(store, campaign, known, counted.faces)
        sums: tuple[Counter[str | None], Counter[str | None]] = (Counter(), Counter())
        for place, pile in counted.piles.items():
            for value, total in zip(place, sums, strict=True):
                total[value] += pile.count
        shown = [heads(name, total, asked) for name, total in zip(names, sums, strict=True)]
    at = [{head.value: number for number, head in enumerate(those)} for those in shown]
    cells = {
        (at[0][row], at[1][column]): Cell(pile.count, pile.statuses, pile.cost, pile.keyword)
        for (row, column), pile in counted.piles.items()
    }
    return Pivot(shown[0], shown[1], cells, counted.total, SEVERAL if "keyword" in names else "")
