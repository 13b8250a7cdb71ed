"""All ways to look at a note, taught side by side: what each says of unseen notes, and what all notes teach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.cuts import Cuts
from nlp.forecasting.folds import Split
from nlp.forecasting.kin import NEARNESS as OF_THEMES
from nlp.forecasting.kin import TITLE_MOST, Kin
from nlp.forecasting.lesson import Lesson
from nlp.forecasting.likeness import NEARNESS as OF_STYLE
from nlp.forecasting.likeness import Likeness, marks_of, standing
from nlp.forecasting.manner import Manner, features, learn_manner, manner_of
from nlp.forecasting.near import NearLearner, learn_near
from nlp.forecasting.phrasing import Phrasing, PhrasingLearner
from nlp.forecasting.texts import plain_note, style_of
from nlp.forecasting.themes import Themes
from nlp.spread import spread

HEARD = 6_000
"""Notes that have a say as neighbours: a keystroke asks each of them. What more would add has not been measured."""

Real = NDArray[np.float64]
Numbers = NDArray[np.intp]
Check = Callable[[], None]
Parts = tuple[Phrasing, Manner, Kin, Likeness]


@dataclass(frozen=True)
class School:
    """The learners of one library; ``features`` are those the trees look at."""

    themes: Themes
    vectors: Real
    marks: Real
    standing: Real
    features: Real
    phrasing: PhrasingLearner
    kin: NearLearner
    likeness: NearLearner
    titles: list[str]
    target: Real
    weights: Real


def taught(school: School, splits: Sequence[Split], check: Check) -> tuple[list[Real], Parts]:
    """What each component says of the notes to be tested (for each split: tested notes × components), and what all notes teach."""
    check()
    known = (school.features, school.target, school.weights)
    near = [school.kin.piece(splits), school.likeness.piece(splits)]
    # The longest first, so that no hand is left alone with it at the end.
    phrasing, *answers = spread(
        _asked,
        [
            (school.phrasing.learn, splits),
            *((learn_near, *piece) for piece in near),
            (manner_of, *known),
            *((learn_manner, *known, split) for split in splits),
        ],
    )
    check()
    kin, likeness, manner, *trees = answers
    columns = zip(
        phrasing[0],
        trees,
        school.kin.answers(splits, kin),
        school.likeness.answers(splits, likeness),
        strict=True,
    )
    parts = (
        phrasing[1],
        manner,
        Kin.of(
            school.vectors[school.kin.heard],
            school.kin.pulls(kin),
            [school.titles[note] for note in school.kin.heard.tolist()],
        ),
        Likeness.of(school.marks, school.standing[school.likeness.heard], school.likeness.pulls(likeness)),
    )
    return [np.column_stack(some) for some in columns], parts


def _asked(work: Callable[..., Any], *arguments: Any) -> Any:
    return work(*arguments)


def school_of(lesson: Lesson, cuts: Cuts, fold: Numbers, check: Check) -> School:
    themes, vectors = Themes.learn(cuts, lesson.numbers)
    check()
    texts = []
    for note in lesson.notes:
        check()
        texts.append(plain_note(note))
    facts = np.array([style_of(note) for note in lesson.notes])
    marks = marks_of(facts)
    stands = standing(marks, facts)
    known = (lesson.target, lesson.weights)
    heard = _heard(fold)
    return School(
        themes,
        vectors,
        marks,
        stands,
        features(facts, vectors),
        PhrasingLearner(texts, *known, check),
        NearLearner(OF_THEMES, vectors, *known, heard),
        NearLearner(OF_STYLE, stands, *known, heard),
        [note.title or note.body[:TITLE_MOST] for note in lesson.notes],
        *known,
    )


def _heard(fold: Numbers) -> Numbers:
    """At most so many notes, as many of every fold."""
    order = np.argsort(fold, kind="stable")
    return np.sort(order[:: -(-len(fold) // HEARD)])
