"""Phrases of the draft itself that nobody has chosen as a topic yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Longs
from nlp.cuts import Cuts
from nlp.note import Note
from nlp.suggest.looked import Looked

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
    idf, log, grams, order = looked.near.answers.get((spoken, fields), lambda: _ordered(looked, fields))
    text, title, taken, terms = looked.text, looked.reading.title, looked.taken, looked.learnt.terms
    phrases: list[str] = []
    words: list[tuple[str, ...]] = []
    rows, places, seen = [], [], set()
    for at, gram in _one_by_one(grams, order):
        parts = tuple([keys[word] for word in gram if word >= 0])
        if parts in seen:
            continue
        seen.add(parts)
        phrase = "".join(parts)
        if phrase in taken or 0 <= terms.keys.number(phrase) < terms.topics:
            continue
        # Words that stand together without what means nothing between them need not stand together in the text.
        times = text.count(phrase)
        if not times:
            continue
        phrases.append(phrase)
        words.append(parts)
        places.append(at)
        rows.append((len(parts) == 1, times, phrase in title, len(phrase), phrase.isascii()))
        if len(phrases) == CONSIDERED:
            break
    chosen = grams[:, places]
    columns = (_least(idf, chosen), -_least(-idf, chosen), _least(log, chosen), -_least(-log, chosen))
    one_word, times_said, in_title, length, latin = np.array(rows, np.float64).reshape(-1, 5).T
    clues = (np.ones(len(rows)), one_word, np.log1p(times_said), in_title, *columns, length, latin)
    return Spoken(phrases, words, np.stack(clues, axis=1))


def _ordered(looked: Looked, fields: Sequence[Sequence[str]]) -> tuple[NDArray[Any], NDArray[Any], Longs, Longs]:
    """The IDF of each key, how readily it becomes a topic (a logarithm), and all phrases, with the order to look at them."""
    keys, numbers = looked.keys, looked.numbers
    index, ready = looked.learnt.index, looked.learnt.ready
    known = numbers >= 0
    idf = np.where(known, index.idfs[numbers], np.log(1 + len(index)) + 1) if len(ready) else np.ones(len(keys))
    log = np.log(np.where(known, ready[numbers], HOPE / DOUBT) if len(ready) else np.full(len(keys), HOPE / DOUBT))
    grams = _grams(keys, fields)
    first, second, third = np.array([*map(len, keys), 0]).take(grams)
    lengths = first + second + third
    grams = grams[:, (lengths >= 2) & (lengths <= CHARACTERS_MOST)]
    return idf, log, grams, np.argsort(-(_least(log, grams) + 0.5 * _least(idf, grams)), kind="stable")


def _one_by_one(grams: Longs, order: Longs) -> Iterator[tuple[int, list[int]]]:
    """The columns in an order, with their places; unpacked as far as somebody asks for them."""
    for low in range(0, len(order), AT_ONCE):
        some = order[low : low + AT_ONCE]
        yield from zip(some.tolist(), grams[:, some].T.tolist(), strict=True)


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
