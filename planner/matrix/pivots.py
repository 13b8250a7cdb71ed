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
    import numpy as np

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
        shown = [heads(name, tally.sums(at), asked) for at, name in enumerate(names)]
    at = [{head.value: number for number, head in enumerate(those)} for those in shown]
    # Counted and looked up as whole columns: a hundred thousand cells one by one take three times as long.
    rows_at, columns_at = (
        np.array([at[side].get(value, -1) for value in tally.codes[side].values])[numbers].tolist()
        for side, numbers in enumerate((tally.rows, tally.columns))
    )
    piles = dict(zip(zip(rows_at, columns_at, strict=True), range(len(rows_at)), strict=True))
    about = SEVERAL if "keyword" in names else ""
    return Pivot(shown[0], shown[1], Cells(piles, tally.cell), tally.total, about)
