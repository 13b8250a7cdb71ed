"""What belongs together in the library: topics chosen together, topics of a note, terms a note holds, terms a word is part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Flags, Floats, Ints, Longs, members, plain, starts_of
from nlp.note import Note
from nlp.suggest.gather import Candidates, authors_of
from nlp.suggest.terms import Terms

Number = TypeVar("Number", NDArray[np.int32], NDArray[np.int64])

TOGETHER_MOST = 32
"""Topics remembered beside each topic: those chosen with it most often."""
PAIRS_PER_NOTE = 20
"""Topics of a note that are paired; a note with fifty of them says little of any two."""
WITHIN_MOST = 300
DOUBT = 2
"""Added to a topic's notes when shares are taken: one note alone proves nothing."""


@dataclass(frozen=True)
class Ties:
    """Lists by number, joined (the list of i lies between ``starts[i]`` and ``starts[i + 1]``).

    ``chosen``: the topics of each note. ``held``: the terms each note says or chose. ``beside``: the topics chosen together with a
    topic, and ``shares`` how often (of its notes). ``within``: the terms each word of the index is part of. ``author`` numbers
    who wrote each note; ``tagged`` are the notes with topics.
    """

    chosen_starts: Longs
    chosen: Ints
    held_starts: Longs
    held: Ints
    beside_starts: Longs
    beside: Ints
    shares: Floats
    within_starts: Longs
    within: Ints
    author: Ints
    tagged: Ints

    @classmethod
    def of(cls, notes: Sequence[Note], found: Candidates, terms: Terms, words: int) -> Ties:
        """From what `gather` found; ``words`` is the size of the index's vocabulary."""
        # The holders of each term, turned about: stable, so that the terms of a note ascend.
        term = np.repeat(np.arange(len(terms), dtype=np.int32), np.diff(terms.holder_starts))
        held = term[np.argsort(terms.holders, kind="stable")]
        beside_starts, beside, shares = _beside(found, terms)
        owner = np.repeat(np.arange(len(terms), dtype=np.int32), np.diff(terms.starts))
        known = terms.words >= 0
        pairs = np.unique(terms.words[known].astype(np.int64) * max(len(terms), 1) + owner[known])
        # Words that are part of very many terms (推荐) tell nothing of any.
        many = np.bincount(pairs // max(len(terms), 1), minlength=words)
        pairs = pairs[many[pairs // max(len(terms), 1)] <= WITHIN_MOST]
        word, part = np.divmod(pairs, max(len(terms), 1))
        return cls(
            found.starts,
            found.chosen,
            starts_of(np.bincount(terms.holders, minlength=len(notes))),
            held,
            beside_starts,
            beside,
            shares,
            starts_of(np.bincount(word, minlength=words)),
            part.astype(np.int32),
            authors_of(notes),
            np.flatnonzero(np.diff(found.starts)).astype(np.int32),
        )

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {column.name: getattr(self, column.name) for column in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Ties:
        return cls(**{column.name: plain(arrays[column.name]) for column in fields(cls)})


def _beside(found: Candidates, terms: Terms) -> tuple[Longs, Ints, Floats]:
    """Topics chosen together, the most frequent partners of each, with the share of its notes."""
    topics = max(terms.topics, 1)
    sizes = np.minimum(np.diff(found.starts), PAIRS_PER_NOTE)
    packed = []
    for apart in range(1, PAIRS_PER_NOTE):
        # All pairs of a note whose places differ by so many.
        many = np.maximum(sizes - apart, 0)
        first = np.repeat(found.starts[:-1] - starts_of(many)[:-1], many) + np.arange(int(many.sum()))
        left, right = found.chosen[first].astype(np.int64), found.chosen[first + apart].astype(np.int64)
        packed += [left * topics + right, right * topics + left]
    starts, beside, times, left = strongest(*np.divmod(np.concatenate(packed), topics), topics, topics, TOGETHER_MOST)
    return starts, beside, (times / (terms.chosen[left] + DOUBT)).astype(np.float32)


def strongest(
    left: NDArray[Any], right: NDArray[Any], lefts: int, rights: int, most: int
) -> tuple[Longs, Ints, NDArray[np.intp], NDArray[Any]]:
    """What stands together most often: for each number at the left a list of at most so many at the right.

    Where each list begins, the lists joined, how often each pair occurs, and its number at the left.
    """
    pairs, times = np.unique(left.astype(np.int64) * rights + right, return_counts=True)
    left, right = np.divmod(pairs, rights)
    order = np.lexsort((right, -times, left))
    left, right, times = left[order], right[order], times[order]
    place = np.arange(len(left)) - starts_of(np.bincount(left, minlength=lefts))[left]
    kept = place < most
    left, right, times = left[kept], right[kept], times[kept]
    return starts_of(np.bincount(left, minlength=lefts)), right.astype(np.int32), times, left


def spread(starts: Longs, values: NDArray[Any], chosen: NDArray[Any]) -> tuple[NDArray[Any], Longs]:
    """The members of the chosen lists, and for each member the place in ``chosen`` of the list it came from."""
    places, owners = members(starts, chosen)
    return values.take(places), owners


def distinct(*numbers: Number) -> Number:
    """The different numbers, ascending."""
    # np.unique hashes integers, which takes five times as long for some thousand of them.
    ordered = np.sort(np.concatenate(numbers))
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]


def tally(numbers: Ints, found: Ints, weights: NDArray[Any] | None = None) -> NDArray[np.float64]:
    """For each of the ascending numbers the sum of the weights it was found with; others are passed over."""
    if not len(numbers) or not len(found):
        return np.zeros(len(numbers))
    place, known = _places(numbers, found)
    return np.bincount(place, None if weights is None else weights[known], len(numbers)).astype(np.float64, copy=False)


def carried(table: NDArray[np.float64], found: Ints, numbers: Ints) -> NDArray[np.float64]:
    """The columns of a table, which belong to different numbers found, put to the ascending numbers; 0 to those not found."""
    moved = np.zeros((len(table), len(numbers)))
    if len(numbers) and len(found):
        place, known = _places(numbers, found)
        moved[:, place] = table[:, known]
    return moved


def among(numbers: Ints, some: Ints) -> Flags:
    """Which of the ascending numbers are among some others."""
    there = np.zeros(len(numbers), np.bool_)
    if len(numbers) and len(some):
        there[_places(numbers, some)[0]] = True
    return there


def _places(numbers: Ints, found: Ints) -> tuple[Longs, Flags]:
    """Where those found stand among the ascending numbers, and which of them do."""
    place = numbers.searchsorted(found)
    place[place == len(numbers)] = 0
    known = numbers.take(place) == found
    return place[known], known
