"""How much an account has to do in a month, against what it can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from planner.matrix.board import Board
from planner.storage import engine
from planner.storage.records import Campaign
from planner.storage.store import Store


def fullest(board: Board, campaign: Campaign | None) -> Mapping[str, int]:
    """The notes of each account, of whichever campaign, in its fullest month among those the campaign touches."""
    first, last = (campaign.start[:7], campaign.end[:7]) if campaign else ("", "9999")
    months = [day[:7] if day and first <= day[:7] <= last else None for day in board.codes["day"].values]
    names = {month: at for at, month in enumerate(sorted({month for month in months if month}), 1)}
    table = np.array([names[month] if month else 0 for month in months], np.int64)
    alive = board.codes["campaign_id"].holds(sorted(board.campaigns_alive))
    month = table[board.column("day")]
    inside = board.alive & alive[board.column("campaign_id")] & (month > 0) & (board.column("account_id") > 0)
    pairs = board.column("account_id")[inside].astype(np.int64) * (len(names) + 1) + month[inside]
    met, counts = np.unique(pairs, return_counts=True)
    most = np.zeros(len(board.codes["account_id"]), np.int64)
    np.maximum.at(most, met // (len(names) + 1), counts)
    ids = board.codes["account_id"].values
    return {ids[number] or "": int(most[number]) for number in np.flatnonzero(most).tolist()}


def loads_of(store: Store, board: Board, campaign: Campaign | None, ids: Sequence[str]) -> Mapping[str, str]:
    """``月 3 / 2 超额`` by account; without the second number where nobody has said what it can do."""
    counts = fullest(board, campaign)
    capacities: dict[str, int] = dict(
        engine.rows(store.db, "select id, capacity from account where capacity is not null")
    )
    return {id: _said(counts[id], capacities.get(id)) for id in ids if id in counts}


def _said(number: int, capacity: int | None) -> str:
    if capacity is None:
        return f"月 {number}"
    return f"月 {number} / {capacity}{' 超额' if number > capacity else ''}"
