"""The library as TF-IDF: which past notes does a draft resemble?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Ints, Longs, Names, nested, part, plain, starts_of
from nlp.cuts import Cuts
from nlp.nearest import nearest
from nlp.once import once
from nlp.postings import Postings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

BITS = 30
"""Of the sums of products: they reach the draft's norm at most, which is scaled to below 2 to the 30th."""


class Keyed(Protocol):
    """A draft that was read: its content words in title, body and topics."""

    @property
    def title_keys(self) -> tuple[str, ...]: ...
    @property
    def body_keys(self) -> tuple[str, ...]: ...
    @property
    def topic_keys(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, eq=False)
class _Query:
    """How often each word of a draft is there; those that notes hold by number, with their weights, not yet of unit length.

    Sums of products are counted in whole ``1 / scale``, so that adding a word and taking it away again leaves nothing behind,
    whatever the order.
    """

    counted: Counter[str]
    words: Ints
    values: NDArray[np.float64]

    @once
    def norm(self) -> float:
        return math.sqrt(sum([weight * weight for weight in self.values.tolist()])) or 1.0

    @once
    def scale(self) -> float:
        return 2.0 ** (BITS - math.ceil(math.log2(self.norm)))

    @once
    def weights(self) -> dict[int, float]:
        return dict(zip(self.words.tolist(), self.values.tolist(), strict=True))

    def factors(self, values: NDArray[np.float64]) -> Floats:
        """Weights as what `Postings` multiplies with."""
        return values.astype(np.float32) * np.float32(self.scale)

    def cosines(self, sums: Ints) -> Floats:
        cosines = sums.astype(np.float32)
        cosines *= np.float32(1 / (self.scale * self.norm))
        return cosines

    def changed(self, before: _Query | None) -> list[tuple[int, float]] | None:
        """The words that came, went or weigh otherwise, with what is to be added for each; None where these are more than to begin
        anew."""
        if before is None or before.scale != self.scale:
            return None
        ours, theirs = self.weights, before.weights
        changed = [(word, weight) for word, weight in ours.items() if theirs.get(word) != weight]
        changed += [(word, -weight) for word, weight in theirs.items() if ours.get(word) != weight]
        return changed if len(changed) <= len(ours) else None


class NoteIndex:
    """Sublinear TF-IDF with the library's own smooth IDF and L2 norms, as scikit-learn's ``TfidfVectorizer`` counts it.

    Kept by word (which notes hold it, with what weight), since a draft touches only the columns of its own words. Arrays may be
    read-only maps of files.
    """

    def __init__(self, names: Names, starts: Longs, rows: Ints, weights: Floats, idf: Floats, notes: int) -> None:
        self._names, self._starts, self._rows = names, starts, rows
        self._weights, self._idf, self._notes = weights, idf, notes
        self._postings = Postings(starts, rows, weights, notes)
        self._one_adds = Lock()
        self._last: tuple[_Query, Ints, Floats] | None = None
        self._glanced: _Query | None = None

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

        The last answer is remembered: a keystroke costs only the words whose number changed. Nobody may write into it: while no
        word of the library changes, which is so for most keystrokes, the answer is the same array.
        """
        counted = Counter(keys_of(draft))
        # The sums are changed in their place: to copy those of 100,000 notes takes 70 µs.
        with self._one_adds:
            if self._last and counted == self._last[0].counted:
                return self._last[2]
            query = self._query(counted)
            before, total, cosines = self._last or (None, np.empty(0, np.int32), np.empty(0, np.float32))
            changed = query.changed(before)
            if before is not None and changed is not None and not changed and query.norm == before.norm:
                return cosines
            self._last = None
            if changed is None:
                total = np.zeros(self._notes, np.int32)
                self._postings.add(total, query.words, query.factors(query.values))
            elif changed:
                words, weights = zip(*changed, strict=True)
                self._postings.add(total, np.array(words), query.factors(np.array(weights)))
            cosines = query.cosines(total)
            cosines.flags.writeable = False
            self._last = query, total, cosines
            return cosines

    def similar(self, draft: Keyed | Iterable[str], top: int = 20) -> list[tuple[int, float]]:
        """The nearest notes as (note number, cosine), nearest first, the older number first among equals.

        Of a draft unlike the last one asked for only the nearest are summed up; from its second keystroke on all notes are, since
        that can be kept.
        """
        query = self._query(Counter(keys_of(draft)))
        before, self._glanced = self._glanced, query
        last = self._last
        if query.changed(before) is None and (last is None or query.changed(last[0]) is None):
            found = self._postings.foremost(query.words, query.factors(query.values), top)
            if found is not None:
                notes, sums = found
                return [(int(notes[place]), cosine) for place, cosine in nearest(query.cosines(sums), top)]
        return nearest(self.similarities(draft), top)

    def _query(self, counted: Counter[str]) -> _Query:
        """The words of a draft, and how often each is there; those of no note count nothing."""
        numbers = self._names.numbers(counted)
        known = numbers >= 0
        known[known] = self._starts[numbers[known] + 1] > self._starts[numbers[known]]
        numbers = numbers[known]
        times = np.fromiter(counted.values(), np.float64, len(counted))[known]
        return _Query(counted, numbers, np.multiply(1 + np.log(times), self._idf[numbers], dtype=np.float64))

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
