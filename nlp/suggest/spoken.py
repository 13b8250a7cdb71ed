"""Phrases of the draft itself that nobody has chosen as a topic yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, starts_of
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
    place = {key: at for at, key in enumerate(keys)}
    index, ready = looked.learnt.index, looked.learnt.ready
    numbers = index.numbers(keys)
    known = numbers >= 0
    idf = np.where(known, index.idfs[numbers], np.log(1 + len(index)) + 1) if len(ready) else np.ones(len(keys))
    readily = np.where(known, ready[numbers], HOPE / DOUBT) if len(ready) else np.full(len(keys), HOPE / DOUBT)
    grams = _grams(title, body, place)
    if not grams:
        return Spoken([], [], np.zeros((0, len(CLUES))))
    starts = starts_of(map(len, grams))
    flat = np.array([word for gram in grams for word in gram], np.int64)
    least_idf, most_idf = np.minimum.reduceat(idf[flat], starts[:-1]), np.maximum.reduceat(idf[flat], starts[:-1])
    log = np.log(readily)[flat]
    least_ready, most_ready = np.minimum.reduceat(log, starts[:-1]), np.maximum.reduceat(log, starts[:-1])
    promising = np.argsort(-(least_ready + 0.5 * least_idf), kind="stable")
    texts: list[str] = []
    words: list[tuple[str, ...]] = []
    rows = []
    for at in promising.tolist():
        parts = tuple(keys[word] for word in grams[at])
        text = "".join(parts)
        if not 2 <= len(text) <= CHARACTERS_MOST or text in looked.taken or text not in looked.text:
            continue
        number = looked.learnt.terms.keys.number(text)
        if 0 <= number < looked.learnt.terms.topics:
            continue
        texts.append(text)
        words.append(parts)
        times = np.log1p(looked.text.count(text))
        rows.append(
            (1.0, len(grams[at]) == 1, times, text in looked.reading.title, least_idf[at], most_idf[at],
             least_ready[at], most_ready[at], len(text), text.isascii())
        )  # fmt: skip
        if len(texts) == CONSIDERED:
            break
    return Spoken(texts, words, np.array(rows, np.float64).reshape(-1, len(CLUES)))


def _grams(title: Sequence[str], body: Sequence[str], place: dict[str, int]) -> list[tuple[int, ...]]:
    found: dict[tuple[int, ...], None] = {}
    for keys in (title, body):
        numbers = [place[key] for key in keys]
        for size in range(1, WORDS_MOST + 1):
            found.update(dict.fromkeys(zip(*(numbers[at:] for at in range(size)), strict=False)))
    return list(found)
