"""The notes behind a keyword."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from nlp.arrays import Ints, ranges
from nlp.learned import Learned
from nlp.suggest.examples import sentence
from nlp.suggest.facts import MARKS, key_of
from nlp.text import fold
from planner.library import Reference
from planner.notes import Notes
from planner.research.finding import learned_of
from planner.research.rows import Behind
from planner.storage.records import NoteRecord
from planner.storage.store import Store


def behind(reference: Reference, store: Store, key: str, most: int = 50) -> tuple[Behind, ...]:
    """The notes that hold a keyword or another spelling of it, at most ``most``: our own first, then those that did best.

    A keyword the library has not learned yet is looked for in the texts. Raises Problem when nothing has been learned.
    """
    learned = learned_of(reference)
    key = key_of(key)
    number = learned.suggester.terms.keys.number(key)
    keys = spellings(learned, key)
    if number >= 0:
        ids: Sequence[str] = [learned.ids[note] for note in _best_first(learned, _holders(learned, number)).tolist()]
    else:
        ids = Notes(store).holding(key, ("engagement", True))
    found: list[Behind] = []
    # More than are wanted are asked for: some may have been deleted since.
    for record in _records(store, ids, most):
        found.append(_behind(learned, record, keys))
        if len(found) == most:
            break
    return tuple(found)


def spellings(learned: Learned, key: str) -> tuple[str, ...]:
    """A key and the other spellings of it that the library knows."""
    terms = learned.suggester.terms
    number = terms.keys.number(key)
    if number < 0:
        return (key,)
    return tuple(dict.fromkeys((key, *(terms.keys[one] for one in _group(learned, number).tolist()))))


def _group(learned: Learned, number: int) -> Ints:
    same = learned.suggester.terms.same
    return np.flatnonzero(same == same[number]).astype(np.int32)


def _holders(learned: Learned, number: int) -> Ints:
    terms = learned.suggester.terms
    return np.unique(terms.holders[ranges(terms.holder_starts, _group(learned, number))])


def _best_first(learned: Learned, notes: Ints) -> Ints:
    did = np.nan_to_num(learned.percentiles[notes], nan=-1.0)
    return notes[np.lexsort((notes, -did, ~learned.own[notes]))]


def _records(store: Store, ids: Sequence[str], most: int) -> Iterator[NoteRecord]:
    notes = Notes(store)
    for start in range(0, len(ids), most):
        yield from (one for one in notes.records(ids[start : start + most]) if one.deleted_at is None)


def _behind(learned: Learned, record: NoteRecord, keys: Sequence[str]) -> Behind:
    note = record.note
    return Behind(
        note.id,
        note.title,
        learned.percentile_of(note.id),
        note.own,
        note.published_at or "",
        _sentence(MARKS.sub(" ", note.body), keys) or _sentence(note.title, keys),
    )


def _sentence(text: str, keys: Sequence[str]) -> str:
    """The sentence of a text around the first keyword that stands in it, as it was typed; "" when none does."""
    folded = fold(text)
    for key in keys:
        place = folded.text.find(key)
        if place >= 0:
            start, end = folded.back(*sentence(folded.text, place, len(key)))
            return text[start:end].strip()
    return ""
