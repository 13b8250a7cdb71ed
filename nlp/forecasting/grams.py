"""Character n-grams by a hash of their own: no words to cut, no strings to keep, the same numbers on every machine."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Longs, plain
from nlp.lately import Lately

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Hashes = NDArray[np.uint64]

FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with well-mixed bits (2^64 divided by the golden ratio)."""

SHIFT = np.uint64(29)

MOST_SHARE = 0.5
"""N-grams of more than half of the notes say nothing."""

MOST = 250_000
"""N-grams kept; the most frequent ones when there are more. Bounds what a draft's look-up and the saved arrays cost."""

REMEMBERED = 500
"""Pieces of texts: a keystroke changes one of them. To hash and look up a draft of 1,000 characters takes 0.6 ms, this a tenth."""

_BLANKS = re.compile(r"[\x00-\x20]+")
_PIECES = re.compile(r"[^ 。!?]{0,100}[ 。!?]{1,100}|[^ 。!?]{1,100}")
"""Sentences; long ones in parts, or a page without a stop would be remembered whole at every keystroke."""

FEW_NOTES = 1_000
"""Libraries below this keep n-grams that stand in two notes, larger ones ask for three (measured: better and smaller)."""


@dataclass(frozen=True, slots=True)
class Places:
    """The n-grams of one text in reading order: their hash, their size and where each begins in the text.

    ``origins`` are the places of the characters that were looked at: runs of blanks count as one blank.
    """

    hashes: Hashes
    sizes: Longs
    firsts: Longs
    origins: Longs


@dataclass(frozen=True, slots=True)
class Found:
    """The known n-grams of one text: ``columns`` and TF-IDF ``values`` (L2 norm 1), one entry for each different n-gram."""

    columns: Longs
    values: Floats


@dataclass(frozen=True)
class Grams:
    """The n-grams of a library: sorted ``hashes``, and how rare each is."""

    sizes: tuple[int, ...]
    hashes: Hashes
    idf: Floats
    _pieces: Lately[tuple[str, int], Longs] = field(
        default_factory=lambda: Lately(REMEMBERED), compare=False, repr=False
    )

    def __len__(self) -> int:
        return len(self.hashes)

    @classmethod
    def learn(
        cls, texts: Sequence[str], sizes: tuple[int, ...], check: Callable[[], None] = lambda: None
    ) -> tuple[Grams, csr_matrix]:
        """The n-grams of these texts, and the texts as a sparse TF-IDF matrix (float32, L2 rows)."""
        from scipy.sparse import csr_matrix

        hashes, times = [], []
        for text in texts:
            check()
            found, counted = np.unique(read_grams(text, sizes).hashes, return_counts=True)
            hashes.append(found)
            times.append(counted)
        rows = np.repeat(np.arange(len(texts)), [len(found) for found in hashes])
        every = np.concatenate([np.empty(0, np.uint64), *hashes])
        keys, held = np.unique(every, return_counts=True)
        good = np.flatnonzero((held >= (2 if len(texts) < FEW_NOTES else 3)) & (held <= MOST_SHARE * len(texts)))
        if len(good) > MOST:
            good = np.sort(good[np.argsort(-held[good], kind="stable")[:MOST]])
        idf = np.log((1 + len(texts)) / (1 + held[good])) + 1
        grams = cls(sizes, keys[good], idf.astype(np.float32))
        columns, known = grams._columns(every)
        tf = 1 + np.log(np.concatenate([np.empty(0), *times])[known])
        values = (tf * grams.idf[columns]).astype(np.float32)
        rows = rows[known]
        norms = np.sqrt(np.bincount(rows, values.astype(np.float64) ** 2, minlength=len(texts)))
        values /= norms[rows].astype(np.float32)
        return grams, csr_matrix((values, (rows, columns)), shape=(len(texts), len(grams)))

    def find(self, text: str) -> Found:
        """The known n-grams of a folded text."""
        self._pieces.turn()
        text, beyond = _BLANKS.sub(" ", text), max(self.sizes) - 1
        pieces = _PIECES.findall(text)
        ends = accumulate(map(len, pieces))
        known = [
            self._in_piece(piece + text[end : end + beyond], len(piece))
            for piece, end in zip(pieces, ends, strict=True)
        ]
        every = np.concatenate([np.empty(0, np.int64), *known])
        every.sort()
        fresh = np.ones(len(every) + 1, np.bool_)
        fresh[1:-1] = every[1:] != every[:-1]
        starts = np.flatnonzero(fresh)
        columns = every[starts[:-1]]
        return Found(columns, self._values(columns, np.diff(starts)))

    def _in_piece(self, piece: str, own: int) -> Longs:
        """The columns of the n-grams that begin in the first ``own`` characters of a piece, as often as they are there."""

        known = self._pieces.known((piece, own))
        return self._pieces.get((piece, own), lambda: self._look(piece, own)) if known is None else known

    def _look(self, piece: str, own: int) -> Longs:
        places = read_grams(piece, self.sizes)
        return self._columns(places.hashes[places.firsts < own])[0]

    def locate(self, hashes: Hashes) -> tuple[Found, Longs, Longs]:
        """The same; which occurrences are known; and for each of these the entry it belongs to."""
        unique, entry, times = np.unique(hashes, return_inverse=True, return_counts=True)
        found, known = self._found(unique, times)
        number = np.full(len(unique), -1, np.int64)
        number[known] = np.arange(len(known))
        entries = number[entry]
        occurrences = np.flatnonzero(entries >= 0)
        return found, occurrences, entries[occurrences]

    def _found(self, unique: Hashes, times: NDArray[np.intp]) -> tuple[Found, Longs]:
        columns, known = self._columns(unique)
        return Found(columns, self._values(columns, times[known])), known

    def _values(self, columns: Longs, times: NDArray[np.intp]) -> Floats:
        """The unit vector of a text that has these n-grams so many times."""
        values = (1 + np.log(times)) * self.idf[columns]
        norm = float(np.sqrt((values**2).sum())) or 1.0
        return np.asarray(values / norm, np.float32)

    def _columns(self, hashes: Hashes) -> tuple[Longs, Longs]:
        if not len(self):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self) - 1)
        known = np.flatnonzero(self.hashes[at] == hashes)
        return at[known].astype(np.int64), known.astype(np.int64)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {"sizes": np.array(self.sizes, np.int64), "hashes": self.hashes, "idf": self.idf}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Grams:
        return cls(tuple(arrays["sizes"].tolist()), plain(arrays["hashes"]), plain(arrays["idf"]))


def read_grams(text: str, sizes: Sequence[int]) -> Places:
    """All n-grams of a folded text; ``sizes`` ascend."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    blank = codes <= 32
    again = np.zeros(len(codes), np.bool_)
    again[1:] = blank[1:] & blank[:-1]
    origins = np.flatnonzero(~again)
    codes = np.where(blank, np.uint64(32), codes)[origins]
    # A row for each size, so that a step is taken in all of them at once; the largest size last, which alone takes the last steps.
    most = len(codes)
    mixed = np.repeat(np.array(sizes, np.uint64)[:, None], most, axis=1)
    for step in range(sizes[-1]):
        rows = mixed[bisect_right(sizes, step) :, : max(0, most - step)]
        rows += codes[step:]
        rows *= FACTOR
        rows ^= rows >> SHIFT
    counts = [max(0, most - size + 1) for size in sizes]
    return Places(
        np.concatenate([row[:count] for row, count in zip(mixed, counts, strict=True)]),
        np.array(sizes, np.int64).repeat(counts),
        np.concatenate([np.arange(count, dtype=np.int64) for count in counts]),
        origins,
    )
