"""Texts side by side, the longest first, so that what is done with one column of characters is done with all texts at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.arrays import Ints, Longs, starts_of


@dataclass(frozen=True, eq=False)
class Columns:
    """``order`` is where each text stood before, ``lengths`` their lengths, descending; ``codes`` all characters, text after text.

    Column r, from 1 on, holds the characters of all texts that are at least r characters long; it takes the places
    ``starts[r]`` to ``starts[r + 1]``. Column 0 holds as many places as there are texts.
    """

    order: Longs
    lengths: Longs
    codes: Ints
    starts: Longs
    owners: Longs
    """For each character, text after text, which of the texts it is of."""
    places: Longs
    """For each character, text after text, counted from the beginning, its place among the columns."""

    @classmethod
    def of(cls, texts: Sequence[str], from_end: bool = False) -> Columns:
        """Of texts of at least one character; with ``from_end`` column 1 holds the last characters."""
        given = np.fromiter(map(len, texts), np.int64, len(texts))
        order = np.argsort(-given, kind="stable")
        lengths = given[order]
        joined = "".join([texts[at] for at in order.tolist()])
        codes = np.frombuffer(joined.encode("utf-32-le"), "<i4").astype(np.int32)
        longest = int(lengths[0]) if len(lengths) else 0
        # How many texts are at least so long.
        many = np.searchsorted(-lengths, -np.arange(longest + 1), side="right")
        starts, begins = starts_of(many), starts_of(lengths)
        owners = np.repeat(np.arange(len(lengths)), lengths)
        columns = np.arange(len(codes)) - begins[owners] + 1
        if from_end:
            columns = lengths[owners] + 1 - columns
        return cls(order, lengths, codes, starts, owners, starts[columns] + owners)

    def column(self, number: int) -> slice:
        """The places of a column."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def laid_out(self) -> Ints:
        """The characters by place, 0 in column 0."""
        codes = np.zeros(int(self.starts[-1]), np.int32)
        codes[self.places] = self.codes
        return codes
