"""From the library to the table of terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.arrays import Floats, Ints, Longs, Names, Strings, starts_of
from nlp.index import NoteIndex
from nlp.keywords import TAIL, kind_of, role_of
from nlp.note import Note
from nlp.spotter import Spotter
from nlp.suggest.examples import examples
from nlp.suggest.facts import KeywordFact, key_of
from nlp.suggest.gather import Candidates, Text, authors_of, saying
from nlp.suggest.spellings import alike
from nlp.suggest.terms import Terms
from nlp.words import Cutter

RANKED_LEAST = 10
"""Notes with a known rank before a term says how they did."""


def terms_of(
    notes: Sequence[Note],
    found: Candidates,
    facts: Sequence[KeywordFact],
    phrases: frozenset[str],
    index: NoteIndex,
    cutter: Cutter,
    ranks: Floats,
    own: NDArray[np.bool_],
    check: Callable[[], None],
) -> Terms:
    """The table. ``ranks`` are z-scores (NaN unknown), ``own`` marks our notes."""
    size = len(found.keys)
    spotter = Spotter.of(found.keys)
    texts = []
    for note in notes:
        check()
        texts.append(Text.of(note))
    said = saying([text.folded.text for text in texts], spotter, check)
    who = np.repeat(np.arange(len(notes), dtype=np.int64), np.diff(found.starts))
    choosing = np.unique(found.chosen.astype(np.int64) * max(len(notes), 1) + who)
    talking = said.terms.astype(np.int64) * max(len(notes), 1) + said.notes
    holding = np.union1d(choosing, talking)
    term, holder = np.divmod(holding, max(len(notes), 1))
    lift = _lift(term, ranks[holder], size)
    words = [cutter.keys(key) for key in found.keys]
    starts = starts_of(map(len, words))
    numbers = index.numbers([word for row in words for word in row])
    volume, competition = _facts(facts, found.keys)
    support = _counts(term, size)
    return Terms(
        keys=Names.of(found.keys),
        texts=Strings.pack(found.texts),
        kinds=Strings.pack([kind_of(key, row, cutter.lexicon) for key, row in zip(found.keys, words, strict=True)]),
        examples=Strings.pack(examples(said, texts, ranks, found.keys)),
        spotter=spotter,
        starts=starts,
        words=numbers,
        weight=_weights(starts, numbers, index),
        chosen=_counts(found.chosen, size),
        authors=_authors(found.chosen, authors_of(notes)[who], size),
        said=_counts(said.terms, size),
        both=_counts(np.intersect1d(choosing, talking, assume_unique=True) // max(len(notes), 1), size),
        support=support,
        own=_counts(term[own[holder]], size),
        asked=np.array([found.asked.get(key, 0) for key in found.keys], np.int32),
        begins_alike=_alike([row[0] if len(row) > 1 else "" for row in words], found),
        ends_alike=_alike([row[-1] if len(row) > 1 else "" for row in words], found),
        lift=lift,
        volume=volume,
        competition=competition,
        is_tail=np.array(
            [role_of(key, row, cutter.lexicon) == TAIL for key, row in zip(found.keys, words, strict=True)]
        ),
        is_phrase=np.array([key in phrases for key in found.keys], np.bool_),
        holder_starts=starts_of(support),
        holders=holder.astype(np.int32),
        same=alike(found.keys, words, support),
    )


def _counts(numbers: NDArray[np.signedinteger], size: int) -> Ints:
    return np.bincount(numbers, minlength=size).astype(np.int32)


def _weights(starts: Longs, words: Ints, index: NoteIndex) -> Floats:
    """The IDF of each term's words together; words the library has not seen count as the rarest."""
    idf = (
        np.where(words >= 0, index.idfs[words], np.log(1 + len(index)) + 1) if len(index.idfs) else np.ones(len(words))
    )
    owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    return np.maximum(np.bincount(owner, idf, len(starts) - 1), 1e-9).astype(np.float32)


def _alike(edges: Sequence[str], found: Candidates) -> Ints:
    """For each term, how many topics have the same word at this edge; 0 where there is none."""
    topics = int(found.chosen.max()) + 1 if len(found.chosen) else 0
    many = Counter(edge for edge in edges[:topics] if edge)
    return np.array([many[edge] if edge else 0 for edge in edges], np.int32)


def _lift(term: NDArray[np.int64], ranks: Floats, size: int) -> Floats:
    # Only a fit needs it: a review should not wait for scipy.
    from scipy.special import ndtr

    known = ~np.isnan(ranks)
    many = np.bincount(term[known], minlength=size)
    total = np.bincount(term[known], 2 * ndtr(ranks[known]), minlength=size)
    return np.where(many >= RANKED_LEAST, total / np.maximum(many, 1), np.nan).astype(np.float32)


def _authors(chosen: Ints, who: Ints, size: int) -> Ints:
    """By how many people each topic was chosen; ``who`` chose each of the ``chosen``."""
    people = int(who.max(initial=0)) + 1
    return _counts(np.unique(chosen.astype(np.int64) * people + who) // people, size)


def _facts(facts: Sequence[KeywordFact], keys: Sequence[str]) -> tuple[Floats, Floats]:
    """The largest volume and competition of each key; NaN where no table speaks of it."""
    number = {key: place for place, key in enumerate(keys)}
    volume, competition = (np.full(len(keys), np.nan, np.float32) for _ in range(2))
    for fact in facts:
        place = number.get(key_of(fact.text))
        if place is not None:
            for column, value in ((volume, fact.volume), (competition, fact.competition)):
                if value is not None:
                    column[place] = np.fmax(column[place], value)
    return volume, competition
