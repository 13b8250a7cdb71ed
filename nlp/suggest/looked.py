"""A draft as suggestions see it: its near notes, the terms it says, the words it has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Ints
from nlp.index import NoteIndex
from nlp.lately import Lately
from nlp.once import once
from nlp.reading import REMEMBERED, Reading
from nlp.suggest.facts import MARKED, key_of
from nlp.suggest.habits import Habits
from nlp.suggest.near import Near
from nlp.suggest.terms import Terms
from nlp.suggest.ties import Ties, distinct, spread


@dataclass(frozen=True)
class Learnt:
    """What was learned for suggestions; ``ready`` says of every word of the index how readily it becomes a topic."""

    index: NoteIndex
    terms: Terms
    ties: Ties
    habits: Habits
    ready: Floats
    sentences: Lately[str, Ints] = field(default_factory=lambda: Lately(REMEMBERED))
    """The terms found in sentences seen before: a keystroke changes one."""
    _tables: list[Floats] = field(default_factory=list)
    """Those nobody uses at the moment."""

    @contextmanager
    def weighed(self, words: Ints) -> Iterator[Floats]:
        """The IDF of every word of the index that is among some words, else 0; the last stands for words of no note, number -1.

        The table is used again and again: to make one of 200,000 words takes 0.1 ms, to fill in those of a draft a tenth of it.
        """
        idf = self.index.idfs
        try:
            table = self._tables.pop()
        except IndexError:
            table = np.zeros(len(idf) + 1, np.float32)
        table[words] = idf[words]
        yield table
        table[words] = 0
        self._tables.append(table)

    def terms_in(self, sentence: str) -> Ints:
        """The terms of a folded sentence, each as often as it is there."""
        known = self.sentences.known(sentence)
        return self.sentences.get(sentence, lambda: self.terms.spotter.find(sentence)[0]) if known is None else known


@dataclass(frozen=True)
class Looked:
    """One draft beside the library; what is found is remembered, since topics and keywords ask the same.

    ``near`` are the notes near to it.
    """

    reading: Reading
    near: Near
    learnt: Learnt

    @once
    def text(self) -> str:
        return f"{self.reading.title}\n{self.reading.body}"

    @once
    def said(self) -> tuple[Ints, Ints]:
        """The terms the draft says, in ascending order, and how often."""
        every = np.concatenate((self._title_terms, *self._body_terms))
        every.sort()
        fresh = np.ones(len(every) + 1, np.bool_)
        fresh[1:-1] = every[1:] != every[:-1]
        first = np.flatnonzero(fresh)
        return every[first[:-1]], np.diff(first).astype(np.int32)

    @once
    def in_title(self) -> Ints:
        """The terms the title says."""
        return distinct(self._title_terms)

    @once
    def _title_terms(self) -> Ints:
        return np.concatenate(
            [np.empty(0, np.int32), *[self.learnt.terms_in(part.text) for part in self.reading.title_text.parts]]
        )

    @once
    def _body_terms(self) -> list[Ints]:
        return [self.learnt.terms_in(part.text) for part in self.reading.body_text.parts]

    @once
    def marked(self) -> dict[str, str]:
        """Topics written as ``#…`` inside title or body: key and spelling, in reading order."""
        if "#" not in self.text:
            return {}
        found = (match.group(1) for match in MARKED.finditer(self.text))
        return {key: text for text in found if len(key := key_of(text)) > 1}

    @once
    def taken(self) -> frozenset[str]:
        """Keys of the topics the draft has."""
        return frozenset(key_of(topic) for topic in self.reading.topics)

    @once
    def keys(self) -> list[str]:
        """The different words of title and body, in reading order."""
        return list(dict.fromkeys((*self.reading.title_keys, *self.reading.body_keys)))

    @once
    def numbers(self) -> Ints:
        """Their numbers in the index, -1 for words it does not know."""
        return self.learnt.index.numbers(self.keys)

    @once
    def words(self) -> Ints:
        """The numbers of those that the index knows."""
        return self.numbers[self.numbers >= 0]

    @once
    def title_words(self) -> Ints:
        """Numbers of the different words of the title that the index knows."""
        numbers = self.learnt.index.numbers(dict.fromkeys(self.reading.title_keys))
        return numbers[numbers >= 0]

    def covered(self, numbers: NDArray[np.integer]) -> NDArray[np.float64]:
        """How much of each term the draft says already: the share of its words, weighted by IDF."""
        words, term = spread(self.learnt.terms.starts, self.learnt.terms.words, numbers)
        with self.learnt.weighed(self.words) as has:
            said = np.bincount(term, has[words], len(numbers))
        return np.asarray(said / self.learnt.terms.weight[numbers], np.float64)

    def mentions(self, key: str) -> int:
        """How often title, body and topics have a phrase."""
        return self.text.count(key) + self._taken_text.count(key)

    @once
    def _taken_text(self) -> str:
        return "\n".join(self.taken)
