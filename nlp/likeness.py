"""撞稿: which drafts of a matrix are too alike, and where.

Compared are runs of five letters of the folded text: no punctuation, no emoji, no topics, so that another comma hides nothing.
What a good part of all drafts has (a product's full name, a line everybody must write) counts for none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Flags, Longs, ranges, starts_of
from nlp.forecasting.grams import Hashes, read_grams
from nlp.suggest.facts import MARKS
from nlp.text import fold

SIZE = 5
"""Letters of a run: four are shared by chance, five rarely."""

LEAST = 30
"""Runs a draft must have to be compared: titles and stubs are alike by chance."""

ALIKE = 0.35
"""From this share of the shorter draft on two are told to be alike. Measured on twelve million pairs of real notes: six in a million
by different authors reach it, copies in whole or in part. Of a draft rewritten word for word about half remains."""

COMMON_SHARE = 0.2
COMMON_LEAST = 10
"""What more than a fifth of the drafts have, and more than ten of them, is boilerplate."""

BLOCK = 256
STRETCH = 8
"""Letters a shared stretch must have to be shown."""

TRIED = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts by number, ``first`` < ``second``. ``share`` is how much of the shorter one stands in the other, ``jaccard`` what
    both share of all they have; both from 0 to 1."""

    first: int
    second: int
    share: float
    jaccard: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The same letters in two texts: ranges of the texts as they were given, whatever punctuation lies between."""

    mine: tuple[int, int]
    theirs: tuple[int, int]


class Likeness:
    """Drafts by number, ready to be compared with each other and with one more."""

    def __init__(self, runs: Sequence[Hashes]) -> None:
        """``runs`` are the different runs of each draft, as ``runs_of`` gives them."""
        self._count = len(runs)
        every = np.concatenate([np.empty(0, np.uint64), *runs])
        owners = np.repeat(np.arange(len(runs), dtype=np.int32), [len(one) for one in runs])
        order = np.argsort(every, kind="stable")
        every, owners = every[order], owners[order]
        fresh = np.ones(len(every), np.bool_)
        fresh[1:] = every[1:] != every[:-1]
        held = np.diff(np.append(np.flatnonzero(fresh), len(every)))
        self._common = _too_common(held, len(runs))
        self._keys, self._starts, self._owners = every[fresh], starts_of(held), owners
        counted = np.repeat(~self._common, held)
        self._sizes: Longs = np.bincount(owners[counted], minlength=len(runs))

    @classmethod
    def of(cls, texts: Sequence[str], check: Callable[[], None] = lambda: None) -> Likeness:
        """From the texts of drafts; ``check`` is called for each and may raise."""
        runs = []
        for text in texts:
            check()
            runs.append(runs_of(text))
        return cls(runs)

    def pairs(self, least: float = ALIKE, check: Callable[[], None] = lambda: None) -> list[Pair]:
        """All pairs that share at least so much, the most alike first. Exact: every pair is counted, none is guessed."""
        from scipy.sparse import csr_matrix

        # What one draft alone has is in no pair: nine runs of ten need not be multiplied.
        held = np.diff(self._starts)
        wanted = np.flatnonzero(~self._common & (held > 1))
        columns = np.repeat(np.arange(len(wanted)), held[wanted])
        rows = self._owners[ranges(self._starts, wanted)]
        matrix = csr_matrix((np.ones(len(rows), np.int32), (rows, columns)), shape=(self._count, len(wanted)))
        turned = matrix.T.tocsr()
        found: list[Pair] = []
        for start in range(0, self._count, BLOCK):
            check()
            shared = (matrix[start : start + BLOCK] @ turned).tocoo()
            first, second, both = shared.row + start, shared.col, shared.data
            once = first < second
            found += self._pairs(first[once], second[once], both[once], least)
        return sorted(found, key=lambda pair: (-pair.share, pair.first, pair.second))

    def near(self, text: str, least: float = ALIKE, skip: int = -1) -> list[tuple[int, float]]:
        """The drafts that share at least so much with one more text, the most alike first; ``skip`` is its own older self."""
        if not len(self._keys):
            return []
        runs = runs_of(text)
        at = np.minimum(np.searchsorted(self._keys, runs), len(self._keys) - 1)
        known = self._keys[at] == runs
        counted = at[known & ~self._common[at]]
        both = np.bincount(self._owners[ranges(self._starts, counted)], minlength=self._count)
        size = len(runs) - int((known & self._common[at]).sum())
        smaller = np.minimum(self._sizes, size)
        near = (both >= least * smaller) & (smaller >= LEAST)
        found = [
            (number, float(both[number] / smaller[number]))
            for number in np.flatnonzero(near).tolist()
            if number != skip
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _pairs(self, first: Longs, second: Longs, both: NDArray[np.int32], least: float) -> list[Pair]:
        smaller = np.minimum(self._sizes[first], self._sizes[second])
        near = np.flatnonzero((both >= least * smaller) & (smaller >= LEAST))
        union = self._sizes[first[near]] + self._sizes[second[near]] - both[near]
        shares, jaccards = both[near] / smaller[near], both[near] / union
        columns = (first[near].tolist(), second[near].tolist(), shares.tolist(), jaccards.tolist())
        return [Pair(*values) for values in zip(*columns, strict=True)]


def runs_of(text: str) -> Hashes:
    """The different runs of a text, as sorted hashes."""
    return np.unique(read_grams(_letters(text)[0], (SIZE,)).hashes)


def shared_stretches(mine: str, theirs: str, least: int = STRETCH) -> tuple[Stretch, ...]:
    """Stretches of at least so many letters that both texts have, in the order of ``mine``, none overlapping there.

    Each is as long as it can be. What lies between the letters (commas, emoji, topics) may differ.
    """
    here, my_places = _letters(mine)
    there, their_places = _letters(theirs)
    places: dict[str, list[int]] = {}
    for at in range(len(there) - least + 1):
        places.setdefault(there[at : at + least], []).append(at)
    found, at = [], 0
    while at <= len(here) - least:
        starts = places.get(here[at : at + least])
        if not starts:
            at += 1
            continue
        length, start = max((_length(here, at, there, start), -start) for start in starts[:TRIED])
        found.append(Stretch(_range(my_places, at, length), _range(their_places, -start, length)))
        at += length
    return tuple(found)


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a folded text, and where each stood in the original."""
    folded = fold(MARKS.sub(lambda match: " " * len(match.group()), text))
    kept = [at for at, char in enumerate(folded.text) if char.isalnum()]
    return "".join([folded.text[at] for at in kept]), [folded.origin(at) for at in kept] if folded.cuts else kept


def _too_common(held: Longs, drafts: int) -> Flags:
    common: Flags = held > max(COMMON_LEAST, COMMON_SHARE * drafts)
    return common


def _length(mine: str, at: int, theirs: str, there: int) -> int:
    length, most = 0, min(len(mine) - at, len(theirs) - there)
    while length < most and mine[at + length] == theirs[there + length]:
        length += 1
    return length


def _range(places: Sequence[int], at: int, length: int) -> tuple[int, int]:
    return places[at], places[at + length - 1] + 1
