"""What a note is about: a short vector from its words, and which part of the library it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Names, nested, part, plain
from nlp.cuts import Cuts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SIZE = 50
"""Numbers in a theme vector (latent dimensions of the TF-IDF words)."""

LEAST_NOTES = 2
MOST_SHARE = 0.5

Real = NDArray[np.float64]


@dataclass(frozen=True)
class Themes:
    """Latent semantic analysis: words by number, their rarity, and their direction (words × dimensions, float32)."""

    names: Names
    idf: Floats
    directions: Floats

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
        values = (1 + np.log(times)) * self.idf[numbers]
        raw: Real = (values @ self.directions[numbers]).astype(np.float64)
        unit: Real = _unit(raw[None])[0]
        return unit

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {**nested("names", self.names.to_arrays()), "idf": self.idf, "directions": self.directions}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Themes:
        return cls(Names.from_arrays(part("names", arrays)), plain(arrays["idf"]), plain(arrays["directions"]))


@dataclass(frozen=True)
class Corners:
    """Which part of the library (which source) a text looks like, from its theme vector.

    Learned from where notes came from, asked of texts alone: a draft has no source. ``weights`` is (1 + dimensions) × parts.
    """

    weights: Floats

    @classmethod
    def learn(cls, vectors: Real, names: Sequence[str], parts: Sequence[str], ridge: float = 1.0) -> Corners:
        """Linear regression on the membership in each of the ``parts``; ``names`` say which part each text is from."""
        wanted = np.asarray(names, dtype=str)[:, None] == np.asarray(parts, dtype=str)[None]
        wide = np.column_stack([np.ones(len(vectors)), vectors])
        penalty = np.diag(np.r_[1e-6, np.full(vectors.shape[1], ridge)])
        return cls(np.linalg.solve(wide.T @ wide + penalty, wide.T @ wanted).astype(np.float32))

    def shares(self, vectors: Real) -> Real:
        """How much each text belongs to each part (texts × parts); rows add up to 1."""
        raw = np.maximum(self.weights[0] + vectors @ self.weights[1:], 0.0).astype(np.float64)
        total = raw.sum(axis=1, keepdims=True)
        shares: Real = np.where(total > 0, raw / np.where(total > 0, total, 1.0), 1.0 / raw.shape[1])
        return shares

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {"weights": self.weights}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Corners:
        return cls(plain(arrays["weights"]))


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
    return units
