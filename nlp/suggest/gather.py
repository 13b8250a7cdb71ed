"""Reading the library for suggestions: who chose which topic, and which note says which phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from nlp.arrays import Ints, Longs, starts_of
from nlp.note import Note
from nlp.spotter import Spotter
from nlp.suggest.facts import FILLERS, MARKS, KeywordFact, key_of
from nlp.text import Folded, fold
from nlp.words import MEANING

LONGEST = 24
"""Characters of a topic or keyword; what is longer is a sentence."""
ASKED_LEAST = 2
"""Comments that must ask the same before it is a candidate."""
LOOSE = re.compile(r"^[的了着和与及]|[的和与及在把被]$")
"""A phrase that begins or ends so was cut off somewhere."""
AT_ONCE = 500_000
"""Characters of notes searched in one go."""


@dataclass(frozen=True)
class Candidates:
    """Keys in the order of their numbers: topics first, the most chosen first; how people write them, and who asks them.

    The topics of note i are the numbers ``chosen[starts[i]:starts[i + 1]]``.
    """

    keys: list[str]
    texts: list[str]
    asked: dict[str, int]
    starts: Longs
    chosen: Ints


def candidates(
    notes: Sequence[Note], phrases: Iterable[str], facts: Iterable[KeywordFact], questions: Iterable[str]
) -> Candidates:
    """Everything that may be suggested."""
    spelled: dict[str, Counter[str]] = {}
    topics = [_keys(note.topics, spelled) for note in notes]
    uses = Counter(chain.from_iterable(topics))
    keys = sorted(uses, key=lambda key: (-uses[key], key))
    asked = {key: count for key, count in Counter(map(_question, questions)).items() if count >= ASKED_LEAST}
    others = chain((key_of(fact.text) for fact in facts), map(key_of, phrases), asked)
    keys += [key for key in dict.fromkeys(others) if key not in uses and _is_term(key)]
    number = {key: place for place, key in enumerate(keys)}
    for fact in facts:
        spelled.setdefault(key_of(fact.text), Counter())[fact.text.strip()] += 1
    texts = [min(spelled[key], key=lambda text: (-spelled[key][text], text)) if key in spelled else key for key in keys]
    chosen = np.array([number[key] for row in topics for key in row], np.int32)
    return Candidates(keys, texts, asked, starts_of(map(len, topics)), chosen)


def authors_of(notes: Sequence[Note]) -> Ints:
    """Who wrote each note, as a number; whoever is not named stands alone."""
    people: dict[str, int] = {}
    return np.array([people.setdefault(note.author or f"\0{i}", len(people)) for i, note in enumerate(notes)], np.int32)


@dataclass(frozen=True)
class Saying:
    """Which note says which term: pairs ordered by term, then note, with the place of the first time in the note's text."""

    terms: Ints
    notes: Ints
    places: Ints


@dataclass(frozen=True)
class Text:
    """Title and body of a note as typed, topic marks left out, and folded."""

    typed: str
    folded: Folded

    @classmethod
    def of(cls, note: Note) -> Text:
        """A title that only repeats the body is left out, too."""
        typed = MARKS.sub(" ", note.body if note.title_is_prefix else f"{note.title}\n{note.body}")
        return cls(typed, fold(typed))


def saying(texts: Sequence[str], spotter: Spotter, check: Callable[[], None]) -> Saying:
    """Search all texts at once for all terms."""
    pairs, places = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
    before = 0
    while before < len(texts):
        check()
        after = _block(texts, before)
        starts = starts_of(len(text) + 1 for text in texts[before:after])
        terms, where = spotter.find("\n".join(texts[before:after]))
        note = np.searchsorted(starts, where, "right") - 1
        packed = terms.astype(np.int64) * len(texts) + before + note
        pairs.append(packed)
        places.append((where - starts[note]).astype(np.int32))
        before = after
    everything, place = np.concatenate(pairs), np.concatenate(places)
    order = np.lexsort((place, everything))
    everything = everything[order]
    first = np.concatenate(([True], everything[1:] != everything[:-1])) if len(order) else np.zeros(0, np.bool_)
    term, note = np.divmod(everything[first], max(len(texts), 1))
    return Saying(term.astype(np.int32), note.astype(np.int32), place[order][first])


def _block(texts: Sequence[str], before: int) -> int:
    size, after = 0, before
    while after < len(texts) and size < AT_ONCE:
        size += len(texts[after]) + 1
        after += 1
    return after


def _keys(topics: Iterable[str], spelled: dict[str, Counter[str]]) -> list[str]:
    keys = []
    for topic in topics:
        key = key_of(topic)
        if _is_term(key):
            keys.append(key)
            spelled.setdefault(key, Counter())[FILLERS.sub("", topic).strip().strip("#")] += 1
    return list(dict.fromkeys(keys))


def _question(comment: str) -> str:
    return key_of(comment).strip("?？!！。.~～,，")


def _is_term(key: str) -> bool:
    return 2 <= len(key) <= LONGEST and MEANING.search(key) is not None and not LOOSE.search(key)
