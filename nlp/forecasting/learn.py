"""Learning a forecast from a library, and testing it on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nlp.cuts import Cuts
from nlp.forecasting.backtest import Backtest, Component
from nlp.forecasting.blend import Calibration, mixture
from nlp.forecasting.folds import Split, folds, owners, splits
from nlp.forecasting.folds import later as later_splits
from nlp.forecasting.lesson import lesson_of
from nlp.forecasting.measure import interval
from nlp.forecasting.model import NAMES, Model
from nlp.forecasting.report import component, later, whole
from nlp.forecasting.school import school_of, taught
from nlp.note import Note

USUAL = (0.25, 0.12, 0.09, 0.12)
"""The mixture of the components, in z, that libraries of several fields had in common."""

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]
Check = Callable[[], None]


@dataclass(frozen=True)
class Learnt:
    """What a library taught: the model, what its sums mean, and how it did on unseen notes."""

    model: Model
    calibration: Calibration
    backtest: Backtest


def learn(notes: Sequence[Note], cuts: Cuts, check: Check) -> Learnt | None:
    """Learn from the comparable notes of a library and test what was learned; None when they are fewer than 30."""
    lesson = lesson_of(notes)
    if lesson is None:
        return None
    behind = owners(lesson.notes, lesson.same)
    apart = bool(np.bincount(behind).max() <= len(behind) / 2)
    fold = folds(lesson.notes, behind if apart else lesson.same)
    school = school_of(lesson, cuts, fold, check)
    tests, after = splits(fold), later_splits(lesson.notes, behind)
    guesses, parts = taught(school, [*tests, *after], check)
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
        replace(tested, authors=apart, owners=len(np.unique(behind)), later=tuple(since)).settled(),
    )


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
