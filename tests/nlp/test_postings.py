"""The nearest notes found by looking at few are those found by adding up all."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from nlp.arrays import starts_of
from nlp.cuts import Cuts
from nlp.index import NoteIndex
from nlp.lexicon import bundled
from nlp.nearest import nearest, nearest_of, reached_by
from nlp.note import Note
from nlp.postings import Postings
from nlp.words import Cutter

NOTES, WORDS, TOP = 5_000, 3_000, 20


def made_up(seed: int) -> Postings:
    """Words as frequent as in a language; every note of unit length."""
    rng = np.random.default_rng(seed)
    held = np.maximum(2, NOTES * 0.6 / (1 + np.arange(WORDS))).astype(int)
    rows = [np.sort(rng.choice(NOTES, size, replace=False)).astype(np.int32) for size in held]
    idf = np.repeat(np.log(NOTES / held) + 1, held)
    joined = np.concatenate(rows)
    weights = idf * rng.choice([1.0, 1.0, 1.7, 2.1], len(joined))
    weights /= np.sqrt(np.bincount(joined, weights**2, NOTES))[joined]
    return Postings(starts_of(held), joined, weights.astype(np.float32), NOTES)


@pytest.mark.parametrize("seed", range(6))
def test_the_foremost_are_those_with_the_largest_sums(seed: int) -> None:
    postings, rng = made_up(seed), np.random.default_rng(seed)
    found = 0
    for _ in range(20):
        # A draft has common words, and some of one note's own.
        words = np.unique(np.concatenate((rng.integers(0, 200, 30), rng.integers(200, WORDS, 40))))
        factors = (rng.random(len(words)) * (1 + np.log1p(words)) * 1e6).astype(np.float32)
        total = np.zeros(NOTES, np.int32)
        postings.add(total, words, factors)
        few = postings.foremost(words, factors, TOP)
        if few is not None:
            found += 1
            notes, sums = few
            assert len(notes) < NOTES / 10
            np.testing.assert_array_equal(sums, total[notes])
            wanted = nearest_of(total.astype(np.float32), TOP)
            np.testing.assert_array_equal(notes[nearest_of(sums.astype(np.float32), TOP)], wanted)
    assert found


def test_words_that_tell_nothing_apart_are_added_up() -> None:
    postings = made_up(0)
    assert postings.foremost(np.arange(3), np.full(3, 1e6, np.float32), TOP) is None
    assert postings.foremost(np.empty(0, np.int64), np.empty(0, np.float32), TOP) is None


def test_a_draft_never_seen_has_the_neighbours_it_has_when_all_is_added_up(shared: Path) -> None:
    with gzip.open(shared / "data" / "notes.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::3]
    notes = [Note(row["id"], row["title"] or "", row["body"] or "", tuple(row["topics"] or ())) for row in rows]
    cuts = Cuts.of(Cutter(bundled()), notes)
    asked, whole = NoteIndex.build(cuts), NoteIndex.build(cuts)
    for number in range(0, len(notes), 40):
        words = [cuts.vocabulary[i] for part in cuts.note(number) for i in part]
        expected = nearest(whole.similarities(words), TOP)
        # First alone, then as at a second keystroke.
        assert asked.similar(words, TOP) == expected
        assert asked.similar(words, TOP) == expected


@pytest.mark.parametrize("size", [0, 1, 5, 127, 128, 3000, 5000])
def test_a_line_is_reached_by_many_enough(size: int) -> None:
    values = np.random.default_rng(size).integers(0, 1000, size).astype(np.int32)
    line = reached_by(values, TOP)
    assert np.count_nonzero(values >= line) >= min(TOP, size)
