"""Learning in a worker process: read the store, cut what is not cut yet, learn, publish arrays by rename."""

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

CUT_SHARE = 40
"""Cutting the words of new notes counts as so many of the 100 steps of a fit."""


def fit_in_child(outbox: Outbox, folder: str, version: int, cluster: str | None = None) -> str:
    """Learn the library of the workspace in ``folder`` and make the result current. Returns its name.

    With the address of a ``cluster`` the heavy work is spread over it; see `planner.cluster`.
    """
    from nlp.learned import learn
    from nlp.words import Cutter
    from planner.cluster import working_on
    from planner.cutting import Cut, Words
    from planner.cutting_apart import fill_apart
    from planner.following import numbers_of_notes
    from planner.learning_from import keyword_facts, questions
    from planner.notes import Notes
    from planner.revision import revision
    from planner.vocabulary import lexicon_of

    workspace = Workspace(Path(folder))
    with Store.open(workspace) as store:
        cutter = Cutter(lexicon_of(store))
        words, cut = Words(store), Cut(cutter)
        for fill in (partial(fill_apart, store, words), words.fill):
            fill(cut, progress=lambda done, total, text: _tell(outbox, CUT_SHARE * done // (total or 1), text))
        facts = {"version": version, "generation": store.generation}
        # One state of the file: an import may be taken back meanwhile.
        with engine.reading(store.db):
            facts["revision"] = revision(store)
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
                lambda done, text: _tell(outbox, CUT_SHARE + (100 - CUT_SHARE) * done // 100, text),
            )
    facts["at"] = datetime.now(UTC).isoformat(timespec="seconds")
    name = f"{time.time_ns():x}"
    artifacts.publish(workspace.cache / "learned", name, {**learned.to_arrays(), **numbers_of_notes(numbers)}, facts)
    return name


def _tell(outbox: Outbox, done: int, text: str) -> None:
    outbox.progress(done, 100, text)
