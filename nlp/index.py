"""The library as TF-IDF: which past notes does a draft resemble?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Ints, Longs, Names, nested, part, plain, ranges, starts_of
from nlp.cuts import Cuts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

BITS = 30
"""Of the sums of products: they reach the draft's norm at most, which is scaled to below 2 to the 30th."""


RARE = 500
"""Words of fewer notes are added together, in one go: what a call costs is more than what it does."""


BLOCK = 128
"""Notes of which the nearest alone is looked at first."""


class Keyed(Protocol):
    """A draft that was read: its content words in title, body and topics."""

    @property
    def title_keys(self) -> tuple[str, ...]: ...
    @property
    def body_keys(self) -> tuple[str, ...]: ...
    @property
    def topic_keys(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class _Answer:
    """The words of a draft with their weights, and for every note the sum of the products in whole ``1 / scale``.

    Whole numbers, so that adding a word and taking it away again leaves nothing behind, whatever the order.
    """

    weights: dict[int, float]
    scale: float
    total: Ints


class NoteIndex:
    """Sublinear TF-IDF with the library's own smooth IDF and L2 norms, as scikit-learn's ``TfidfVectorizer`` counts it.

    Kept by word (which notes hold it, with what weight), since a draft touches only the columns of its own words. Arrays may be
    read-only maps of files.
    """

    def __init__(self, names: Names, starts: Longs, rows: Ints, weights: Floats, idf: Floats, notes: int) -> None:
        self._names, self._starts, self._rows = names, starts, rows
        self._weights, self._idf, self._notes = weights, idf, notes
        self._last: _Answer | None = None

    @classmethod
    def build(cls, cuts: Cuts) -> NoteIndex:
        """Count the notes of the cuts; title, body and topics count alike."""
        notes, size = len(cuts), len(cuts.vocabulary)
        # Word and note in one integer: one sort groups by word, then by note.
        packed = cuts.ids.astype(np.int64) * max(notes, 1) + cuts.owners()
        packed.sort()
        fresh = np.ones(len(packed), np.bool_)
        fresh[1:] = packed[1:] != packed[:-1]
        first = np.flatnonzero(fresh)
        times = np.diff(np.append(first, len(packed)))
        words, rows = np.divmod(packed[first], max(notes, 1))
        held = np.bincount(words, minlength=size)
        idf = np.log((1 + notes) / (1 + held)) + 1
        weights = (1 + np.log(times)) * idf[words]
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=notes))
        weights /= norms[rows]
        return cls(
            Names.of(cuts.vocabulary),
            starts_of(held),
            rows.astype(np.int32),
            weights.astype(np.float32),
            idf.astype(np.float32),
            notes,
        )

    def __len__(self) -> int:
        return self._notes

    def idf(self, key: str) -> float:
        """How rare a word is in the library: ln((1 + n) / (1 + notes with it)) + 1; the most for a word never seen."""
        number = self._names.number(key)
        return float(self._idf[number]) if number >= 0 else float(np.log(1 + self._notes) + 1)

    @property
    def names(self) -> Names:
        """The words of the library and their numbers."""
        return self._names

    @property
    def idfs(self) -> Floats:
        """The IDF of every word, by number."""
        return self._idf

    def numbers(self, keys: Iterable[str]) -> Ints:
        """The number of each word, -1 for words the library has never seen."""
        return self._names.numbers(keys)

    def unit(self, words: Ints) -> tuple[Ints, Floats]:
        """A text of these words (numbers, each as often as it stands there) as the index weighs its notes.

        Gives the different words, ascending, and their weights, of unit length; words that no note of the index holds, and numbers
        it does not have, are left out.
        """
        words = words[(words >= 0) & (words < len(self._idf))]
        different, times = np.unique(words, return_counts=True)
        held = self._starts[different + 1] > self._starts[different]
        different, times = different[held], times[held]
        weights = (1 + np.log(times)) * self._idf[different]
        return different.astype(np.int32), (weights / (np.linalg.norm(weights) or 1.0)).astype(np.float32)

    def table(self) -> csr_matrix:
        """Notes × words: the unit vectors of the notes (float32)."""
        from scipy.sparse import csc_matrix

        return csc_matrix((self._weights, self._rows, self._starts), (self._notes, len(self._starts) - 1)).tocsr()

    def similarities(self, draft: Keyed | Iterable[str]) -> Floats:
        """The cosine of the draft with every note (float32).

        The last answer is remembered: a keystroke costs only the words whose number changed.
        """
        wanted = self._query(draft)
        norm = math.sqrt(sum(weight * weight for weight in wanted.values())) or 1.0
        scale = 2.0 ** (BITS - math.ceil(math.log2(norm)))
        last = self._last
        changed = wanted.items() ^ last.weights.items() if last is not None and last.scale == scale else None
        if last is None or changed is None or len(changed) > len(wanted):
            last, changed = _Answer({}, scale, np.zeros(self._notes, np.int32)), set(wanted.items())
        total = last.total.copy() if changed else last.total
        numbers = np.array([number for number, _ in changed], np.int64)
        weights = np.array(
            [weight if wanted.get(number) == weight else -weight for number, weight in changed], np.float32
        )
        self._add(total, numbers, weights * np.float32(scale))
        self._last = _Answer(wanted, scale, total)
        return np.multiply(total, np.float32(1 / (scale * norm)), dtype=np.float32)

    def _add(self, total: Ints, words: Longs, factors: Floats) -> None:
        """Add each word's factor times its weight in every note that holds it."""
        lows, highs = self._starts[words], self._starts[words + 1]
        rare = highs - lows < RARE
        some = words[rare]
        places = ranges(self._starts, some)
        products = self._weights[places] * np.repeat(factors[rare], highs[rare] - lows[rare])
        np.add.at(total, self._rows[places], products.astype(np.int32))
        often = ~rare
        for low, high, factor in zip(lows[often].tolist(), highs[often].tolist(), factors[often], strict=True):
            # Half the time of ``total[rows] +=``, which first fetches what it adds to; both sides need one type.
            np.add.at(total, self._rows[low:high], (factor * self._weights[low:high]).astype(np.int32))

    def similar(self, draft: Keyed | Iterable[str], top: int = 20) -> list[tuple[int, float]]:
        """The nearest notes as (note number, cosine), nearest first, the older number first among equals."""
        return nearest(self.similarities(draft), top)

    def _query(self, draft: Keyed | Iterable[str]) -> dict[int, float]:
        """The draft's words by number with their weights, not yet of unit length; words of no note count nothing."""
        counted = Counter(keys_of(draft))
        numbers = self._names.numbers(counted)
        known = numbers >= 0
        known[known] = self._starts[numbers[known] + 1] > self._starts[numbers[known]]
        numbers = numbers[known]
        times = np.fromiter(counted.values(), np.float64, len(counted))[known]
        weights = (1 + np.log(times)) * self._idf[numbers]
        return dict(zip(numbers.tolist(), weights.tolist(), strict=True))

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {
            **nested("names", self._names.to_arrays()),
            "starts": self._starts,
            "rows": self._rows,
            "weights": self._weights,
            "idf": self._idf,
            "notes": np.array([self._notes], np.int64),
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> NoteIndex:
        return cls(
            Names.from_arrays(part("names", arrays)),
            plain(arrays["starts"]),
            plain(arrays["rows"]),
            plain(arrays["weights"]),
            plain(arrays["idf"]),
            int(arrays["notes"][0]),
        )


def keys_of(draft: Keyed | Iterable[str]) -> Iterable[str]:
    """All content words of a draft, or the words given."""
    if isinstance(draft, Iterable):
        return draft
    return chain(draft.title_keys, draft.body_keys, draft.topic_keys)


def nearest(similarities: Floats, top: int) -> list[tuple[int, float]]:
    """The ``top`` notes with a similarity above 0, nearest first, the smaller number first among equals."""
    found = nearest_of(similarities, top)
    return list(zip(found.tolist(), similarities[found].tolist(), strict=True))


def nearest_of(similarities: Floats, top: int) -> Ints:
    """The same, without the similarities."""
    if top <= 0 or not len(similarities):
        return np.empty(0, np.int32)
    blocks = len(similarities) // BLOCK
    if blocks > top:
        # The best of each block: the last of the ``top`` best of these is a line that ``top`` notes reach at least. To draw
        # it takes a fifth of the time of sorting out the notes themselves.
        best = similarities[: blocks * BLOCK].reshape(blocks, BLOCK).max(axis=1)
        least = np.partition(best, -top)[-top]
    else:
        least = np.partition(similarities, -top)[-top] if top < len(similarities) else 0.0
    found = np.flatnonzero(similarities >= least if least > 0 else similarities > 0)
    order = np.argsort(-similarities[found], kind="stable")[:top]
    return found[order].astype(np.int32)
