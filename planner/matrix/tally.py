"""Slots counted by two axes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner.matrix.board import Board
from planner.matrix.codes import NONE, Codes, Numbers, Truths
from planner.presets import TierPreset
from planner.storage.records import Cell

COLUMNS: Mapping[str, str] = MappingProxyType(
    {"account": "account_id", "product": "product_id"}
    | {name: name for name in ("week", "day", "content_type", "crowd", "route", "status", "owner")}
)
"""Axes that are a column of the board."""

Places = NDArray[np.int64]
Key = tuple[int, int]


class Tally:
    """The slots that fit, by two axes: which values occur on each, and the piles where they meet."""

    def __init__(self, board: Board, fits: Truths, axes: tuple[str, str], preset: TierPreset) -> None:
        self._board = board
        places = np.flatnonzero(fits)
        self.total = len(places)
        numbers: list[Numbers] = []
        self.codes: list[Codes] = []
        for name in axes:
            if name == "keyword":
                # A slot stands once at each of its keywords.
                said = board.keywords[places] != NONE
                said[:, 0] = True
                rows, columns = np.nonzero(said)
                places, numbers = places[rows], [found[rows] for found in numbers]
                found, codes = board.keywords[places, columns], board.codes["keyword"]
            else:
                found, codes = _column(board, name, preset)
                found = found[places]
            numbers.append(found)
            self.codes.append(codes)
        pairs = numbers[0].astype(np.int64) * len(self.codes[1]) + numbers[1]
        order = np.argsort(pairs, kind="stable")
        places = places[order]
        # Copies: cells are made later, and the board goes on.
        self._status = board.column("status")[places]
        self._price = board.price[places]
        self._keywords = board.keywords[places]
        met, self._starts = np.unique(pairs[order], return_index=True)
        self._ends = np.r_[self._starts[1:], len(order)].astype(np.int64)
        self.rows, self.columns = np.divmod(met, len(self.codes[1]))

    def sums(self, axis: int) -> Mapping[str | None, int]:
        """The values that occur on an axis, and how many slots stand there."""
        numbers = (self.rows, self.columns)[axis]
        totals = np.bincount(numbers, weights=self._ends - self._starts, minlength=1)
        values = self.codes[axis].values
        return {values[number]: int(totals[number]) for number in np.flatnonzero(totals).tolist()}

    def cell(self, pile: int) -> Cell:
        """What lies on a pile."""
        inside = slice(self._starts[pile], self._ends[pile])
        counts = np.bincount(self._status[inside])
        names = self._board.codes["status"].values
        statuses = {names[number] or "": int(counts[number]) for number in np.flatnonzero(counts).tolist()}
        cost = float(np.nansum(self._price[inside]))
        return Cell(int(counts.sum()), MappingProxyType(statuses), cost, self._keyword(inside))

    def _keyword(self, inside: slice) -> str:
        """The keyword most slots have, of several the first by its text."""
        counts = np.bincount(self._keywords[inside].ravel(), minlength=NONE + 1)
        counts[NONE] = 0
        most, keys = counts.max(), self._board.codes["keyword"].values
        if not most:
            return ""
        return min(self._board.words[keys[number] or ""][0] for number in np.flatnonzero(counts == most).tolist())


class Cells(Mapping[Key, Cell]):
    """Cells by row and column, each made when it is first looked at: a screen shows a few hundred of a hundred thousand."""

    def __init__(self, piles: Mapping[Key, int], make: Callable[[int], Cell]) -> None:
        self._piles, self._make = piles, make
        self._made: dict[Key, Cell] = {}

    def __getitem__(self, key: Key) -> Cell:
        if key not in self._made:
            self._made[key] = self._make(self._piles[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._piles

    def __iter__(self) -> Iterator[Key]:
        return iter(self._piles)

    def __len__(self) -> int:
        return len(self._piles)


def _column(board: Board, name: str, preset: TierPreset) -> tuple[Numbers, Codes]:
    if name == "role":
        return board.roles()
    if name == "tier":
        return board.tiers(preset)
    if name == "phase":
        return board.phase_numbers()
    return board.column(COLUMNS[name]), board.codes[COLUMNS[name]]
