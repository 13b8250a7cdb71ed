"""The same slots laid out by any two axes; each cell opens exactly its slots."""

from __future__ import annotations

from planner.campaigns import Campaigns
from planner.matrix.axes import AXES, OPEN, VIEWS, Axis, View, axis, both, filter_of
from planner.settings import TIERS, Settings
from planner.storage import engine
from planner.storage.records import Pivot, SlotFilter
from planner.storage.store import Store

__all__ = ["AXES", "OPEN", "VIEWS", "Axis", "View", "both", "filter_of", "pivot"]

EVERY = SlotFilter()
SEVERAL = "一条排期有几个关键词，就在几处各算一次"


def pivot(store: Store, campaign_id: str | None, rows: str, columns: str, wanted: SlotFilter = EVERY) -> Pivot:
    """The slots of a campaign, or of all, that fit ``wanted``, laid out by the axes of these names.

    The slots of a cell are those that fit ``wanted``, ``filter_of(rows, …)`` and ``filter_of(columns, …)``. Raises Problem
    for an unknown axis.
    """
    # NumPy is loaded when the first slots are counted, not when the window opens.
    from planner.matrix.board import Board
    from planner.matrix.heads import Asked, heads
    from planner.matrix.sieve import sieve
    from planner.matrix.tally import Cells, Tally

    names = (axis(rows).name, axis(columns).name)
    with engine.reading(store.db):
        campaign = None if campaign_id is None else Campaigns(store).get(campaign_id)
        board, preset = Board.of(store), Settings(store).get(TIERS)
        tally = Tally(board, sieve(store, board, campaign_id, wanted, preset), names, preset)
        asked = Asked(store, campaign, board, preset)
        rows_shown, columns_shown = (heads(name, tally.sums(at), asked) for at, name in enumerate(names))
    about = SEVERAL if "keyword" in names else ""
    return Pivot(rows_shown, columns_shown, Cells(tally, (rows_shown, columns_shown)), tally.total, about)
