"""What the hidden Markov model makes of characters that are left over: where words end in many runs of them at once.

The same sums and the same ties as `nlp.segment`, written once for a column of characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.bulk.columns import Columns
from nlp.bulk.tree import CODES, Doubles
from nlp.segment import NEVER, Model

BEGINS, MIDDLE, ENDS, SINGLE = range(4)
STATES = "BMES"


@dataclass(frozen=True, eq=False)
class States:
    """``shown`` has a row for each state: how likely it shows each character."""

    model: Model
    shown: Doubles

    @classmethod
    def of(cls, model: Model) -> States:
        """The model's tables as arrays (2 MB)."""
        shown = np.full((len(STATES), CODES), NEVER)
        for row, state in zip(shown, STATES, strict=True):
            table = model.shown[state]
            row[[ord(character) for character in table]] = list(table.values())
        return cls(model, shown)

    def ends(self, runs: Sequence[str]) -> list[list[int]]:
        """Of each run of at least one Chinese character, where its words end; the last one ends with the run."""
        if not runs:
            return []
        columns = Columns.of(runs)
        closed = np.zeros(int(columns.starts[-1]), np.bool_)
        before, last = self._forwards(columns)
        state = last[:0]
        for number in range(len(columns.starts) - 2, 0, -1):
            # Runs that are no longer than this begin at their last character, the others go on from the column behind.
            here = last[columns.column(number)].copy()
            here[: len(state)] = state
            closed[columns.column(number)] = (here == ENDS) | (here == SINGLE)
            state = before[here, np.arange(columns.starts[number], columns.starts[number + 1])]
        return _by_run(columns, closed)

    def _forwards(self, columns: Columns) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """For each state and place the state before it, and by place the better of the two that a run may end with."""
        start, change = self.model.start, self.model.change
        codes = columns.laid_out()
        before = np.zeros((len(STATES), len(codes)), np.uint8)
        last = np.zeros(len(codes), np.uint8)
        first = columns.column(1)
        b, m, e, s = (start[state] + row[codes[first]] for state, row in zip(STATES, self.shown, strict=True))
        last[first] = np.where(e > s, ENDS, SINGLE)
        for number in range(2, len(columns.starts) - 1):
            here = columns.column(number)
            many = here.stop - here.start
            b, m, e, s = b[:many], m[:many], e[:many], s[:many]
            sees = self.shown[:, codes[here]]
            # Of two states that are as likely the second one is taken.
            steps = (
                (ENDS, e, SINGLE, s, BEGINS),
                (BEGINS, b, MIDDLE, m, MIDDLE),
                (BEGINS, b, MIDDLE, m, ENDS),
                (ENDS, e, SINGLE, s, SINGLE),
            )
            after = []
            for one, likely, other, as_likely, to in steps:
                of_one = likely + change[STATES[one]][STATES[to]] + sees[to]
                of_other = as_likely + change[STATES[other]][STATES[to]] + sees[to]
                better = of_one > of_other
                after.append(np.where(better, of_one, of_other))
                before[to, here] = np.where(better, one, other)
            b, m, e, s = after
            last[here] = np.where(e > s, ENDS, SINGLE)
        return before, last


def _by_run(columns: Columns, closed: NDArray[np.bool_]) -> list[list[int]]:
    by_character = closed[columns.places]
    # The last character of a run closes it whatever its state.
    bounds = np.cumsum(columns.lengths)
    by_character[bounds - 1] = True
    at = np.flatnonzero(by_character)
    ends = (at + 1 - (bounds - columns.lengths)[columns.owners[at]]).tolist()
    shares = np.searchsorted(at, bounds, "left").tolist()
    found: list[list[int]] = [[]] * len(bounds)
    low = 0
    for order, high in zip(columns.order.tolist(), shares, strict=True):
        found[order] = ends[low:high]
        low = high
    return found
