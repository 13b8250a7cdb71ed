"""Phrase discovery: which words of the library belong together?

Words that stand next to each other are counted by sorting, one length after another; only what is frequent grows longer. Notes
are counted in shards, by several hands or by a cluster, and added up exactly (`nlp.sequences`). A phrase is kept when its words
attract each other (PMI), when many different words stand on both its sides (entropy), and when it is said by itself and not only
inside a longer phrase (C-value; Frantzi, Ananiadou and Mima 2000).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Flags, Floats, Ints, Longs
from nlp.cuts import Cuts
from nlp.sequences import PIECE_WORDS, SHARD_WORDS, Counted, Round, Table, one_round, shards_of
from nlp.spread import away, spread

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


def discover(cuts: Cuts, check: Callable[[], None] = lambda: None, shard: int | None = None) -> Phrases:
    """Find the phrases of a library; ``check`` is called between steps and may raise to stop.

    A phrase has 2 to 5 words and at most 12 characters, and stands in at least 3 notes (more in larger libraries). Whatever the
    size of a ``shard`` (in words), the answer is the same.
    """
    sizes = _by_size(cuts, check, shard or (PIECE_WORDS if away() else SHARD_WORDS))
    parts = []
    for place, grams in enumerate(sizes):
        check()
        parts.append(_phrases(cuts.vocabulary, grams, sizes[place + 1] if place + 1 < len(sizes) else None))
    texts, support, pmi, entropy, c_value = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((texts, -c_value))[:PHRASES_MOST]
    return Phrases(tuple(texts[order].tolist()), support[order], pmi[order], entropy[order], c_value[order])


@dataclass(frozen=True)
class _Grams:
    """All frequent sequences of one length: their ``words``, a row each, and what is known of them."""

    table: Table
    words: Ints
    times: Longs
    support: Longs
    characters: Ints
    """Of each of the words."""
    pmi: Floats
    entropy: Floats

    @property
    def size(self) -> int:
        return int(self.words.shape[1])


def _by_size(cuts: Cuts, check: Callable[[], None], shard: int) -> list[_Grams]:
    """The frequent sequences of two words, of three, and so on."""
    size = len(cuts.vocabulary)
    lengths = np.fromiter(map(len, cuts.vocabulary), np.int32, size)
    least = max(SUPPORT_LEAST, round(len(cuts) / SUPPORT_SHARE))
    used = np.bincount(cuts.ids, minlength=size)
    shards = shards_of(cuts, used >= least, shard)
    shorter, counts = np.arange(size, dtype=np.int32)[:, None], used
    tables: tuple[Table, ...] = ()
    found: list[_Grams] = []
    check()
    longer = Round.sum(spread(one_round, [(one, tables) for one in shards])).longer
    while len(tables) < WORDS_MOST - 1:
        check()
        kept = longer.support >= least
        table = Table(longer.keys[kept], len(shorter))
        tables = (*tables, table)
        seen = Round.sum(spread(one_round, [(one, tables) for one in shards]))
        words = np.hstack((shorter[table.beginnings()], shorter[table.ends()][:, -1:]))
        times = longer.times[kept]
        # How much more often than by chance, at the weaker of the two outer joints.
        front = counts[table.beginnings()] * used[words[:, -1]].astype(np.float64)
        back = counts[table.ends()] * used[words[:, 0]].astype(np.float64)
        pmi = np.log(times * (len(cuts.ids) / np.maximum(front, back))).astype(np.float32)
        entropy = np.minimum(_entropy(seen.before, times, size), _entropy(seen.after, times, size))
        found.append(_Grams(table, words, times, longer.support[kept], lengths[words], pmi, entropy))
        shorter, counts, longer = words, times, seen.longer
    return found


def _entropy(neighbours: Counted, times: Longs, words: int) -> Floats:
    """How varied the words on one side of each sequence are; every end of a clause is one more kind."""
    group, seen = neighbours.keys // max(words, 1), neighbours.times
    repeated = np.bincount(group, seen * np.log(seen), len(times))
    return (np.log(times) - repeated / times).astype(np.float32)


def _phrases(vocabulary: list[str], grams: _Grams, longer: _Grams | None) -> tuple[NDArray[Any], ...]:
    """Text, support, PMI, entropy and C-value of those that are phrases."""
    inside, outer, most = (np.zeros(len(grams.times)) for _ in range(3))
    if longer is not None:
        for part in (longer.table.beginnings(), longer.table.ends()):
            np.add.at(inside, part, longer.times)
            np.add.at(outer, part, 1)
            np.maximum.at(most, part, longer.times)
    c_value = np.log2(grams.size) * (grams.times - inside / np.maximum(outer, 1))
    sound = _sound(grams) & (1 - most / grams.times >= ALONE_LEAST)
    rows = grams.words[sound].tolist()
    texts = np.array(["".join([vocabulary[word] for word in row]) for row in rows], dtype=object)
    support = grams.support[sound].astype(np.int32)
    return texts, support, grams.pmi[sound], grams.entropy[sound], c_value[sound].astype(np.float32)


def _sound(grams: _Grams) -> Flags:
    """Guards against fragments such as 霜好用 and against what is too long to be a keyword."""
    lengths = grams.characters
    lone = (lengths[:, 0] < 2) | (lengths[:, -1] < 2)
    pmi = grams.pmi >= np.where(lone, LONE_PMI_LEAST, PMI_LEAST)
    return np.asarray(pmi & (grams.entropy >= ENTROPY_LEAST) & (lengths.sum(axis=1) <= CHARACTERS_MOST))
