"""Phrases of the draft itself that nobody has chosen as a topic yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Longs
from nlp.cuts import Cuts
from nlp.nearest import BestFirst
from nlp.note import Note
from nlp.suggest.looked import Looked
from nlp.suggest.terms import Terms

WORDS_MOST = 3
CHARACTERS_MOST = 10
CONSIDERED = 48
"""Phrases of a draft that are looked at closely: those whose words become topics most readily."""
AT_ONCE = 2 * CONSIDERED
DOUBT, HOPE = 6.0, 0.3
"""A word never seen becomes a topic one time in twenty."""

CLUES = ("new", "one_word", "times", "in_title", "rare", "rarest", "ready", "readiest", "length", "ascii")


def readiness(cuts: Cuts, notes: Sequence[Note]) -> Floats:
    """For every word of the vocabulary: of the notes that say it, the share that also has it in a topic."""
    kinds = np.repeat(np.tile([0, 0, 1], len(notes)), np.diff(cuts.starts))
    inline = np.array([any(f"#{topic}" in note.body for topic in note.topics[:3]) for note in notes], np.bool_)
    owner = cuts.owners()
    size, many = len(cuts.vocabulary), max(len(notes), 1)
    packed = cuts.ids.astype(np.int64) * many + owner
    said, said_times = np.unique(packed[kinds == 0], return_counts=True)
    topic, topic_times = np.unique(packed[kinds == 1], return_counts=True)
    # Bodies often repeat their topics as marks; that is not saying a word.
    place = np.searchsorted(topic, said)
    place[place == len(topic)] = 0
    both = (topic[place] == said) if len(topic) else np.zeros(len(said), np.bool_)
    marks = np.where(both & inline[said % many], topic_times[place] if len(topic) else 0, 0)
    truly = said_times > marks
    holding = np.bincount(said[truly] // many, minlength=size)
    choosing = np.bincount(said[truly & both] // many, minlength=size)
    return ((choosing + HOPE) / (holding + DOUBT)).astype(np.float32)


@dataclass(frozen=True)
class Spoken:
    """Phrases of a draft with their clues (one column each, in the order of CLUES)."""

    texts: list[str]
    words: list[tuple[str, ...]]
    clues: NDArray[np.float64]


def spoken(looked: Looked) -> Spoken:
    """Words of the draft and words that stand together in it, unless they are topics of the library already."""
    keys = looked.keys
    if not keys:
        return Spoken([], [], np.zeros((0, len(CLUES))))
    fields = looked.reading.title_keys, looked.reading.body_keys
    grams: _Ordered = looked.near.answers.get((spoken, fields), lambda: _ordered(looked, fields))
    text, title, taken = looked.text, looked.reading.title, looked.taken
    found = list[tuple[int, tuple[str, ...], str, int]]()
    for at, parts, phrase in grams.no_topics():
        # Words that stand together without what means nothing between them need not stand together in the text.
        times = text.count(phrase)
        if times and phrase not in taken:
            found.append((at, parts, phrase, times))
            if len(found) == CONSIDERED:
                break
    places, words, phrases, counts = map(list, zip(*found, strict=True)) if found else ([], [], [], [])
    clues = (
        np.ones(len(found)),
        np.array([len(parts) == 1 for parts in words], np.float64),
        np.log1p(np.array(counts, np.float64)),
        np.array([phrase in title for phrase in phrases], np.float64),
        *grams.edges(places),
        np.array(list(map(len, phrases)), np.float64),
        np.array([phrase.isascii() for phrase in phrases], np.float64),
    )
    return Spoken(phrases, words, np.stack(clues, axis=1))


class _Ordered:
    """The phrases of a draft as columns of ``grams`` (places of their keys, -1 for none), and the order to look at them.

    ``idf`` and ``log`` belong to the keys: how rare each is, how readily it becomes a topic (a logarithm).
    """

    def __init__(self, keys: Sequence[str], terms: Terms, idf: NDArray[Any], log: NDArray[Any], grams: Longs) -> None:
        self._keys, self._terms, self._idf, self._log, self._grams = keys, terms, idf, log, grams
        self._left = iter(BestFirst(_least(log, grams) + 0.5 * _least(idf, grams)))
        self._seen = set[tuple[str, ...]]()
        self._looked_at: list[list[tuple[int, tuple[str, ...], str]]] = []
        """Some after some, as far as anybody asked for them: most keystrokes ask for the same."""

    def no_topics(self) -> Iterator[tuple[int, tuple[str, ...], str]]:
        """Every phrase once that is no topic of the library: its column, its words, its text."""
        for known in self._looked_at:
            yield from known
        while places := list(islice(self._left, AT_ONCE)):
            self._looked_at.append(self._look_at(places))
            yield from self._looked_at[-1]

    def edges(self, places: Sequence[int]) -> tuple[NDArray[Any], ...]:
        """The least and the most of what the words of some columns have: IDF, then readiness."""
        chosen = self._grams[:, places]
        idf, log = self._idf, self._log
        return _least(idf, chosen), -_least(-idf, chosen), _least(log, chosen), -_least(-log, chosen)

    def _look_at(self, places: list[int]) -> list[tuple[int, tuple[str, ...], str]]:
        keys, seen, topics = self._keys, self._seen, self._terms.topics
        words = [tuple([keys[word] for word in gram if word >= 0]) for gram in self._grams[:, places].T.tolist()]
        phrases = list(map("".join, words))
        found = []
        numbers = self._terms.keys.numbers(phrases).tolist()
        for at, parts, phrase, number in zip(places, words, phrases, numbers, strict=True):
            if parts not in seen:
                seen.add(parts)
                if not 0 <= number < topics:
                    found.append((at, parts, phrase))
        return found


def _ordered(looked: Looked, fields: Sequence[Sequence[str]]) -> _Ordered:
    keys, numbers = looked.keys, looked.numbers
    index, ready = looked.learnt.index, looked.learnt.ready
    known = numbers >= 0
    idf = np.where(known, index.idfs[numbers], np.log(1 + len(index)) + 1) if len(ready) else np.ones(len(keys))
    log = np.log(np.where(known, ready[numbers], HOPE / DOUBT) if len(ready) else np.full(len(keys), HOPE / DOUBT))
    grams = _grams(keys, fields)
    first, second, third = np.array([*map(len, keys), 0]).take(grams)
    lengths = first + second + third
    return _Ordered(keys, looked.learnt.terms, idf, log, grams[:, (lengths >= 2) & (lengths <= CHARACTERS_MOST)])


def _grams(keys: Sequence[str], fields: Sequence[Sequence[str]]) -> Longs:
    """One to three words that stand together, as often as they do, shorter ones first: columns of the places of their keys, -1
    where there is none."""
    place = {key: at for at, key in enumerate(keys)}
    placed = [np.array(list(map(place.__getitem__, field)), np.int64) for field in fields]
    sizes = [[max(0, len(field) - length) for field in placed] for length in range(WORDS_MOST)]
    grams = np.full((WORDS_MOST, sum(map(sum, sizes))), -1, np.int64)
    begin = 0
    for length, counts in enumerate(sizes, 1):
        for field, count in zip(placed, counts, strict=True):
            for at in range(length):
                grams[at, begin : begin + count] = field[at : at + count]
            begin += count
    return grams


def _least(values: NDArray[Any], grams: Longs) -> NDArray[Any]:
    """The least of the values of each column's words."""
    known = np.append(values, np.inf)
    first, second, third = known.take(grams)
    found: NDArray[Any] = np.minimum(np.minimum(first, second), third)
    return found
