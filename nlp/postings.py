"""Which notes hold a word, with what weight: sums of products over the words of a draft, for all notes or for the nearest alone.

Sums are whole numbers of some small unit, so that adding a word and taking it away again leaves nothing behind, and a note's sum is
the same however it was found.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from nlp.arrays import Floats, Ints, Longs, ranges
from nlp.nearest import reached_by

RARE = 500
"""Words of fewer notes are added together, in one go: what a call costs is more than what it does."""

COMMON = 0.05
"""Words that more of all notes hold are many notes' work and little weight: some 25 of 220 in a draft, with three quarters of its
notes."""

STEP = 8
"""Common words that are asked for before notes that have fallen behind are left out."""

FEW = 64
"""Of so many notes one may be looked at by itself; where more of them could be among the nearest, adding up is quicker."""

SURE = 1e-6
"""More than what may be lost where products, roots and cosines are rounded."""


class Postings:
    """The notes of word i and their weights, in notes of unit length, lie between ``starts[i]`` and ``starts[i + 1]``, ascending."""

    def __init__(self, starts: Longs, rows: Ints, weights: Floats, notes: int) -> None:
        self.starts, self.rows, self.weights, self.notes = starts, rows, weights, notes

    def add(self, total: Ints, words: Ints, factors: Floats) -> None:
        """Add each word's factor times its weight in every note that holds it."""
        lows, highs = self.starts[words], self.starts[words + 1]
        rare = highs - lows < RARE
        places = ranges(self.starts, words[rare])
        products = self.weights[places] * np.repeat(factors[rare], highs[rare] - lows[rare])
        np.add.at(total, self.rows[places], products.astype(np.int32))
        often = ~rare
        for low, high, factor in zip(lows[often].tolist(), highs[often].tolist(), factors[often], strict=True):
            # Half the time of ``total[rows] +=``, which first fetches what it adds to; both sides need one type.
            np.add.at(total, self.rows[low:high], (factor * self.weights[low:high]).astype(np.int32))

    def foremost(self, words: Ints, factors: Floats, top: int) -> tuple[Ints, Ints] | None:
        """The notes that may be among the ``top`` with the largest sums, ascending, and their sums; None where too many might.

        Words that are not common are added up for all notes. What the common ones can add to a note is at most the length of the
        draft in these words times that of the note (Cauchy and Schwarz): whoever stays behind the ``top`` notes even so is out.
        Of the hundreds left each is asked for its common words, those that weigh most first, while more of them fall behind. A
        third of the time of adding up everything.
        """
        often = self.starts[words + 1] - self.starts[words] > COMMON * self.notes
        total = np.zeros(self.notes, np.int32)
        self.add(total, words[~often], factors[~often])
        order = np.argsort(-factors[often], kind="stable")
        words, factors = words[often][order], factors[often][order]
        left = np.sqrt(np.cumsum(np.square(factors, dtype=np.float64)[::-1])[::-1]) * (1 + SURE)
        line = float(reached_by(total, top)) * (1 - SURE)
        most = total.astype(np.float32)
        if len(words):
            most += self._light * np.float32(left[0])
        near = np.flatnonzero(most >= line).astype(np.int32)
        if line <= 0 or len(near) > self.notes // FEW:
            return None
        sums = total[near]
        for low in range(0, len(words), STEP):
            self._ask(near, sums, words[low : low + STEP], factors[low : low + STEP])
            if low + STEP < len(words):
                ahead = sums + left[low + STEP] * self._light[near] >= max(
                    line, float(reached_by(sums, top)) * (1 - SURE)
                )
                near, sums = near[ahead], sums[ahead]
        return near, sums

    def _ask(self, near: Ints, sums: Ints, words: Ints, factors: Floats) -> None:
        """Add to the sums of some notes what a few words come to in them."""
        starts, ends = self.starts[words].tolist(), self.starts[words + 1].tolist()
        places = np.empty((len(words), len(near)), np.int64)
        for at, (low, high) in enumerate(zip(starts, ends, strict=True)):
            places[at] = self.rows[low:high].searchsorted(near)
            places[at] += low
        np.minimum(places, self.starts[words + 1, None] - 1, out=places)
        word, note = np.nonzero(self.rows[places] == near)
        np.add.at(sums, note, (factors[word] * self.weights[places[word, note]]).astype(np.int32))

    @cached_property
    def _light(self) -> Floats:
        """How long each note is in its common words: 0.25 in the middle (10 ms with 100,000 notes, asked once)."""
        squares = np.zeros(self.notes, np.float32)
        for word in np.flatnonzero(np.diff(self.starts) > COMMON * self.notes).tolist():
            low, high = self.starts[word : word + 2].tolist()
            np.add.at(squares, self.rows[low:high], np.square(self.weights[low:high]))
        return np.sqrt(squares)
