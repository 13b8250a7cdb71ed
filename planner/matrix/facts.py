"""The slots of one campaign as sums that plan, goals and gaps are made from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.matrix.board import Board
from planner.matrix.codes import NONE, Codes, Numbers, Truths
from planner.matrix.sieve import sieve
from planner.settings import TIERS, Settings
from planner.storage import engine
from planner.storage.records import SlotFilter
from planner.storage.store import Store

PUBLISHED = ("已发", "复盘")


class Facts:
    """What stands where in a campaign, at the moment it was asked."""

    def __init__(self, board: Board, fits: Truths) -> None:
        self._board = board
        self._places = np.flatnonzero(fits)
        out = board.codes["status"].holds(PUBLISHED)[board.column("status")] | board.linked
        self._published = out[self._places]

    @classmethod
    def of(cls, store: Store, campaign_id: str) -> Facts:
        """The facts of a campaign as the file is now."""
        with engine.reading(store.db):
            board = Board.of(store)
            preset = Settings(store).get(TIERS)
            return cls(board, sieve(store, board, campaign_id, SlotFilter(), preset))

    def by_role(self, *, published: bool = False) -> Mapping[str, tuple[int, float]]:
        """Slots and yuan of each role; those that are published only, if asked."""
        numbers, codes = self._board.roles()
        places = self._chosen(published)
        numbers, price = numbers[places], np.nan_to_num(self._board.price[places])
        counts = np.bincount(numbers, minlength=len(codes))
        costs = np.bincount(numbers, weights=price, minlength=len(codes))
        return {
            codes.values[number] or "": (int(counts[number]), float(costs[number]))
            for number in np.flatnonzero(counts).tolist()
        }

    def by_keyword(self, *, published: bool = False) -> Mapping[str, int]:
        """How many slots have each keyword, by its key."""
        words = self._board.keywords[self._chosen(published)]
        return _counted(self._board.codes["keyword"], words[words != NONE])

    def by_week(self, role: str | None = None) -> Mapping[str, int]:
        """How many slots lie in each week, of one role if asked."""
        places = self._places
        if role is not None:
            numbers, codes = self._board.roles()
            places = places[codes.holds([role])[numbers[places]]]
        return _counted(self._board.codes["week"], self._board.column("week")[places])

    def weeks_of_crowd(self, crowd: str) -> Mapping[str, int]:
        """How many slots for a crowd lie in each week."""
        places = self._places[self._board.codes["crowd"].holds([crowd])[self._board.column("crowd")[self._places]]]
        return _counted(self._board.codes["week"], self._board.column("week")[places])

    def alone(self) -> frozenset[str]:
        """Keywords, by their keys, about which only one account is to write, several times."""
        spoken = self._board.keywords[self._places]
        rows, columns = np.nonzero(spoken)
        words = spoken[rows, columns].astype(np.int64)
        accounts = self._board.column("account_id")[self._places[rows]]
        known = len(self._board.codes["account_id"])
        pairs, times = np.unique((words * known + accounts)[accounts != NONE], return_counts=True)
        met, first, writers = np.unique(pairs // known, return_index=True, return_counts=True)
        keys = self._board.codes["keyword"].values
        return frozenset(keys[word] or "" for word in met[(writers == 1) & (times[first] > 1)].tolist())

    def between(self, since: str, until: str) -> int:
        """How many slots lie between two days, both included."""
        inside = np.array([day is not None and since <= day <= until for day in self._board.codes["day"].values])
        return int(inside[self._board.column("day")[self._places]].sum())

    def having(self, column: str, value: str) -> int:
        """How many slots have a value in a column of the board."""
        return int(self._board.codes[column].holds([value])[self._board.column(column)[self._places]].sum())

    def without(self, column: str) -> int:
        """How many slots have nothing in a column of the board, such as ``account_id`` or ``day``."""
        return int((self._board.column(column)[self._places] == NONE).sum())

    def unpriced(self) -> int:
        """How many slots have no price."""
        return int(np.isnan(self._board.price[self._places]).sum())

    def __len__(self) -> int:
        return len(self._places)

    def _chosen(self, published: bool) -> NDArray[np.intp]:
        return self._places[self._published] if published else self._places


def _counted(codes: Codes, numbers: Numbers) -> Mapping[str, int]:
    totals = np.bincount(numbers, minlength=len(codes))
    return {name: int(totals[number]) for number in np.flatnonzero(totals).tolist() if (name := codes.values[number])}
