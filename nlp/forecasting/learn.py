"""Learning a forecast from a library, and testing it on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.cuts import Cuts
from nlp.forecasting.age import without_age
from nlp.forecasting.backtest import Backtest, Component
from nlp.forecasting.blend import Calibration, mixture
from nlp.forecasting.folds import Split, copies, folds, owners, splits
from nlp.forecasting.folds import later as later_splits
from nlp.forecasting.kin import TITLE_MOST, Kin, KinLearner, learn_kin
from nlp.forecasting.manner import Manner, features, learn_manner, manner_of
from nlp.forecasting.measure import interval
from nlp.forecasting.model import NAMES, Model
from nlp.forecasting.phrasing import Phrasing, PhrasingLearner
from nlp.forecasting.report import component, later, whole
from nlp.forecasting.texts import plain_note, style_of
from nlp.forecasting.themes import Themes
from nlp.note import Note
from nlp.ranks import ranks, strata
from nlp.spread import spread

LEAST = 30
"""Comparable notes below which there is no forecast."""

MOST = 20_000
"""Comparable notes learned from: benchmark notes and the newest first."""

SHARD = 6_000
"""Notes learned together by the parts whose cost grows with the square."""

USUAL = (0.25, 0.12, 0.09)
"""The mixture of the components, in z, that libraries of several fields had in common."""

BAD = -1.3
"""The z-score (the lowest tenth) that a bad example stands for, whatever it reached."""

TEXT_LEAST = 5
"""Characters below which a note has no text to learn from."""

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]
Check = Callable[[], None]


@dataclass(frozen=True)
class Learnt:
    """What a library taught: the model, what its sums mean, and how it did on unseen notes."""

    model: Model
    calibration: Calibration
    backtest: Backtest


@dataclass(frozen=True)
class _Lesson:
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


def learn(notes: Sequence[Note], cuts: Cuts, check: Check) -> Learnt | None:
    """Learn from the comparable notes of a library and test what was learned; None when they are fewer than 30."""
    lesson = _lesson(notes)
    if lesson is None:
        return None
    behind = owners(lesson.notes, lesson.same)
    apart = bool(np.bincount(behind).max() <= len(behind) / 2)
    fold = folds(lesson.notes, behind if apart else lesson.same)
    school = _school(lesson, cuts, fold, check)
    tests, after = splits(fold), later_splits(lesson.notes, behind)
    guesses, parts = _taught(school, [*tests, *after], check)
    unseen = np.zeros((len(fold), len(NAMES)))
    for split, guess in zip(tests, guesses, strict=False):
        unseen[split.test] = guess
    components = [component(name, unseen[:, at], lesson.truth, lesson.group) for at, name in enumerate(NAMES)]
    check()
    everything = _blended(unseen, lesson.target, np.array(USUAL), tests)
    usual = np.where([one.on for one in components], USUAL, 0.0)
    # What was chosen because it did well must not be its own judge: all of it together has to say something first.
    lucky = interval(everything, lesson.truth, lesson.group)[0] <= 0
    blended = everything if lucky else _blended(unseen, lesson.target, usual, tests)
    mixed = _mixed(unseen, lesson.target, usual)
    tested = whole(blended, lesson.truth, lesson.group, lesson.strata, _shared(components, mixed, unseen), fold)
    since = [
        later(split.day, guess @ mixed, lesson.truth[split.test], lesson.group[split.test])
        for split, guess in zip(after, guesses[len(tests) :], strict=True)
    ]
    return Learnt(
        Model(school.themes, *parts, tuple(mixed.tolist())),
        Calibration.learn(blended, lesson.truth, len(fold)),
        replace(tested, authors=apart, owners=len(np.unique(behind)), later=tuple(since)),
    )


@dataclass(frozen=True)
class _School:
    """The learners of one library; ``features`` are those the trees look at."""

    themes: Themes
    phrasing: PhrasingLearner
    features: Real
    kin: KinLearner
    titles: list[str]
    target: Real
    weights: Real


def _taught(school: _School, splits: Sequence[Split], check: Check) -> tuple[list[Real], tuple[Phrasing, Manner, Kin]]:
    """What each component says of the notes to be tested (for each split: tested notes × components), and what all notes teach."""
    check()
    known = (school.features, school.target, school.weights)
    shards = school.kin.pieces(splits)
    # The longest first, so that no hand is left alone with it at the end.
    phrasing, *answers = spread(
        _asked,
        [
            (school.phrasing.learn, splits),
            *((learn_kin, *piece) for piece in shards),
            (manner_of, *known),
            *((learn_manner, *known, split) for split in splits),
        ],
    )
    check()
    kin, manner, trees = answers[: len(shards)], answers[len(shards)], answers[len(shards) + 1 :]
    columns = zip(phrasing[0], trees, school.kin.answers(splits, kin), strict=True)
    return [np.column_stack(some) for some in columns], (phrasing[1], manner, school.kin.model(kin, school.titles))


def _asked(work: Callable[..., Any], *arguments: Any) -> Any:
    return work(*arguments)


def _school(lesson: _Lesson, cuts: Cuts, fold: Numbers, check: Check) -> _School:
    themes, vectors = Themes.learn(cuts, lesson.numbers)
    check()
    texts = []
    for note in lesson.notes:
        check()
        texts.append(plain_note(note))
    facts = np.array([style_of(note) for note in lesson.notes])
    known = (lesson.target, lesson.weights)
    return _School(
        themes,
        PhrasingLearner(texts, *known, check),
        features(facts, vectors),
        KinLearner(vectors, *known, _shards(fold)),
        [note.title or note.body[:TITLE_MOST] for note in lesson.notes],
        *known,
    )


def _lesson(notes: Sequence[Note]) -> _Lesson | None:
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
    fair = without_age(truth, days, group)
    return _Lesson(
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


def _shards(fold: Numbers) -> Numbers:
    """Shards of equal size, each with notes of every fold."""
    count = -(-len(fold) // SHARD)
    order = np.argsort(fold, kind="stable")
    shards = np.empty(len(fold), np.intp)
    shards[order] = np.arange(len(fold)) % count
    return shards


def _blended(unseen: Real, target: Real, usual: Real, tests: Sequence[Split]) -> Real:
    """The blend for each note, mixed as the notes of the other folds suggest."""
    blended = np.zeros(len(unseen))
    for split in tests:
        blended[split.test] = unseen[split.test] @ _mixed(unseen[split.train], target[split.train], usual)
    return blended


def _mixed(guesses: Real, target: Real, usual: Real) -> Real:
    """The mixture of the components that are on; 0 for the others."""
    found = np.zeros(len(usual))
    on = np.flatnonzero(usual)
    found[on] = mixture(guesses[:, on], target, usual[on])
    return found


def _shared(components: Sequence[Component], mixed: Real, unseen: Real) -> list[Component]:
    """The components with the share of the blend's movement that comes from each."""
    moves = mixed * unseen.std(axis=0)
    total = float(moves.sum()) or 1.0
    return [replace(one, share=float(move) / total) for one, move in zip(components, moves, strict=True)]
