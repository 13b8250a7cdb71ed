"""Everything that can be suggested, and what the library says of each: a table of columns."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Ints, Longs, Names, Strings, nested, part, plain, unpack_strings
from nlp.spotter import Spotter


@dataclass(frozen=True)
class Terms:
    """Topics first, the most chosen first; then phrases, keywords of tables and questions. One row each.

    ``keys`` are folded, ``texts`` as people write them. ``chosen`` counts the notes with it as a topic, ``authors`` who
    chose it, ``said`` the notes that say it in title or body (topic marks left out), ``both`` those that do both,
    ``support`` those that do either. ``lift`` is the mean percentile of those notes among comparable ones over 50 (NaN
    below 10 notes with a known rank). ``own`` counts our own notes with it, ``asked`` the comments that ask it.
    ``begins_alike`` and ``ends_alike`` count the topics with the same first and the same last word.
    ``is_phrase`` marks what phrase discovery found. ``words`` are the numbers of its content words in the index, those of
    row i between ``starts[i]`` and ``starts[i + 1]``; ``weight`` is the sum of their IDF. ``holders`` are the notes that hold
    it, ascending, those of row i between ``holder_starts[i]`` and ``holder_starts[i + 1]``; ``same`` is the number of the
    spelling people use most for the same words.
    """

    keys: Names
    texts: Strings
    kinds: Strings
    examples: Strings
    spotter: Spotter
    starts: Longs
    words: Ints
    weight: Floats
    chosen: Ints
    authors: Ints
    said: Ints
    both: Ints
    support: Ints
    own: Ints
    asked: Ints
    lift: Floats
    volume: Floats
    competition: Floats
    begins_alike: Ints
    ends_alike: Ints
    is_tail: NDArray[np.bool_]
    is_phrase: NDArray[np.bool_]
    holder_starts: Longs
    holders: Ints
    same: Ints

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def topics(self) -> int:
        """How many of the rows, from the first, are topics somebody chose."""
        return int(np.searchsorted(-self.chosen, 0))

    @cached_property
    def picked_of_all(self) -> float:
        """Of the notes that say a topic's words, the share that chose it, over all topics."""
        size = self.topics
        return float(self.both[:size].sum()) / max(float(self.said[:size].sum()), 1.0)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        arrays: dict[str, NDArray[Any]] = {}
        for column in fields(self):
            value = getattr(self, column.name)
            arrays |= {column.name: value} if isinstance(value, np.ndarray) else nested(column.name, value.to_arrays())
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Terms:
        columns: dict[str, Any] = {
            column.name: plain(arrays[column.name]) for column in fields(cls) if column.name in arrays
        }
        columns |= {name: unpack_strings(name, arrays) for name in ("texts", "kinds", "examples")}
        return cls(
            keys=Names.from_arrays(part("keys", arrays)),
            spotter=Spotter.from_arrays(part("spotter", arrays)),
            **columns,
        )
