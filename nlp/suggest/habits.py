"""What the notes that chose a topic have in common: what they are like, and which words stand in their titles."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Arrays, Floats, Ints, Longs, members, plain, ranges, starts_of
from nlp.cuts import FIELDS, Cuts
from nlp.index import NoteIndex
from nlp.suggest.gather import Candidates
from nlp.suggest.ties import distinct, spread, strongest, tally

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SAMPLE = 64
"""Notes of a topic that speak for all of them (32 are a little worse, all of them no better)."""
CALLED_MOST = 32
"""Topics remembered for each word of titles: those chosen most often."""
DOUBT = 4
"""Added to a word's notes when shares are taken: one title alone proves nothing."""
TOGETHER = 4096
"""Topics that are added up at a time."""


@dataclass(frozen=True)
class Habits:
    """Lists by number, joined (the list of i lies between ``starts[i]`` and ``starts[i + 1]``).

    ``sample``: some notes that chose each topic, and ``lengths`` how long the sum of their unit vectors is. ``called``: the topics
    chosen by notes with a word of the index in their title, and ``shares`` how often.
    """

    sample_starts: Longs
    sample: Ints
    lengths: Floats
    called_starts: Longs
    called: Ints
    shares: Floats

    @classmethod
    def of(cls, cuts: Cuts, found: Candidates, topics: int, index: NoteIndex) -> Habits:
        """From the topics that `gather` found in the notes of ``cuts`` and ``index``."""
        sample_starts, sample = _sampled(found, topics)
        called_starts, called, shares = _called(cuts, found, topics)
        return cls(sample_starts, sample, _lengths(sample_starts, sample, index.table()), called_starts, called, shares)

    def likeness(self, near: Floats, topics: Ints) -> NDArray[np.float64]:
        """The cosine of a draft with what the notes of each topic come to; ``near`` is its similarity to every note."""
        notes, place = spread(self.sample_starts, self.sample, topics)
        return np.bincount(place, near[notes], len(topics)) / np.maximum(self.lengths[topics], 1e-9)

    def called_by(self, title: Ints, weights: Floats, topics: Ints) -> NDArray[np.float64]:
        """How often notes whose titles have the words of a draft's title chose each of the (ascending) topics, 0–1.

        ``title`` has the numbers of these words, ``weights`` what each counts.
        """
        places, word = members(self.called_starts, title)
        shares = self.shares.take(places) * weights.take(word)
        return tally(topics, self.called.take(places), shares) / max(float(weights.sum()), 1e-9)

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        return {column.name: getattr(self, column.name) for column in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Habits:
        return cls(**{column.name: plain(arrays[column.name]) for column in fields(cls)})


def _sampled(found: Candidates, topics: int) -> tuple[Longs, Ints]:
    """Notes of each topic, evenly spread over all of them."""
    who = np.repeat(np.arange(len(found.starts) - 1, dtype=np.int32), np.diff(found.starts))
    notes = who[np.argsort(found.chosen, kind="stable")]
    many = np.bincount(found.chosen, minlength=topics)
    first, taken = starts_of(many)[:-1], starts_of(np.minimum(many, SAMPLE))
    place = np.arange(taken[-1]) - np.repeat(taken[:-1], np.diff(taken))
    step = np.repeat(np.maximum(many - 1, 0) / np.maximum(np.diff(taken) - 1, 1), np.diff(taken))
    return taken, notes[np.repeat(first, np.diff(taken)) + (place * step).astype(np.int64)]


def _lengths(starts: Longs, sample: Ints, notes: csr_matrix) -> Floats:
    """How long the sums of the notes' vectors are."""
    from scipy.sparse import csr_matrix

    lengths = np.zeros(len(starts) - 1, np.float32)
    for low in range(0, len(lengths), TOGETHER):
        rows = starts[low : low + TOGETHER + 1]
        some = sample[rows[0] : rows[-1]]
        picked = csr_matrix((np.ones(len(some), np.float32), some, rows - rows[0]), (len(rows) - 1, notes.shape[0]))
        sums = picked @ notes
        lengths[low : low + TOGETHER] = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel())
    return lengths


def _called(cuts: Cuts, found: Candidates, topics: int) -> tuple[Longs, Ints, Floats]:
    titles = np.arange(len(cuts)) * FIELDS
    words = cuts.ids[ranges(cuts.starts, titles)].astype(np.int64)
    owner = np.repeat(np.arange(len(cuts)), cuts.starts[titles + 1] - cuts.starts[titles])
    word, note = np.divmod(distinct(words * max(len(cuts), 1) + owner), max(len(cuts), 1))
    topic, place = spread(found.starts, found.chosen, note)
    size = len(cuts.vocabulary)
    starts, called, times, left = strongest(word[place], topic, size, max(topics, 1), CALLED_MOST)
    return starts, called, (times / (np.bincount(word, minlength=size)[left] + DOUBT)).astype(np.float32)
