"""Phrase discovery beside scikit-learn's CountVectorizer, which only counts: the same counts, sooner."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from nlp.cuts import FIELDS
from nlp.phrases import discover
from tests.speed.measuring import median, memory_of, worked
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Phrases"
SIZES = (2, 4)
"""Of the peer's sequences; ours grow to five words."""
LEAST, LEAST_SMALL = 8, 2
MEMORY = 1024
"""Megabytes."""
ROUNDS, ROUNDS_SMALL = 1, 3


def test_phrases_are_found_sooner_than_they_are_counted(world: World, scale: Scale, report: Report) -> None:
    words = np.array(world.cuts.vocabulary, dtype=object)
    starts = world.cuts.starts[::FIELDS].tolist()
    notes = [words[world.cuts.ids[low:high]].tolist() for low, high in pairwise(starts)]

    def count() -> Any:
        counter = CountVectorizer(lowercase=False, tokenizer=list, token_pattern=None, ngram_range=SIZES)
        return counter.fit_transform(notes)

    discover(world.cuts)  # Loads joblib.
    ours, peer = [], []
    for _ in range(ROUNDS if scale.full else ROUNDS_SMALL):
        peer.append(worked(count))
        ours.append(worked(lambda: discover(world.cuts)))
    ratio = median(peer) / median(ours)
    what = "counting, attraction, neighbours, C-value"
    beside = f"{ms(median(peer))} CountVectorizer(ngram_range={SIZES}), counting alone"
    met = ratio >= LEAST if scale.full else None
    report.add(CHAPTER, Line(what, ms(median(ours)), beside, times(ratio), f"≥ {LEAST}×", met))
    assert ratio >= (LEAST if scale.full else LEAST_SMALL)


def test_phrases_need_little_memory(world: World, scale: Scale, report: Report) -> None:
    discover(world.cuts)  # Loads joblib, and takes from the system what Python keeps.
    more = memory_of(lambda: discover(world.cuts))
    line = Line("memory beside the words of the notes", f"{more:.0f} MB", wanted=f"≤ {MEMORY} MB", met=more <= MEMORY)
    report.add(CHAPTER, line)
    assert more <= MEMORY
