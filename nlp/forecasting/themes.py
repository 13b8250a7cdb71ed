"""What a note is about: a short vector from its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Ints, Names, nested, part, plain
from nlp.cuts import Cuts
from nlp.lately import Lately

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SIZE = 50
"""Numbers in a theme vector (latent dimensions of the TF-IDF words)."""

DIGITS = 4

LATELY = 8
"""Vectors that are remembered: most keystrokes change no word that is known."""

LEAST_NOTES = 2
MOST_SHARE = 0.5

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Themes:
    """Latent semantic analysis: words by number, their rarity, and their direction (words × dimensions, float32)."""

    names: Names
    idf: Floats
    directions: Floats
    _vectors: Lately[tuple[bytes, bytes], Real] = field(
        default_factory=lambda: Lately(LATELY), compare=False, repr=False
    )

    @classmethod
    def learn(cls, cuts: Cuts, chosen: NDArray[np.intp]) -> tuple[Themes, Real]:
        """The themes of the chosen notes, and the unit vector of each of them (notes × dimensions)."""
        counted = _counts(cuts, chosen)
        held = np.bincount(counted.indices, minlength=counted.shape[1])
        good = np.flatnonzero((held >= LEAST_NOTES) & (held <= MOST_SHARE * len(chosen)))
        idf = np.log((1 + len(chosen)) / (1 + held[good])) + 1
        table = counted[:, good]
        table.data = (1 + np.log(table.data)) * idf[table.indices]
        themes = cls(
            Names.of([cuts.vocabulary[word] for word in good.tolist()]), idf.astype(np.float32), _directions(table)
        )
        return themes, _unit(np.asarray(table @ themes.directions, dtype=np.float64))

    def vector(self, keys: Iterable[str]) -> Real:
        """The unit vector of a draft from its content words; zeros when none of them is known."""
        counted = Counter(keys)
        numbers = self.names.numbers(counted)
        times = np.fromiter(counted.values(), np.float64, len(counted))[numbers >= 0]
        numbers = numbers[numbers >= 0]
        self._vectors.turn()
        return self._vectors.get((numbers.tobytes(), times.tobytes()), lambda: self._vector(numbers, times))

    def _vector(self, numbers: Ints, times: Real) -> Real:
        values = (1 + np.log(times)) * self.idf[numbers]
        raw: Real = (values @ self.directions[numbers]).astype(np.float64)
        unit: Real = _unit(raw[None])[0]
        return unit

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {**nested("names", self.names.to_arrays()), "idf": self.idf, "directions": self.directions}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Themes:
        return cls(Names.from_arrays(part("names", arrays)), plain(arrays["idf"]), plain(arrays["directions"]))


def _counts(cuts: Cuts, chosen: NDArray[np.intp]) -> csr_matrix:
    """How often each note holds each word of the vocabulary, title, body and topics together."""
    from scipy.sparse import csr_matrix

    rows = cuts.owners()
    size = len(cuts.vocabulary)
    table = csr_matrix((np.ones(len(rows)), (rows, cuts.ids)), shape=(len(cuts), size))
    table.sum_duplicates()
    return table[chosen]


def _directions(table: csr_matrix) -> Floats:
    from sklearn.decomposition import TruncatedSVD

    size = min(SIZE, min(table.shape) - 1)
    if size < 1 or not table.nnz:
        return np.zeros((table.shape[1], 1), np.float32)
    learned = TruncatedSVD(size, random_state=0).fit(table)
    return np.ascontiguousarray(learned.components_.T, dtype=np.float32)


def _unit(vectors: Real) -> Real:
    norms = np.sqrt((vectors**2).sum(axis=1, keepdims=True))
    units: Real = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    # Processors differ in the last digits of a matrix product; trees must ask all of them the same questions.
    return np.round(units, DIGITS)
