"""Sequences of words, counted shard by shard and added up: the same numbers whatever the number of shards.

A shard is asked round after round. In each it names the places where the frequent sequences begin that all shards together
have found, and counts the sequences that are one word longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Flags, Ints, Longs
from nlp.cuts import FIELDS, Cuts

SHARD_WORDS = 16_000_000
"""Words of a shard, more than 100,000 notes: in one process adding shards up costs more than it gains, but memory is not endless."""

PIECE_WORDS = 2_000_000
"""Words of a shard for a cluster."""


@dataclass(frozen=True)
class Table:
    """The frequent sequences of one length, in order.

    ``keys`` say how each is made of two that are one word shorter: ``base`` × its beginning + its end.
    """

    keys: Longs
    base: int

    def beginnings(self) -> Longs:
        return self.keys // self.base

    def ends(self) -> Longs:
        return self.keys % self.base


@dataclass(frozen=True)
class Counted:
    """Different things in order: how often each was seen, and (``support``) in how many notes."""

    keys: Longs
    times: Longs
    support: Longs

    @classmethod
    def sum(cls, parts: Sequence[Counted]) -> Counted:
        """What was counted in parts, together."""
        if len(parts) == 1:
            return parts[0]
        keys, order = _sorted(np.concatenate([part.keys for part in parts]))
        first = _firsts(keys)
        if not len(first):
            return parts[0]
        times = np.concatenate([part.times for part in parts])[order]
        support = np.concatenate([part.support for part in parts])[order]
        return cls(keys[first], np.add.reduceat(times, first), np.add.reduceat(support, first))


@dataclass(frozen=True)
class Round:
    """What a shard found: the ``longer`` sequences, and the words ``before`` and ``after`` the sequences of the newest table.

    The key of such a neighbour is the number of the sequence × the size of the vocabulary + the word.
    """

    longer: Counted
    before: Counted
    after: Counted

    def parts(self) -> tuple[Counted, Counted, Counted]:
        return self.longer, self.before, self.after

    @classmethod
    def sum(cls, rounds: Sequence[Round]) -> Round:
        """What all shards found together."""
        return cls(*(Counted.sum(same) for same in zip(*(one.parts() for one in rounds), strict=True)))


class Shard:
    """The words of some notes. ``frequent`` says of each word of the vocabulary whether sequences may hold it."""

    def __init__(self, ids: Ints, follows: Flags, owners: Ints, frequent: Flags) -> None:
        self._ids, self._follows, self._owners, self._frequent = ids, follows, owners, frequent
        self._last: tuple[int, _Groups] | None = None

    def __getstate__(self) -> dict[str, Any]:
        """What was sorted last stays here: a shard that arrives on another machine sorts for itself."""
        return {**self.__dict__, "_last": None}

    def __sizeof__(self) -> int:
        """Large objects are sent to a cluster once, and not with every piece of work."""
        return sum(array.nbytes for array in (self._ids, self._follows, self._owners, self._frequent))

    def round(self, tables: Sequence[Table]) -> Round:
        """Name the sequences of the tables (of two words, of three …) and count those one word longer."""
        at = self._named(tables)
        groups = self._grouped(at, _size_of(tables, len(self._frequent)))
        self._last = len(tables), groups
        longer = Counted(groups.keys, np.diff(groups.edges), groups.supports(self._owners))
        if not tables:
            return Round(longer, _NOTHING, _NOTHING)
        return Round(longer, self._beside(at, -1), self._beside(at, len(tables) + 1))

    def _named(self, tables: Sequence[Table]) -> Ints:
        """For every place the number of the sequence that begins there, -1 where none does."""
        if not tables:
            return np.where(self._frequent[self._ids], self._ids, -1).astype(np.int32)
        shorter, newest = tables[:-1], tables[-1]
        if self._last is not None and self._last[0] == len(shorter):
            groups = self._last[1]
        else:
            groups = self._grouped(self._named(shorter), newest.base)
        at = np.full(len(self._ids), -1, np.int32)
        if len(newest.keys):
            place = np.minimum(np.searchsorted(newest.keys, groups.keys), len(newest.keys) - 1)
            number = np.where(newest.keys[place] == groups.keys, place, -1).astype(np.int32)
            at[groups.begins] = np.repeat(number, np.diff(groups.edges))
        return at

    def _grouped(self, at: Ints, base: int) -> _Groups:
        """All places where one sequence begins and another one word later, so that both make a longer one."""
        begins = np.flatnonzero((at[:-1] >= 0) & (at[1:] >= 0) & self._follows[1:])
        pairs = at[begins].astype(np.int64) * base + at[begins + 1]
        pairs, order = _sorted(pairs)
        first = _firsts(pairs)
        return _Groups(begins[order].astype(np.int32), pairs[first], np.append(first, len(pairs)))

    def _beside(self, at: Ints, step: int) -> Counted:
        """The words ``step`` places from where the sequences begin, in the same clause."""
        begins = np.flatnonzero(at >= 0)
        place = begins + step
        # What follows its neighbour stands in the same clause: the later of the two places says so.
        joint = begins if step < 0 else place
        inside = (place >= 0) & (joint < len(at))
        begins, place, joint = begins[inside], place[inside], joint[inside]
        joined = self._follows[joint]
        keys = at[begins[joined]].astype(np.int64) * len(self._frequent) + self._ids[place[joined]]
        keys.sort()
        first = _firsts(keys)
        return Counted(keys[first], np.diff(np.append(first, len(keys))), np.zeros(len(first), np.int64))


@dataclass(frozen=True)
class _Groups:
    """Places ordered by the pair that begins there: pair ``keys[i]`` at ``begins[edges[i]:edges[i + 1]]``."""

    begins: Ints
    keys: Longs
    edges: Longs

    def supports(self, owners: Ints) -> Longs:
        """In how many notes each pair stands."""
        if not len(self.begins):
            return np.zeros(0, np.int64)
        notes = owners[self.begins]
        new = np.empty(len(notes), np.int64)
        new[0] = 1
        new[1:] = notes[1:] != notes[:-1]
        new[self.edges[:-1]] = 1
        return np.add.reduceat(new, self.edges[:-1])


def shards_of(cuts: Cuts, frequent: Flags, words: int) -> list[Shard]:
    """The notes in order, in shards of about so many words; no note is divided. Nothing is copied."""
    starts = cuts.starts[::FIELDS]
    inner = np.searchsorted(starts, np.arange(words, int(starts[-1]), words))
    edges = np.concatenate(([0], np.unique(inner[inner < len(cuts)]), [len(cuts)])).astype(np.int64)
    owners = cuts.owners()
    made = []
    for first, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        low, high = int(starts[first]), int(starts[end])
        made.append(Shard(cuts.ids[low:high], cuts.follows[low:high], owners[low:high], frequent))
    return made


def one_round(shard: Shard, tables: tuple[Table, ...]) -> Round:
    """One piece of work for `nlp.spread.spread`."""
    return shard.round(tables)


def _size_of(tables: Sequence[Table], words: int) -> int:
    return len(tables[-1].keys) if tables else words


def _sorted(keys: Longs) -> tuple[Longs, Longs]:
    """Keys (0 or more) in order, and where each stood; equal keys stay in their order."""
    bits = len(keys).bit_length()
    if not len(keys) or int(keys.max()).bit_length() + bits >= 63:
        order = np.argsort(keys, kind="stable")
        return keys[order], order
    # Key and place in one integer: one sort, no index.
    packed = (keys << bits) | np.arange(len(keys))
    packed.sort()
    return packed >> bits, packed & ((1 << bits) - 1)


def _firsts(ordered: Longs) -> Longs:
    """Where something new begins."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    fresh: NDArray[np.bool_] = np.empty(len(ordered), np.bool_)
    fresh[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)


_NOTHING = Counted(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64))
