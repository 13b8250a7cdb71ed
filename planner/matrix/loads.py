"""The accounts of a layout, each with how much it has to do in a month against what it can."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from planner.matrix.board import Board, Face
from planner.matrix.codes import NONE, Truths
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
    accounts = board.column("account_id")
    inside = board.alive & alive[board.column("campaign_id")]
    width = len(names) + 1
    # What does not count falls upon 0, where nobody is.
    pairs = (accounts.astype(np.int64) * width + month) * inside
    counts: Counts = np.bincount(pairs, minlength=len(board.codes["account_id"]) * width).reshape(-1, width)
    counts[:, 0] = counts[NONE] = 0
    most: Counts = counts.max(axis=1)
    return most


class AccountHeads:
    """The heads of accounts, kept from one layout to the next: of ten thousand an edit changes two."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._faces: Mapping[str, Face] = {}
        self._capacities: dict[str, int] = {}
        self._capacities_said = ""
        self._mark: Hashable = None
        self._counts: Counts = np.zeros(0, np.int64)
        self._ids: list[str] = []
        self._heads: list[Head] = []
        self._numbers = np.zeros(0, np.int64)
        """The number of each account on the board, 0 of one that no slot ever had."""

    def of(self, board: Board, campaign: Campaign | None, there: Truths) -> tuple[tuple[Head, ...], list[str]]:
        """Those that are there (by the numbers of the board), in the order in which accounts are shown: ``月 3 / 2 超额`` beside
        each that has anything to do. And the ids of those that are there and cannot be shown."""
        self._look(board, campaign)
        chosen, lost = there.copy(), there.copy()
        chosen[NONE] = False
        lost[self._numbers] = lost[NONE] = False
        values = board.codes["account_id"].values
        return (
            tuple(compress(self._heads, chosen[self._numbers].tolist())),
            sorted(values[number] or "" for number in np.flatnonzero(lost).tolist()),
        )

    def _look(self, board: Board, campaign: Campaign | None) -> None:
        """Make the heads anew that would be different now."""
        changed = self._look_at_capacities()
        if board.faces is not self._faces:
            changed, self._faces, self._ids = True, board.faces, list(board.faces)
            self._mark = None
        mark = (board.mark, campaign and (campaign.start, campaign.end))
        if mark != self._mark:
            self._mark = mark
            counts, find = fullest(board, campaign), board.codes["account_id"].find
            if changed or len(counts) != len(self._counts):
                self._numbers = np.fromiter((find(id) or NONE for id in self._ids), np.int64, len(self._ids))
            before = np.zeros(len(counts), np.int64)
            before[: len(self._counts)] = self._counts
            self._counts = counts
            if not changed:
                for at in np.flatnonzero((before != counts)[self._numbers]).tolist():
                    self._heads[at] = self._head(at)
        if changed:
            self._heads = [self._head(at) for at in range(len(self._ids))]

    def _look_at_capacities(self) -> bool:
        # One text is read and compared faster than thousands of rows.
        sql = "select group_concat(id || ' ' || capacity) from account where capacity is not null"
        said = engine.value(self._store.db, sql) or ""
        if said == self._capacities_said:
            return False
        parts = (part.rpartition(" ") for part in said.split(",") if part)
        self._capacities_said, self._capacities = said, {id: int(capacity) for id, _, capacity in parts}
        return True

    def _head(self, at: int) -> Head:
        id, count = self._ids[at], int(self._counts[self._numbers[at]])
        face = self._faces[id]
        return Head(id, face.name, face.role, _said(count, self._capacities.get(id)))


def _said(number: int, capacity: int | None) -> str:
    if not number:
        return ""
    if capacity is None:
        return f"月 {number}"
    return f"月 {number} / {capacity}{' 超额' if number > capacity else ''}"
