"""The 20 notes nearest to a draft, beside scikit-learn's cosine similarity: the same notes, sooner."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest
from sklearn.metrics.pairwise import cosine_similarity

from nlp.index import NoteIndex, keys_of, nearest
from nlp.reading import Memory, Reading, read
from tests.speed.drafts import keystrokes, long_draft
from tests.speed.measuring import in_turns, median
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "The nearest notes"
TOP = 20
ROUNDS = 30
LEAST, LEAST_SMALL = 40, 0.5
"""Of a draft seen for the first time; of a keystroke it is many times more."""


@pytest.fixture(scope="module")
def index(world: World) -> NoteIndex:
    return NoteIndex.build(world.cuts)


def test_the_same_notes_sooner(world: World, index: NoteIndex, scale: Scale, report: Report) -> None:
    # Drafts that share few words, so that nothing of the last answer can be used.
    drafts = [long_draft(note) for note in sorted(world.notes[:400], key=lambda note: -len(note.body))[:5]]
    readings = [read(draft, world.cutter, Memory()) for draft in drafts]
    queries = [world.naive.vectorizer.transform([list(keys_of(reading))]) for reading in readings]
    for reading, query in zip(readings, queries, strict=True):
        exact = cosine_similarity(query, world.naive.notes)[0]
        found = index.similar(reading, TOP)
        best = np.sort(exact)[::-1][:TOP]
        np.testing.assert_allclose([near for _, near in found], best, atol=3e-6)
        np.testing.assert_allclose([exact[note] for note, _ in found], best, atol=3e-6)
    turns, peers = cycle(readings), cycle(queries)
    ours, peer = in_turns(
        ROUNDS,
        lambda: index.similar(next(turns), TOP),
        lambda: nearest(cosine_similarity(next(peers), world.naive.notes)[0], TOP),
    )
    ratio = median(peer) / median(ours)
    beside = f"{ms(median(peer))} cosine_similarity"
    met = ratio >= LEAST if scale.full else None
    report.add(CHAPTER, Line("of a draft never seen", ms(median(ours)), beside, times(ratio), f"≥ {LEAST}×", met))
    assert ratio >= (LEAST if scale.full else LEAST_SMALL)


def test_a_keystroke_costs_only_its_words(world: World, index: NoteIndex, report: Report) -> None:
    memory = Memory()
    typed: list[Reading] = [read(draft, world.cutter, memory) for draft in keystrokes(world.draft, ROUNDS + 2)]
    index.similar(typed[0], TOP)
    strokes, query = iter(typed[1:]), world.naive.vectorizer.transform([list(keys_of(typed[0]))])
    ours, peer = in_turns(
        ROUNDS,
        lambda: index.similar(next(strokes), TOP),
        lambda: nearest(cosine_similarity(query, world.naive.notes)[0], TOP),
    )
    ratio = median(peer) / median(ours)
    beside = f"{ms(median(peer))} cosine_similarity"
    report.add(CHAPTER, Line("after one keystroke", ms(median(ours)), beside, times(ratio)))
    assert index.similar(typed[-1], TOP) == NoteIndex.build(world.cuts).similar(typed[-1], TOP)
