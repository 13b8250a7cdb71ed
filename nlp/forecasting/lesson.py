"""The notes a forecast is learned from, and what each of them stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.forecasting.age import without_age
from nlp.forecasting.folds import copies
from nlp.note import Note
from nlp.ranks import ranks, strata

LEAST = 30
"""Comparable notes below which there is no forecast."""

MOST = 20_000
"""Comparable notes learned from: benchmark notes and the newest first."""

BAD = -1.3
"""The z-score (the lowest tenth) that a bad example stands for, whatever it reached."""

TEXT_LEAST = 5
"""Characters below which a note has no text to learn from."""

DIGITS = 6

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Lesson:
    """The notes that are learned from: their numbers in the library, the first copy of each, z-score, stratum, what they
    stand for, and how much.
    """

    notes: list[Note]
    numbers: Numbers
    same: Numbers
    truth: Real
    group: Numbers
    strata: tuple[str, ...]
    target: Real
    weights: Real


def lesson_of(notes: Sequence[Note]) -> Lesson | None:
    """The comparable notes that have some text; None when they are fewer than 30."""
    groups = strata(notes)
    found = ranks(notes, groups)
    numbers = np.flatnonzero(np.isfinite(found) & np.array([_has_text(note) for note in notes], np.bool_))
    if len(numbers) < LEAST:
        return None
    if len(numbers) > MOST:
        numbers = np.sort(numbers[_foremost([notes[number] for number in numbers.tolist()])[:MOST]])
    chosen = [notes[number] for number in numbers.tolist()]
    same = copies(chosen)
    truth = found[numbers]
    names, group = np.unique(groups[numbers].astype(str), return_inverse=True)
    bad = np.array([note.weight == 0 for note in chosen])
    wanted = np.array([max(1.0, float(note.weight or 1)) for note in chosen])
    days = np.array([(note.published_at or "")[:10] for note in chosen])
    # Processors differ in the last digits, and trees would ask other questions where two are equally good.
    fair = np.round(without_age(truth, days, group), DIGITS)
    return Lesson(
        chosen,
        numbers,
        same,
        truth,
        group.astype(np.intp),
        tuple(names.tolist()),
        np.where(bad, np.minimum(fair, BAD), fair),
        wanted / np.bincount(same, minlength=len(same))[same],
    )


def _has_text(note: Note) -> bool:
    return len(note.title.strip()) + len(note.body.strip()) >= TEXT_LEAST


def _foremost(notes: Sequence[Note]) -> Numbers:
    """Benchmark notes first, then the newest."""
    days = np.array([note.published_at or "" for note in notes])
    benchmark = np.array([note.weight is not None for note in notes])
    return np.lexsort((np.arange(len(notes)), days, benchmark))[::-1]
