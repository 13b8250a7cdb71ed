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


def test_phrases_are_found_beside_polars(world: World, scale: Scale, report: Report) -> None:
    """Its counts alone: of sequences of two to four words, and of the notes that hold them."""
    library: Any = pytest.importorskip("polars", reason="needs the group of peers")
    cuts = world.cuts
    few = library.DataFrame({"word": cuts.ids[:1000], "note": cuts.owners()[:1000]})
    _counted(library, few)  # Starts its threads.
    discover(world.cuts)
    words = library.DataFrame({"word": cuts.ids, "note": cuts.owners()})
    peer = worked(lambda: _counted(library, words))
    ours = worked(lambda: discover(cuts))
    beside = f"{ms(peer)} polars, counting alone"
    report.add(CHAPTER, Line("counting, attraction, neighbours, C-value", ms(ours), beside, times(peer / ours)))
    assert ours <= (peer if scale.full else 50 * peer)


def _counted(polars: Any, words: Any) -> list[Any]:
    found = []
    for size in range(SIZES[0], SIZES[1] + 1):
        names = [f"word{place}" for place in range(size)]
        columns = [polars.col("word").shift(-place).alias(name) for place, name in enumerate(names)]
        inside = polars.col("note") == polars.col("note").shift(1 - size)
        counts = (polars.len().alias("times"), polars.col("note").n_unique().alias("notes"))
        found.append(
            words.select("note", *columns, inside.alias("inside")).filter("inside").group_by(names).agg(*counts)
        )
    return found


def test_phrases_need_little_memory(world: World, scale: Scale, report: Report) -> None:
    discover(world.cuts)  # Loads joblib, and takes from the system what Python keeps.
    more = memory_of(lambda: discover(world.cuts))
    line = Line("memory beside the words of the notes", f"{more:.0f} MB", wanted=f"≤ {MEMORY} MB", met=more <= MEMORY)
    report.add(CHAPTER, line)
    assert more <= MEMORY
