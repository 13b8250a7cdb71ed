"""What has happened to a library since it was learned: notes that came or changed, and notes that went.

What was learned stays as it is, mapped from its files; beside it lies this small value, which costs as much as the notes in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Ints
from nlp.findings import Similar
from nlp.index import Keyed, NoteIndex, keys_of
from nlp.nearest import nearest
from nlp.note import Note
from nlp.text import fold_plain
from nlp.words import Cutter

FRESH = 64
"""Notes that are sorted anew with each one that comes (0.3 ms); more are merged with those before."""


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


def words_of(note: Note, cutter: Cutter) -> list[str]:
    """The words of a note as `nlp.cuts.Cuts` has them, in half the time: which of them follow on each other is not asked."""
    texts = (() if note.title_is_prefix else (note.title,), (note.body,), note.topics)
    return [word for part in texts for text in part for word in cutter.keys(fold_plain(text))]


@dataclass(frozen=True, eq=False, slots=True)
class _Postings:
    """Words, ascending, each with the place of a note that holds it and its weight there."""

    words: Ints
    places: Ints
    weights: Floats

    @classmethod
    def of(cls, notes: Sequence[Late], first: int = 0) -> _Postings:
        """Of notes in these places: ``first``, the next…"""
        sizes = [len(one.words) for one in notes]
        words = np.concatenate([np.empty(0, np.int32), *(one.words for one in notes)])
        weights = np.concatenate([np.empty(0, np.float32), *(one.weights for one in notes)])
        return cls._sorted(words, np.repeat(np.arange(first, first + len(notes), dtype=np.int32), sizes), weights)

    def beside(self, other: _Postings) -> _Postings:
        both = zip((self.words, self.places, self.weights), (other.words, other.places, other.weights), strict=True)
        return self._sorted(*(np.concatenate(pair) for pair in both))

    @classmethod
    def _sorted(cls, words: Ints, places: Ints, weights: Floats) -> _Postings:
        # This sort sees that what it gets are two sorted halves: to merge 200,000 words takes it 2 ms instead of 14.
        order = np.argsort(words, kind="stable")
        return cls(words[order], places[order], weights[order])

    def add(self, sums: NDArray[np.float64], words: Ints, weights: Floats) -> None:
        """Add to each note the products of these words; only the words asked for are looked at."""
        low, high = np.searchsorted(self.words, words, "left"), np.searchsorted(self.words, words, "right")
        many = high - low
        at = np.arange(many.sum()) + np.repeat(low - (np.cumsum(many) - many), many)
        sums += np.bincount(self.places[at], self.weights[at] * np.repeat(weights, many), len(sums))


class Tail:
    """``gone`` are the numbers of learned notes that were deleted, or stand in ``notes`` as they are now; ``notes`` the later notes.

    Never changed: what happens next is another tail, made with `after`, which takes over what both have.
    """

    def __init__(self, gone: Ints | None = None, notes: tuple[Late, ...] = ()) -> None:
        self.gone = np.empty(0, np.int32) if gone is None else gone
        self.notes = notes
        # Every note that was weighed, also such as are not shown any more; few of them are fresh.
        self._every, self._shown = notes, np.ones(len(notes), np.bool_)
        self._old, self._fresh = _Postings.of(notes), _Postings.of(())
        self._left = (np.empty(0, np.float32),) * 2
        self._settled = len(notes)

    def after(self, gone: Ints, notes: tuple[Late, ...]) -> Tail:
        """The next tail. Costs what is new in it, and a little of what it has."""
        known = set(self._every)
        every = (*self._every, *(one for one in notes if one not in known))
        if len(every) > 2 * len(notes) + FRESH:
            return Tail(gone, notes)
        made = Tail(gone)
        made.notes, made._every = notes, every
        wanted = set(notes)
        made._shown = np.fromiter((one in wanted for one in every), np.bool_, len(every))
        made._old, made._settled = self._old, self._settled
        made._fresh = _Postings.of(every[self._settled :], self._settled)
        if len(every) - self._settled > FRESH:
            made._old, made._fresh, made._settled = self._old.beside(made._fresh), _Postings.of(()), len(every)
        return made

    def without_gone(self, similarities: Floats) -> Floats:
        """The similarities to the learned notes, 0 to those that are gone."""
        if not len(self.gone):
            return similarities
        asked, left = self._left
        if asked is not similarities:
            left = similarities.copy()
            left[self.gone] = 0
            self._left = similarities, left
        return left

    def similar(self, index: NoteIndex, draft: Keyed | Iterable[str], top: int) -> Sequence[Similar]:
        """The nearest of the later notes, nearest first, what came first among equals."""
        if not self.notes:
            return ()
        words, weights = index.unit(index.numbers(keys_of(draft)))
        sums = np.zeros(len(self._every))
        for postings in (self._old, self._fresh):
            postings.add(sums, words, weights)
        found = nearest((sums * self._shown).astype(np.float32), top)
        near = ((self._every[place], cosine) for place, cosine in found)
        return [Similar(one.id, one.title, cosine, one.percentile) for one, cosine in near]
