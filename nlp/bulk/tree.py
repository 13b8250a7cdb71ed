"""jieba's dictionary as a tree in arrays: a node for each word and each beginning of one, looked up by the node before and a character."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Ints, Longs

Doubles: TypeAlias = NDArray[np.float64]

CODES = 1 << 16
"""Characters: a clause (`nlp.words.CLAUSE`) holds none beyond."""
NONE = -1
SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2 to the 64th divided by the golden ratio: multiplied by it, numbers that lie close together end up far apart."""
ROOM = 4
"""Places of the table for each node, at least: then nearly every look-up finds its node, or nothing, where it looks first."""


@dataclass(frozen=True, eq=False)
class Tree:
    """``numbers`` gives every word and every beginning its node, in the order of jieba's table.

    ``first`` is the node of each character, -1 where nothing begins with it; ``weights`` is what each node weighs as a word, as
    `nlp.segment` reckons it: the logarithm of its share, minus infinity for what is only a beginning. ``least`` is the logarithm of all.
    """

    numbers: dict[str, int]
    first: Ints
    weights: Doubles
    least: float
    _keys: Longs
    _nodes: Ints

    @classmethod
    def of(cls, frequencies: Mapping[str, int], total: int) -> Tree:
        """From jieba's table, which holds every beginning of a word with 0. Takes half a second for its 500,000 entries."""
        numbers = dict(zip(frequencies, range(len(frequencies)), strict=True))
        last = np.array([ord(text[-1]) for text in numbers], np.int64)
        before = np.array([numbers[text[:-1]] if len(text) > 1 else NONE for text in numbers], np.int64)
        nodes = np.arange(len(numbers), dtype=np.int32)
        reached = last < CODES
        first = np.full(CODES, NONE, np.int32)
        begins = reached & (before == NONE)
        first[last[begins]] = nodes[begins]
        goes_on = reached & ~begins
        table = _table((before[goes_on] << 16) | last[goes_on], nodes[goes_on])
        return cls(numbers, first, _weights(frequencies, total), log(total), *table)

    def step(self, nodes: Ints, codes: Ints) -> Ints:
        """The node behind each of these nodes and characters, -1 where the tree does not go on."""
        wanted = (nodes.astype(np.int64) << 16) | codes
        places = _places(wanted, len(self._keys))
        there = self._keys[places]
        found = np.where(there == wanted, self._nodes[places], np.int32(NONE))
        other = np.flatnonzero((there != wanted) & (there != NONE))
        while len(other):
            places[other] = (places[other] + 1) & (len(self._keys) - 1)
            there = self._keys[places[other]]
            same = there == wanted[other]
            found[other[same]] = self._nodes[places[other[same]]]
            other = other[~same & (there != NONE)]
        return found


def _weights(frequencies: Mapping[str, int], total: int) -> Doubles:
    # The logarithms are Python's own: those of numpy may differ in the last bit.
    counts, where = np.unique(np.fromiter(frequencies.values(), np.int64, len(frequencies)), return_inverse=True)
    least = log(total)
    of_counts = np.array([log(count) - least if count else -np.inf for count in counts.tolist()])
    weights: Doubles = of_counts[where]
    return weights


def _table(keys: Longs, nodes: Ints) -> tuple[Longs, Ints]:
    """Keys, each in its place or the next that was free, and the nodes there; free places hold -1."""
    size = 1 << (ROOM * len(keys)).bit_length()
    table, held = np.full(size, NONE, np.int64), np.full(size, NONE, np.int32)
    places, left = _places(keys, size), np.arange(len(keys))
    while len(left):
        at = places[left]
        free = table[at] == NONE
        # Of several that want one place the last one gets it.
        table[at[free]] = keys[left[free]]
        held[at[free]] = nodes[left[free]]
        left = left[table[at] != keys[left]]
        places[left] = (places[left] + 1) & (size - 1)
    return table, held


def _places(keys: Longs, size: int) -> Longs:
    shift = np.uint64(64 - (size.bit_length() - 1))
    spread = (keys.astype(np.uint64) * SPREAD) >> shift
    return spread.astype(np.int64)
