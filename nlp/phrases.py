"""Phrase discovery: which words of the library belong together?

Words that stand next to each other are counted by sorting, one length after another; only what is frequent grows longer. A
phrase is kept when its words attract each other (PMI), when many different words stand on both its sides (entropy), and when it
is said by itself and not only inside a longer phrase (C-value; Frantzi, Ananiadou and Mima 2000).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Flags, Floats, Ints
from nlp.cuts import Cuts

WORDS_MOST = 5
CHARACTERS_MOST = 12
PMI_LEAST = 2.0
LONE_PMI_LEAST = 5.0
"""What a phrase needs that begins or ends with a single character, as fragments do."""
ENTROPY_LEAST = 1.0
"""In nats; three neighbours equally often are 1.1."""
ALONE_LEAST = 0.25
"""The share of its uses in which a phrase is not part of a longer one."""
SUPPORT_LEAST = 3
SUPPORT_SHARE = 20_000
"""Larger libraries ask for one more note every 20,000."""
PHRASES_MOST = 60_000


@dataclass(frozen=True)
class Phrases:
    """Discovered phrases, the most telling (highest C-value) first.

    ``support`` counts the notes; ``pmi`` and ``entropy`` (the smaller of both sides) are in nats.
    """

    texts: tuple[str, ...]
    support: Ints
    pmi: Floats
    entropy: Floats
    c_value: Floats

    def __len__(self) -> int:
        return len(self.texts)


def discover(cuts: Cuts, check: Callable[[], None] = lambda: None) -> Phrases:
    """Find the phrases of a library; ``check`` is called between steps and may raise to stop.

    A phrase has 2 to 5 words and at most 12 characters, and stands in at least 3 notes (more in larger libraries).
    """
    stream = _Stream.of(cuts)
    found: list[_Grams] = []
    grams = stream.words()
    while grams.size < WORDS_MOST:
        check()
        grams = stream.longer(grams)
        found.append(grams)
    parts = []
    for place, grams in enumerate(found):
        check()
        longer = found[place + 1] if place + 1 < len(found) else None
        parts.append(stream.phrases(grams, longer))
    texts, support, pmi, entropy, c_value = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((texts, -c_value))[:PHRASES_MOST]
    return Phrases(tuple(texts[order].tolist()), support[order], pmi[order], entropy[order], c_value[order])


@dataclass(frozen=True)
class _Grams:
    """All frequent sequences of ``size`` words.

    ``at`` says for every place of the stream which sequence begins there (-1: none); ``first`` is one place of each.
    """

    size: int
    at: Ints
    first: Ints
    count: NDArray[np.int64]
    support: Ints
    pmi: Floats
    entropy: Floats


@dataclass(frozen=True)
class _Stream:
    """The words of the library in one line."""

    cuts: Cuts
    owners: Ints
    characters: Ints
    """Of each word of the vocabulary."""
    counts: NDArray[np.int64]
    """How often each word of the vocabulary is used."""
    least: int

    @classmethod
    def of(cls, cuts: Cuts) -> _Stream:
        size = len(cuts.vocabulary)
        characters = np.fromiter(map(len, cuts.vocabulary), np.int32, size)
        least = max(SUPPORT_LEAST, round(len(cuts) / SUPPORT_SHARE))
        return cls(cuts, cuts.owners(), characters, np.bincount(cuts.ids, minlength=size), least)

    def words(self) -> _Grams:
        """The frequent words as sequences of one word; what only phrases need is left empty."""
        at = np.where(self.counts[self.cuts.ids] >= self.least, self.cuts.ids, -1)
        none, no_floats = np.empty(0, np.int32), np.empty(0, np.float32)
        return _Grams(1, at.astype(np.int32), none, self.counts, none, no_floats, no_floats)

    def longer(self, shorter: _Grams) -> _Grams:
        """The sequences one word longer. Both their beginning and their end must be frequent, and name them."""
        ids, at = self.cuts.ids, shorter.at
        begins = np.flatnonzero((at[:-1] >= 0) & (at[1:] >= 0) & self.cuts.follows[1:]).astype(np.int32)
        begins, fresh = _grouped(begins, at[begins], at[begins + 1])
        group = np.cumsum(fresh, dtype=np.int32) - 1
        notes = self.owners[begins]
        new = fresh.copy()
        new[1:] |= notes[1:] != notes[:-1]
        support = np.bincount(group, new).astype(np.int32)
        kept = support >= self.least
        number = np.where(kept, np.cumsum(kept, dtype=np.int32) - 1, -1).astype(np.int32)
        here = kept[group] if len(group) else np.zeros(0, np.bool_)
        begins, group, fresh = begins[here], number[group[here]], fresh[here]
        size = shorter.size + 1
        named = np.full(len(ids), -1, np.int32)
        named[begins] = group
        first, count = begins[fresh], np.bincount(group, minlength=int(kept.sum()))
        # How much more often than by chance, at the weaker of the two outer joints.
        front = shorter.count[at[first]] * self.counts[ids[first + size - 1]].astype(np.float64)
        back = shorter.count[at[first + 1]] * self.counts[ids[first]].astype(np.float64)
        pmi = np.log(count * (len(ids) / np.maximum(front, back))) if len(first) else np.empty(0)
        entropy = np.minimum(self._entropy(begins, group, count, -1), self._entropy(begins, group, count, size))
        return _Grams(size, named, first, count, support[kept], pmi.astype(np.float32), entropy)

    def _entropy(self, begins: Ints, group: Ints, count: NDArray[np.int64], step: int) -> Floats:
        """How varied the words are that stand ``step`` places from the beginning; every end of a clause is one more kind."""
        ids, follows = self.cuts.ids, self.cuts.follows
        place = np.clip(begins + step, 0, max(len(ids) - 1, 0))
        joined = follows[begins] if step < 0 else follows[place] & (begins + step < len(ids))
        group, neighbour = group[joined], ids[place[joined]]
        kinds = np.sort(group.astype(np.int64) * len(self.counts) + neighbour)
        edges = (
            np.flatnonzero(np.concatenate(([True], kinds[1:] != kinds[:-1], [True])))
            if len(kinds)
            else np.zeros(1, int)
        )
        times = np.diff(edges)
        repeated = np.bincount(kinds[edges[:-1]] // max(len(self.counts), 1), times * np.log(times), len(count))
        return (np.log(count) - repeated / count).astype(np.float32)

    def phrases(self, grams: _Grams, longer: _Grams | None) -> tuple[NDArray[Any], ...]:
        """Text, support, PMI, entropy and C-value of those that are phrases."""
        inside, outer, most = (np.zeros(len(grams.first)) for _ in range(3))
        if longer is not None:
            for part in (grams.at[longer.first], grams.at[longer.first + 1]):
                np.add.at(inside, part, longer.count)
                np.add.at(outer, part, 1)
                np.maximum.at(most, part, longer.count)
        c_value = np.log2(grams.size) * (grams.count - inside / np.maximum(outer, 1))
        sound = self._sound(grams) & (1 - most / grams.count >= ALONE_LEAST)
        words = self.cuts.vocabulary
        ids = self.cuts.ids[grams.first[sound][:, None] + np.arange(grams.size)]
        texts = np.array(["".join([words[word] for word in row]) for row in ids.tolist()], dtype=object)
        return texts, grams.support[sound], grams.pmi[sound], grams.entropy[sound], c_value[sound].astype(np.float32)

    def _sound(self, grams: _Grams) -> Flags:
        """Guards against fragments such as 霜好用 and against what is too long to be a keyword."""
        lengths = self.characters[self.cuts.ids[grams.first[:, None] + np.arange(grams.size)]]
        lone = (lengths[:, 0] < 2) | (lengths[:, -1] < 2)
        pmi = grams.pmi >= np.where(lone, LONE_PMI_LEAST, PMI_LEAST)
        return np.asarray(pmi & (grams.entropy >= ENTROPY_LEAST) & (lengths.sum(axis=1) <= CHARACTERS_MOST))


def _grouped(places: Ints, left: Ints, right: Ints) -> tuple[Ints, Flags]:
    """The places ordered by what begins left and right of their joint, and where a new pair begins."""
    if not len(places):
        return places, np.zeros(0, np.bool_)
    low = int(right.max()) + 1
    pairs = left.astype(np.int64) * low + right
    bits = len(places).bit_length()
    if int(pairs.max()).bit_length() + bits < 63:
        # Pair and place in one integer: one sort, no index.
        packed = np.sort((pairs << bits) | np.arange(len(places)))
        order, pairs = packed & ((1 << bits) - 1), packed >> bits
    else:
        order = np.argsort(pairs, kind="stable")
        pairs = pairs[order]
    return places[order], np.concatenate(([True], pairs[1:] != pairs[:-1]))
