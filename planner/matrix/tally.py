"""Slots counted by two axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner.matrix.board import Board
from planner.matrix.codes import NONE, Codes, Numbers, Truths
from planner.packing import sorted_with_places
from planner.presets import TierPreset
from planner.storage.records import Cell, Head

COLUMNS: Mapping[str, str] = MappingProxyType(
    {"account": "account_id", "product": "product_id"}
    | {name: name for name in ("week", "day", "content_type", "crowd", "route", "status", "owner")}
)
"""Axes that are a column of the board."""

Places = NDArray[np.int64]
Key = tuple[int, int]


class Sums(Mapping["str | None", int]):
    """The values that occur on an axis, and how many slots stand there. ``there`` says by a value's number whether it occurs."""

    def __init__(self, codes: Codes, totals: Places) -> None:
        self._codes, self._totals = codes, totals
        self.there: Truths = totals > 0

    def __getitem__(self, value: str | None) -> int:
        number = self._codes.find(value)
        if number is None or number >= len(self.there) or not self.there[number]:
            raise KeyError(value)
        return int(self._totals[number])

    def __iter__(self) -> Iterator[str | None]:
        return (self._codes.values[number] for number in np.flatnonzero(self.there).tolist())

    def __len__(self) -> int:
        return int(self.there.sum())


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
                spoken = board.keywords[places]
                said = spoken != NONE
                said[:, 0] = True
                at = np.flatnonzero(said)
                rows = at // spoken.shape[1]
                places, numbers = places[rows], [found[rows] for found in numbers]
                found, codes = spoken.ravel()[at], board.codes["keyword"]
            else:
                found, codes = _column(board, name, preset)
                found = found[places]
            numbers.append(found)
            self.codes.append(codes)
        self._sizes = [len(codes) for codes in self.codes]
        pairs, order = sorted_with_places(numbers[0].astype(np.int64) * self._sizes[1] + numbers[1])
        self._places = places[order]
        # Copies: cells are made later, and the board goes on.
        self._status = board.column("status").copy()
        self._price = board.price.copy()
        self._keywords = board.keywords.copy()
        self._starts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]]) if len(pairs) else np.zeros(0, np.int64)
        self._met = pairs[self._starts]
        self._ends = np.r_[self._starts[1:], len(order)].astype(np.int64)

    def __len__(self) -> int:
        """How many piles there are."""
        return len(self._met)

    def places(self) -> tuple[Places, Places]:
        """The numbers of the values that meet at each pile, of the first axis and of the second."""
        return np.divmod(self._met, self._sizes[1])

    def pile(self, row: int, column: int) -> int | None:
        """The pile where two values meet, None when no slot has both."""
        if column >= self._sizes[1]:
            # A value that was first met later.
            return None
        pair = row * self._sizes[1] + column
        at = int(np.searchsorted(self._met, pair))
        return at if at < len(self._met) and self._met[at] == pair else None

    def sums(self, axis: int) -> Sums:
        """How many slots stand at each value of an axis."""
        numbers = self.places()[axis]
        totals = np.bincount(numbers, weights=self._ends - self._starts, minlength=self._sizes[axis])
        return Sums(self.codes[axis], totals.astype(np.int64))

    def cell(self, pile: int) -> Cell:
        """What lies on a pile."""
        inside = self._places[self._starts[pile] : self._ends[pile]]
        counts = np.bincount(self._status[inside])
        names = self._board.codes["status"].values
        statuses = {names[number] or "": int(counts[number]) for number in np.flatnonzero(counts).tolist()}
        cost = float(np.nansum(self._price[inside]))
        return Cell(int(counts.sum()), MappingProxyType(statuses), cost, self._keyword(inside))

    def _keyword(self, inside: Places) -> str:
        """The keyword most slots have, of several the first by its text."""
        counts = np.bincount(self._keywords[inside].ravel(), minlength=NONE + 1)
        counts[NONE] = 0
        most, keys = counts.max(), self._board.codes["keyword"].values
        if not most:
            return ""
        return min(self._board.words[keys[number] or ""][0] for number in np.flatnonzero(counts == most).tolist())


class Cells(Mapping[Key, Cell]):
    """Cells by row and column, each made when it is first looked at: a screen shows a few hundred of a hundred thousand."""

    def __init__(self, tally: Tally, heads: Sequence[Sequence[Head]]) -> None:
        self._tally, self._heads = tally, heads
        self._made: dict[Key, Cell] = {}

    def __getitem__(self, key: Key) -> Cell:
        if key not in self._made:
            pile = self._pile(key)
            if pile is None:
                raise KeyError(key)
            self._made[key] = self._tally.cell(pile)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and self._pile(key) is not None

    def __iter__(self) -> Iterator[Key]:
        sides = []
        for codes, heads, met in zip(self._tally.codes, self._heads, self._tally.places(), strict=True):
            at = {codes.find(head.value): place for place, head in enumerate(heads)}
            sides.append([at[number] for number in met.tolist()])
        return zip(*sides, strict=True)

    def __len__(self) -> int:
        return len(self._tally)

    def _pile(self, key: tuple[int, ...]) -> int | None:
        if not all(0 <= place < len(heads) for place, heads in zip(key, self._heads, strict=True)):
            return None
        row, column = (
            codes.find(heads[place].value)
            for codes, heads, place in zip(self._tally.codes, self._heads, key, strict=True)
        )
        return None if row is None or column is None else self._tally.pile(row, column)


def _column(board: Board, name: str, preset: TierPreset) -> tuple[Numbers, Codes]:
    if name == "role":
        return board.roles()
    if name == "tier":
        return board.tiers(preset)
    if name == "phase":
        return board.phase_numbers()
    return board.column(COLUMNS[name]), board.codes[COLUMNS[name]]
