"""Cutting notes into words beside jieba: the same words, sooner; and how much work it is until either can begin."""

from __future__ import annotations

import logging
from statistics import median

import jieba
import pytest
from jieba import finalseg

from nlp.bulk.scribe import BulkScribe
from nlp.lexicon import Lexicon
from nlp.segment import Model, Segmenter
from nlp.text import fold_plain
from nlp.wordbook import Wordbook
from nlp.words import CLAUSE, Cutter
from tests.speed.launched import work
from tests.speed.measuring import in_turns
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Cutting"
NOTES, NOTES_SMALL = 500, 60
ROUNDS, ROUNDS_SMALL = 7, 3
LEAST, LEAST_SMALL = 1.8, 0.8
READY, READY_SMALL = 1.1, 4.0
"""Of the work that jieba takes until it is ready."""
OURS = "from nlp.words import Cutter; from nlp.lexicon import Lexicon; Cutter(Lexicon({})).keys('面霜')"
WITH_LEXICON = "from nlp.words import Cutter; from nlp.lexicon import bundled; Cutter(bundled()).keys('面霜')"
JIEBA = "import logging, jieba; jieba.setLogLevel(logging.ERROR); jieba.initialize()"


def test_cutting_in_bulk(world: World, scale: Scale, report: Report) -> None:
    """Other notes in every round, so that no clause is remembered; nor has the field's lexicon a say."""
    size, rounds = (NOTES, ROUNDS) if scale.full else (NOTES_SMALL, ROUNDS_SMALL)
    cutter = Cutter(Lexicon({}))
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    cutter.cut("先把词典读进来")
    segmenter, scribe = segmenter_of_jieba(), BulkScribe(cutter)
    ours, peer, plain, written = [], [], [], []
    for number in range(rounds):
        notes = world.notes[number * size : (number + 1) * size]
        texts = [fold_plain(note.body) for note in notes]
        words: list[list[str]] = []
        theirs: list[list[str]] = []
        (bare,), (here,), (there,) = in_turns(
            1,
            lambda texts=texts: [segmenter.cut(part) for text in texts for part in CLAUSE.findall(text)],  # type: ignore[misc]
            lambda texts=texts, words=words: words.extend([word.text for word in cutter.cut(text)] for text in texts),  # type: ignore[misc]
            lambda texts=texts, theirs=theirs: theirs.extend(jieba.lcut(text) for text in texts),  # type: ignore[misc]
        )
        assert words == theirs
        plain.append(bare)
        ours.append(here)
        peer.append(there)
        fresh = world.notes[-(number + 1) * size : -number * size or None]
        written += in_turns(1, lambda fresh=fresh: scribe.cuts(fresh))[0]  # type: ignore[misc]
    beside = f"{ms(median(peer))} jieba.lcut"
    for what, taken, least in (
        (f"{size:,} bodies, words alone", plain, LEAST),
        (f"{size:,} bodies, words with their places", ours, 0),
    ):
        ratio = median(peer) / median(taken)
        met = ratio >= least if scale.full and least else None
        wanted = f"≥ {least}×" if least else ""
        report.add(CHAPTER, Line(what, ms(median(taken)), beside, times(ratio), wanted, met))
    ratio, what = median(peer) / median(written), f"{size:,} whole notes as word ids, side by side"
    report.add(CHAPTER, Line(what, ms(median(written)), f"{beside} of the bodies", times(ratio)))
    assert median(peer) >= (LEAST if scale.full else LEAST_SMALL) * median(plain)


def test_being_ready(scale: Scale, report: Report) -> None:
    ours, peer, lexicon = [], [], []
    for _ in range(5 if scale.full else 1):
        peer.append(work(JIEBA))
        ours.append(work(OURS))
        lexicon.append(work(WITH_LEXICON))
    share = median(ours) / median(peer)
    line = f"{ms(median(peer))} jieba.initialize()"
    met = share <= READY if scale.full else None
    report.add(
        CHAPTER, Line("until the first word is cut", ms(median(ours)), line, times(1 / share), f"≤ {READY} of it", met)
    )
    report.add(CHAPTER, Line("with the field's lexicon", ms(median(lexicon))))
    assert share <= READY_SMALL


def segmenter_of_jieba() -> Segmenter:
    """Ours over the dictionary and the model of jieba itself."""
    return Segmenter(
        Wordbook(jieba.dt.total, jieba.dt.FREQ), Model(finalseg.start_P, finalseg.trans_P, finalseg.emit_P)
    )
