"""The slots of one campaign as sums that plan, goals and gaps are made from."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property

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
Counts = NDArray[np.int64]
Costs = NDArray[np.float64]


class Facts:
    """What stands where in a campaign, at the moment it was asked.

    Every column is gathered once and counted once: an edit of one among 100,000 slots makes all of it anew in some 6 ms.
    """

    def __init__(self, board: Board, fits: Truths) -> None:
        self._board = board
        self._places = np.flatnonzero(fits)
        out = board.codes["status"].holds(PUBLISHED)[board.column("status")] | board.linked
        self._published = out[self._places]
        self._price = board.price[self._places]
        self._keywords = board.keywords[self._places]
        self._weeks, self._accounts = self._column("week"), self._column("account_id")
        numbers, self._role_codes = board.roles()
        self._roles = numbers[self._places]

    @classmethod
    def of(cls, store: Store, campaign_id: str) -> Facts:
        """The facts of a campaign as the file is now."""
        with engine.reading(store.db):
            board = Board.of(store)
            preset = Settings(store).get(TIERS)
            kept = store.beside(_Last, lambda _store: _Last())
            if kept.mark != (board.mark, campaign_id):
                kept.facts = cls(board, sieve(store, board, campaign_id, SlotFilter(), preset))
                kept.mark = (board.mark, campaign_id)
            assert kept.facts is not None
            return kept.facts

    def by_role(self, *, published: bool = False) -> Mapping[str, tuple[int, float]]:
        """Slots and yuan of each role; those that are published only, if asked."""
        counts, costs = self._by_role
        if published:
            counts, costs = counts[1], costs[1]
        else:
            counts, costs = counts.sum(axis=0), costs.sum(axis=0)
        return {
            self._role_codes.values[number] or "": (int(counts[number]), float(costs[number]))
            for number in np.flatnonzero(counts).tolist()
        }

    @cached_property
    def _by_role(self) -> tuple[Counts, Costs]:
        """Slots and yuan by whether they are published and by the number of the role."""
        shape = (2, len(self._role_codes))
        pairs = self._published * np.int64(shape[1]) + self._roles
        prices = np.where(np.isnan(self._price), 0.0, self._price)
        counts = np.bincount(pairs, minlength=2 * shape[1])
        costs = np.bincount(pairs, weights=prices, minlength=2 * shape[1]).astype(np.float64)
        return counts.reshape(shape), costs.reshape(shape)

    def by_keyword(self, *, published: bool = False) -> Mapping[str, int]:
        """How many slots have each keyword, by its key."""
        rows, words = self._spoken
        words = words[self._published[rows]] if published else words
        return _named(self._board.codes["keyword"], np.bincount(words))

    @cached_property
    def _spoken(self) -> tuple[Counts, Numbers]:
        """Every keyword of every slot: the slot, counted from 0, and the keyword's number."""
        width, flat = self._keywords.shape[1], self._keywords.ravel()
        there = np.flatnonzero(flat)
        return there // width, flat[there]

    def by_week(self, role: str | None = None) -> Mapping[str, int]:
        """How many slots lie in each week, of one role if asked."""
        number = None if role is None else self._role_codes.find(role)
        if role is not None and number is None:
            return {}
        counts = self._by_role_and_week.sum(axis=0) if number is None else self._by_role_and_week[number]
        return _named(self._board.codes["week"], counts)

    @cached_property
    def _by_role_and_week(self) -> Counts:
        return _crossed(self._roles, len(self._role_codes), self._weeks, len(self._board.codes["week"]))

    def weeks_of_crowd(self, crowd: str) -> Mapping[str, int]:
        """How many slots for a crowd lie in each week."""
        number = self._board.codes["crowd"].find(crowd)
        known = number is not None and number < len(self._by_crowd_and_week)
        return _named(self._board.codes["week"], self._by_crowd_and_week[number]) if known else {}

    @cached_property
    def _by_crowd_and_week(self) -> Counts:
        codes = self._board.codes
        return _crossed(self._column("crowd"), len(codes["crowd"]), self._weeks, len(codes["week"]))

    def alone(self) -> frozenset[str]:
        """Keywords, by their keys, about which only one account is to write, several times."""
        keys = self._board.codes["keyword"].values
        rows, words = self._spoken
        accounts = self._accounts[rows]
        known = accounts != NONE
        accounts, words = accounts[known], words[known]
        # Any of those who write about a word; the others are counted against it.
        writer = np.zeros(len(keys), accounts.dtype)
        writer[words] = accounts
        counts = np.bincount(words, minlength=len(keys))
        others = np.bincount(words[writer[words] != accounts], minlength=len(keys))
        found = (counts > 1) & (others == 0)
        return frozenset(keys[word] or "" for word in np.flatnonzero(found).tolist())

    def between(self, since: str, until: str) -> int:
        """How many slots lie between two days, both included."""
        inside = np.array([day is not None and since <= day <= until for day in self._board.codes["day"].values])
        return int(inside[self._column("day")].sum())

    def having(self, column: str, value: str) -> int:
        """How many slots have a value in a column of the board."""
        return int(self._board.codes[column].holds([value])[self._column(column)].sum())

    def without(self, column: str) -> int:
        """How many slots have nothing in a column of the board, such as ``account_id`` or ``day``."""
        return int((self._column(column) == NONE).sum())

    def unpriced(self) -> int:
        """How many slots have no price."""
        return int(np.isnan(self._price).sum())

    def __len__(self) -> int:
        return len(self._places)

    def _column(self, name: str) -> Numbers:
        return self._board.column(name)[self._places]


class _Last:
    """The facts that were asked for last: the pyramid, the totals and what is missing are asked one after the other."""

    def __init__(self) -> None:
        self.mark: Hashable = None
        self.facts: Facts | None = None


def _crossed(one: Numbers, ones: int, other: Numbers, others: int) -> Counts:
    """How often each number of the one meets each of the other."""
    pairs = one.astype(np.int64) * others + other
    return np.bincount(pairs, minlength=ones * others).reshape(ones, others)


def _named(codes: Codes, counts: Counts) -> Mapping[str, int]:
    return {name: int(counts[number]) for number in np.flatnonzero(counts).tolist() if (name := codes.values[number])}
