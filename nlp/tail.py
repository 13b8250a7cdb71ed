"""What has happened to a library since it was learned: notes that came or changed, and notes that went.

What was learned stays as it is, mapped from its files; beside it lies this small value, which costs as much as the notes in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.arrays import Floats, Ints, starts_of
from nlp.findings import Similar
from nlp.index import Keyed, NoteIndex, keys_of, nearest


@dataclass(frozen=True, eq=False, slots=True)
class Late:
    """A note that came or changed later, as `NoteIndex.unit` weighs it: words of the index, and weights of unit length.

    Words the index does not know count nothing until the library is learned again.
    """

    id: str
    title: str
    words: Ints
    weights: Floats
    percentile: float | None = None

    @classmethod
    def of(cls, index: NoteIndex, id: str, title: str, words: Ints, percentile: float | None = None) -> Late:
        """From the numbers of all its words, each as often as it stands there; numbers the index does not have are left out."""
        return cls(id, title, *index.unit(words), percentile)


class Tail:
    """``gone`` are the numbers of learned notes that were deleted, or stand in ``notes`` as they are now; ``notes`` the later notes,
    the oldest first.

    Never changed: to add a note, make another tail.
    """

    def __init__(self, gone: Ints | None = None, notes: tuple[Late, ...] = ()) -> None:
        self.gone = np.empty(0, np.int32) if gone is None else gone
        self.notes = notes
        self._words = np.concatenate([np.empty(0, np.int32), *(one.words for one in notes)])
        self._weights = np.concatenate([np.empty(0, np.float32), *(one.weights for one in notes)])
        self._starts = starts_of(len(one.words) for one in notes)

    def without_gone(self, similarities: Floats) -> Floats:
        """The similarities to the learned notes, 0 to those that are gone."""
        if not len(self.gone):
            return similarities
        left = similarities.copy()
        left[self.gone] = 0
        return left

    def similarities(self, index: NoteIndex, draft: Keyed | Iterable[str]) -> Floats:
        """The cosine of the draft with every later note (float32)."""
        words, weights = index.unit(index.numbers(keys_of(draft)))
        asked = np.zeros(len(index.idfs), np.float32)
        asked[words] = weights
        # Sums over ever longer beginnings, so that a note without words needs no care of its own.
        sums = np.concatenate(([0.0], np.cumsum(asked[self._words] * self._weights, dtype=np.float64)))
        return (sums[self._starts[1:]] - sums[self._starts[:-1]]).astype(np.float32)

    def similar(self, index: NoteIndex, draft: Keyed | Iterable[str], top: int) -> Sequence[Similar]:
        """The nearest of the later notes, nearest first."""
        if not self.notes:
            return ()
        found = ((self.notes[at], near) for at, near in nearest(self.similarities(index, draft), top))
        return [Similar(one.id, one.title, near, one.percentile) for one, near in found]
