"""The accounts of a layout, each with how much it has to do in a month against what it can."""

from __future__ import annotations

from collections.abc import Container, Mapping

import numpy as np
from numpy.typing import NDArray

from planner.matrix.board import Board, Face
from planner.storage import engine
from planner.storage.records import Campaign, Head
from planner.storage.store import Store

Counts = NDArray[np.int64]


def fullest(board: Board, campaign: Campaign | None) -> Counts:
    """By the number of an account: its notes, of whichever campaign, in its fullest month among those the campaign touches."""
    first, last = (campaign.start[:7], campaign.end[:7]) if campaign else ("", "9999")
    months = [day[:7] if day and first <= day[:7] <= last else None for day in board.codes["day"].values]
    names = {month: at for at, month in enumerate(sorted({month for month in months if month}), 1)}
    table = np.array([names[month] if month else 0 for month in months], np.int64)
    alive = board.codes["campaign_id"].holds(sorted(board.campaigns_alive))
    month = table[board.column("day")]
    inside = board.alive & alive[board.column("campaign_id")] & (month > 0) & (board.column("account_id") > 0)
    width, accounts = len(names) + 1, len(board.codes["account_id"])
    pairs = board.column("account_id")[inside].astype(np.int64) * width + month[inside]
    counts: Counts = np.bincount(pairs, minlength=accounts * width).reshape(accounts, width)
    most: Counts = counts.max(axis=1)
    return most


class AccountHeads:
    """The heads of accounts, kept from one layout to the next: of ten thousand an edit changes two."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._faces: Mapping[str, Face] = {}
        self._capacities: dict[str, int] = {}
        self._counts: Counts = np.zeros(0, np.int64)
        self._heads: dict[str, Head] = {}

    def of(self, board: Board, campaign: Campaign | None, wanted: Container[str | None]) -> tuple[Head, ...]:
        """Those wanted, in the order in which accounts are shown: ``月 3 / 2 超额`` beside each that has anything to do."""
        self._look(board, fullest(board, campaign))
        heads, counts, find = self._heads, self._counts, board.codes["account_id"].find
        found = []
        for id, face in board.faces.items():
            if id in wanted:
                head = heads.get(id)
                if head is None:
                    number = find(id)
                    count = int(counts[number]) if number is not None else 0
                    head = heads[id] = Head(id, face.name, face.role, _said(count, self._capacities.get(id)))
                found.append(head)
        return tuple(found)

    def _look(self, board: Board, counts: Counts) -> None:
        """Let go of the heads that would be different now."""
        sql = "select id, capacity from account where capacity is not null"
        capacities: dict[str, int] = dict(engine.rows(self._store.db, sql))
        if board.faces is not self._faces or capacities != self._capacities:
            self._heads.clear()
        else:
            before = np.resize(self._counts, len(counts))
            before[len(self._counts) :] = 0
            values = board.codes["account_id"].values
            for number in np.flatnonzero(before != counts).tolist():
                self._heads.pop(values[number] or "", None)
        self._faces, self._capacities, self._counts = board.faces, capacities, counts


def _said(number: int, capacity: int | None) -> str:
    if not number:
        return ""
    if capacity is None:
        return f"月 {number}"
    return f"月 {number} / {capacity}{' 超额' if number > capacity else ''}"
