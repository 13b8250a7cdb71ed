"""The 20 notes nearest to a draft: the same as scikit-learn's cosine similarity finds, sooner than anybody finds any."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.metrics.pairwise import cosine_similarity

from nlp.index import NoteIndex, keys_of
from nlp.nearest import nearest
from nlp.reading import Memory, Reading, read
from tests.speed.drafts import keystrokes, long_draft
from tests.speed.measuring import in_turns, median, milliseconds
from tests.speed.peers import Finds, bm25s, tantivy
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "The nearest notes"
TOP = 20
ROUNDS = 30
LEAST, LEAST_BM25S, LEAST_TANTIVY = 100, 1.5, 1.0
"""Of a draft seen for the first time; of a keystroke it is many times more."""
LEAST_SMALL = 0.1
"""Among few notes nobody has anything to do."""


@dataclass(frozen=True)
class Asked:
    """The same drafts as we read them, as words, and as rows of TfidfVectorizer."""

    readings: list[Reading]
    words: list[list[str]]
    queries: list[Any]


@pytest.fixture(scope="module")
def index(world: World) -> NoteIndex:
    return NoteIndex.build(world.cuts)


@pytest.fixture(scope="module")
def asked(world: World) -> Asked:
    drafts = [long_draft(note) for note in sorted(world.notes[:400], key=lambda note: -len(note.body))[:5]]
    readings = [read(draft, world.cutter, Memory()) for draft in drafts]
    words = [list(keys_of(reading)) for reading in readings]
    return Asked(readings, words, [world.naive.vectorizer.transform([one]) for one in words])


def test_the_same_notes_sooner(world: World, index: NoteIndex, asked: Asked, scale: Scale, report: Report) -> None:
    for reading, query in zip(asked.readings, asked.queries, strict=True):
        exact = cosine_similarity(query, world.naive.notes)[0]
        found = index.similar(reading, TOP)
        best = np.sort(exact)[::-1][:TOP]
        np.testing.assert_allclose([near for _, near in found], best, atol=3e-6)
        np.testing.assert_allclose([exact[note] for note, _ in found], best, atol=3e-6)
    peers = cycle(asked.queries)
    ours, peer = _beside(
        index, asked, lambda _: nearest(cosine_similarity(next(peers), world.naive.notes)[0], TOP), ROUNDS
    )
    _judge(report, scale, "cosine_similarity", ours, peer, LEAST)


def test_sooner_than_bm25s(world: World, index: NoteIndex, asked: Asked, scale: Scale, report: Report) -> None:
    _judge(report, scale, "bm25s", *_beside(index, asked, bm25s(world.cuts, TOP), ROUNDS), LEAST_BM25S)


def test_sooner_than_tantivy(
    world: World, index: NoteIndex, asked: Asked, scale: Scale, report: Report, tmp_path: Path
) -> None:
    finds = tantivy(world.cuts, tmp_path / "tantivy", TOP)
    _judge(report, scale, "tantivy", *_beside(index, asked, finds, ROUNDS), LEAST_TANTIVY)


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


def _beside(index: NoteIndex, asked: Asked, peer: Finds, rounds: int) -> tuple[float, float]:
    """The medians of ours and of the peer, from the words of a draft to its 20 notes; nothing is known beforehand."""
    ours, theirs = [], []
    for reading, words in islice(cycle(zip(asked.readings, asked.words, strict=True)), rounds):
        # Nothing of the last answer can be used: it was asked with no words at all.
        index.similar([])
        ours.append(milliseconds(lambda reading=reading: index.similar(reading, TOP)))  # type: ignore[misc]
        theirs.append(milliseconds(lambda words=words: peer(words)))  # type: ignore[misc]
    return median(ours), median(theirs)


def _judge(report: Report, scale: Scale, name: str, ours: float, peer: float, least: float) -> None:
    ratio = peer / ours
    met = ratio >= least if scale.full else None
    report.add(CHAPTER, Line("of a draft never seen", ms(ours), f"{ms(peer)} {name}", times(ratio), f"≥ {least}×", met))
    assert ratio >= (least if scale.full else LEAST_SMALL)
