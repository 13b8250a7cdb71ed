"""A draft as suggestions see it: its near notes, the terms it says, the words it has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nlp.arrays import Floats, Ints
from nlp.index import NoteIndex
from nlp.reading import Reading
from nlp.suggest.facts import MARKED, key_of
from nlp.suggest.terms import Terms
from nlp.suggest.ties import Ties

NEAREST = 200
"""Near notes whose topics are looked at."""


@dataclass(frozen=True)
class Looked:
    """One draft beside the library; what is found is remembered, since topics and keywords ask the same.

    ``near`` is the similarity of every note.
    """

    reading: Reading
    near: Floats
    index: NoteIndex
    terms: Terms
    ties: Ties

    @cached_property
    def text(self) -> str:
        return f"{self.reading.title}\n{self.reading.body}"

    @cached_property
    def neighbours(self) -> Ints:
        """The nearest notes that have topics, nearest first."""
        tagged = self.ties.tagged
        near = self.near[tagged]
        if len(near) > NEAREST:
            tagged = tagged[np.argpartition(-near, NEAREST)[:NEAREST]]
            tagged.sort()
            near = self.near[tagged]
        order = np.argsort(-near, kind="stable")
        return tagged[order][near[order] > 0]

    @cached_property
    def said(self) -> tuple[Ints, Ints]:
        """The terms the draft says, in ascending order, and how often."""
        found, times = np.unique(self.terms.spotter.find(self.text)[0], return_counts=True)
        return found, times.astype(np.int32)

    @cached_property
    def in_title(self) -> frozenset[int]:
        return frozenset(self.terms.spotter.find(self.reading.title)[0].tolist())

    @cached_property
    def marked(self) -> dict[str, str]:
        """Topics written as ``#…`` inside title or body: key and spelling, in reading order."""
        found = (match.group(1) for match in MARKED.finditer(self.text))
        return {key: text for text in found if len(key := key_of(text)) > 1}

    @cached_property
    def taken(self) -> frozenset[str]:
        """Keys of the topics the draft has."""
        return frozenset(key_of(topic) for topic in self.reading.topics)

    @cached_property
    def words(self) -> Ints:
        """Numbers of the different words of title and body that the index knows."""
        keys = dict.fromkeys((*self.reading.title_keys, *self.reading.body_keys))
        numbers = self.index.numbers(keys)
        return numbers[numbers >= 0]

    @cached_property
    def covered(self) -> Floats:
        """For every term, how much of it the draft says already: the share of its words, weighted by IDF."""
        from nlp.suggest.ties import spread

        parts, origin = spread(self.ties.within_starts, self.ties.within, self.words)
        weights = self.index.idfs[self.words][origin]
        return (np.bincount(parts, weights, len(self.terms)) / self.terms.weight).astype(np.float32)

    def mentions(self, key: str) -> int:
        """How often title, body and topics have a phrase."""
        return self.text.count(key) + sum(topic.count(key) for topic in self.taken)

    @cached_property
    def times(self) -> Counter[str]:
        return Counter((*self.reading.title_keys, *self.reading.body_keys))
