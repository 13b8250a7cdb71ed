"""Phrases of the draft itself that nobody has chosen as a topic yet."""

from __future__ import annotations

from collections.abc import Sequence
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
    title, body = looked.reading.title_keys, looked.reading.body_keys
    keys = list(dict.fromkeys((*title, *body)))
    if not keys:
        return Spoken([], [], np.zeros((0, len(CLUES))))
    place = {key: at for at, key in enumerate(keys)}
    index, ready = looked.learnt.index, looked.learnt.ready
    numbers = index.numbers(keys)
    known = numbers >= 0
    idf = np.where(known, index.idfs[numbers], np.log(1 + len(index)) + 1) if len(ready) else np.ones(len(keys))
    log = np.log(np.where(known, ready[numbers], HOPE / DOUBT) if len(ready) else np.full(len(keys), HOPE / DOUBT))
    grams = _grams([place[key] for key in title], [place[key] for key in body], len(keys))
    least_idf, least_ready = _over(np.minimum, idf, grams), _over(np.minimum, log, grams)
    columns = np.stack((least_idf, _over(np.maximum, idf, grams), least_ready, _over(np.maximum, log, grams)), 1)
    text, title_text, taken, terms = looked.text, looked.reading.title, looked.taken, looked.learnt.terms
    phrases: list[str] = []
    words: list[tuple[str, ...]] = []
    rows, places = [], []
    lengths = np.array([*map(len, keys), 0])[grams].sum(axis=1)
    order = np.argsort(-(least_ready + 0.5 * least_idf), kind="stable")
    for at in order[(lengths[order] >= 2) & (lengths[order] <= CHARACTERS_MOST)].tolist():
        parts = tuple([keys[word] for word in grams[at].tolist() if word >= 0])
        phrase = "".join(parts)
        # Words that stand together without what means nothing between them need not stand together in the text.
        times = text.count(phrase)
        if not times or phrase in taken or 0 <= terms.keys.number(phrase) < terms.topics:
            continue
        phrases.append(phrase)
        words.append(parts)
        places.append(at)
        rows.append((len(parts) == 1, times, phrase in title_text, len(phrase), phrase.isascii()))
        if len(phrases) == CONSIDERED:
            break
    one_word, times_said, in_title, length, latin = np.array(rows, np.float64).reshape(-1, 5).T
    clues = (np.ones(len(rows)), one_word, np.log1p(times_said), in_title, *columns[places].T, length, latin)
    return Spoken(phrases, words, np.stack(clues, axis=1))


def _grams(title: Sequence[int], body: Sequence[int], size: int) -> Longs:
    """One to three words that stand together, each sequence once, shorter ones first: rows of numbers, -1 where there is none."""
    fields = np.array(title, np.int64), np.array(body, np.int64)
    powers = size ** np.arange(WORDS_MOST)
    rows = []
    for length in range(1, WORDS_MOST + 1):
        # The numbers of a sequence are the digits of one number.
        codes = [
            sum(field[at : len(field) - length + 1 + at] * powers[at] for at in range(length))
            for field in fields
            if len(field) >= length
        ]
        every = np.concatenate(codes) if codes else np.empty(0, np.int64)
        different = every[np.sort(np.unique(every, return_index=True)[1])]
        digits = different[:, None] // powers % size
        digits[:, length:] = -1
        rows.append(digits)
    return np.concatenate(rows)


def _over(reduce: np.ufunc, values: NDArray[Any], grams: Longs) -> NDArray[Any]:
    """The least or most of the values of each row's words."""
    first = values[grams[:, 0]]
    found = reduce.reduce([np.where(grams[:, at] >= 0, values[grams[:, at]], first) for at in range(1, WORDS_MOST)])
    return np.asarray(reduce(first, found))
