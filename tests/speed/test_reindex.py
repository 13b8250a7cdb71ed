"""The index made anew, from stored words and from text alone, beside scikit-learn with jieba as its tokenizer."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import jieba
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.index import NoteIndex
from nlp.note import Note
from nlp.words import Cutter
from planner.cutting import Cut, Words
from planner.cutting_apart import fill_apart
from planner.own_words import OwnWords
from planner.paths import Workspace
from planner.storage.store import Store
from planner.vocabulary import lexicon_of
from tests.speed.measuring import elapsed, in_turns, median, worked
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.stored import Stored
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Indexing anew"
LEAST, LEAST_SMALL = 50, 2
COLD, COLD_SMALL = 3, 0.1
OTHER_WORD = ("某个没人写的词", "品类")
"""Of the user's own: with one word more in the lexicon every note is to be cut again."""


def test_from_stored_words_and_from_text(
    world: World, stored: Stored, scale: Scale, report: Report, tmp_path: Path
) -> None:
    # What is cut anew here would be stale elsewhere.
    workspace = Workspace(tmp_path / "草田")
    shutil.copytree(stored.searchable.folder, workspace.folder)
    texts = _texts(world.notes)
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()

    def naive() -> None:
        TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None, lowercase=False, sublinear_tf=True).fit_transform(
            texts
        )

    waited: list[float] = []
    ((peer,),) = in_turns(1, lambda: waited.append(elapsed(naive)))
    built, opened = map(
        median, in_turns(scale.rounds, lambda: NoteIndex.build(world.cuts), lambda: _from_store(workspace))
    )
    before = _children()
    spent: list[float] = []
    cold = elapsed(lambda: spent.append(worked(lambda: _from_text(workspace))))
    own = spent[0] / 1000 + _children() - before
    beside = f"{ms(peer)} TfidfVectorizer(tokenizer=jieba.lcut)"
    ratio, share = peer / built, waited[0] / cold
    met = ratio >= LEAST if scale.full else None
    report.add(CHAPTER, Line("from stored words", ms(built), beside, times(ratio), f"≥ {LEAST}×", met))
    report.add(CHAPTER, Line("the same, with reading them from the store", ms(opened), beside, times(peer / opened)))
    beside = f"{waited[0] / 1000:.0f} s TfidfVectorizer(tokenizer=jieba.lcut)"
    met = share >= COLD if scale.full else None
    what = "from text alone, words stored (time that passed)"
    here = f"{cold / 1000:.1f} s ({own:.1f} s of work)"
    report.add(CHAPTER, Line(what, here, f"{beside} ({peer / 1000:.1f} s)", times(share), f"≥ {COLD}×", met))
    assert ratio >= (LEAST if scale.full else LEAST_SMALL)
    assert share >= COLD_SMALL


def _texts(notes: Sequence[Note]) -> list[str]:
    return ["\n".join((note.title, note.body, *note.topics)) for note in notes]


def _from_store(workspace: Workspace) -> NoteIndex:
    with Store.open(workspace) as store:
        return NoteIndex.build(Words(store).cuts()[1])


def _from_text(workspace: Workspace) -> NoteIndex:
    """As the worker process does it when the lexicon has changed: cut in two processes, store the words, read them, count."""
    with Store.open(workspace) as store:
        OwnWords(store).add(*OTHER_WORD)
        cut, words = Cut(Cutter(lexicon_of(store))), Words(store)
        assert words.missing(cut.fingerprint)
        fill_apart(store, words, cut)
        words.fill(cut)
        assert not words.missing(cut.fingerprint)
        return NoteIndex.build(words.cuts()[1])


def _children() -> float:
    """The seconds of work of processes that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system
