"""Learning in a worker process: cut what is not cut yet, let the search find it, learn, publish arrays by rename."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from planner import artifacts
from planner.paths import Workspace
from planner.storage import engine
from planner.storage.store import Store
from planner.worker import Outbox

CUT_SHARE, FOUND_SHARE = 20, 15
"""Cutting the words of new notes counts as so many of the 100 steps of a fit, making them known to the search as so many."""


def fit_in_child(outbox: Outbox, folder: str, version: int, cluster: str | None = None) -> str:
    """Learn the library of the workspace in ``folder`` and make the result current. Returns its name.

    With the address of a ``cluster`` the heavy work is spread over it; see `planner.cluster`.
    """
    from nlp.arrays import nested
    from nlp.learned import learn
    from nlp.words import Cutter
    from planner.cluster import working_on
    from planner.cutting import Cut, Words
    from planner.cutting_apart import fill_apart
    from planner.following import numbers_of_notes
    from planner.learning_from import keyword_facts, questions
    from planner.notes import Notes
    from planner.revision import revision
    from planner.search_index import SearchIndex
    from planner.vocabulary import lexicon_of

    workspace, before = Workspace(Path(folder)), CUT_SHARE + FOUND_SHARE
    with Store.open(workspace) as store:
        cutter = Cutter(lexicon_of(store))
        words, cut = Words(store), Cut(cutter)
        for fill in (partial(fill_apart, store, words), words.fill):
            fill(cut, progress=partial(_tell, outbox, 0, CUT_SHARE))
        # Before anything is learned: who has just imported notes looks for them first.
        SearchIndex(store).catch_up(progress=partial(_tell, outbox, CUT_SHARE, FOUND_SHARE))
        facts = {"version": version, "generation": store.generation}
        # One state of the file: an import may be taken back meanwhile.
        with engine.reading(store.db):
            facts["revision"] = revision(store)
            # Notes that were imported since the words were cut are not learned, though the revision knows of them.
            facts["uncut"] = words.missing(cut.fingerprint)
            numbers, ids, cuts = words.numbered()
            notes = {note.id: note for note in Notes(store).for_fitting()}
            told, asked = keyword_facts(store), questions(store)
        with working_on(cluster):
            learned = learn(
                [notes[id] for id in ids],
                cuts,
                cutter,
                told,
                asked,
                lambda done, text: _tell(outbox, before, 100 - before, done, 100, text),
            )
    facts["at"] = datetime.now(UTC).isoformat(timespec="seconds")
    name = f"{time.time_ns():x}"
    arrays = {**learned.to_arrays(), **nested("words", cutter.to_arrays()), **numbers_of_notes(numbers)}
    artifacts.publish(workspace.cache / "learned", name, arrays, facts)
    return name


def _tell(outbox: Outbox, before: int, share: int, done: int, total: int | None, text: str) -> None:
    """``done`` of ``total`` of one part of the fit, which begins ``before`` so many of 100 steps and takes a ``share`` of them."""
    outbox.progress(before + share * done // (total or 1), 100, text)
