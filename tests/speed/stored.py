"""The generated notes in a workspace, as an import leaves them; on demand with everything learned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

import numpy as np

from nlp.arrays import nested, ranges, starts_of
from nlp.cuts import FIELDS, Cuts
from nlp.note import Note
from planner import artifacts
from planner.cutting import Words, fingerprint
from planner.drafts import Drafts
from planner.following import numbers_of_notes
from planner.importing.run import run
from planner.library import VERSION
from planner.paths import Workspace
from planner.revision import revision
from planner.search_index import SearchIndex
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.speed.files import write_csv
from tests.speed.measuring import elapsed
from tests.speed.world import World

PART = 100_000
"""Rows of a file: an import takes twice as many at most."""


class Stored:
    """``workspace`` holds the notes; ``csv`` is the (first) file they came from, ``seconds`` what the import took."""

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        parts = [
            write_csv(folder / f"笔记{first}.csv", world.notes[first : first + PART], first)
            for first in range(0, len(world.notes), PART)
        ]
        self.csv = parts[0]
        self.workspace = Workspace(folder / "草田").ensure()
        with Store.open(self.workspace) as store:
            self.seconds = sum(elapsed(partial(run, part, store)) for part in parts) / 1000

    @cached_property
    def searchable(self) -> Workspace:
        """The same workspace when the words of all notes are stored, and the search index is made of them."""
        with Store.open(self.workspace) as store:
            Words(store).fill(_Known(self._world))  # type: ignore[arg-type]
            SearchIndex(store).catch_up()
        return self.workspace

    @cached_property
    def learned(self) -> Workspace:
        """The same workspace when everything is learned, with a long draft that lies open."""
        draft = self._world.draft
        with Store.open(self.searchable) as store:
            Drafts(store).add(DraftContent(draft.title, draft.body, draft.topics))
            facts = {"version": VERSION, "revision": revision(store), "generation": store.generation, "uncut": 0}
            numbers = numbers_of_notes(Words(store).numbered()[0])
        arrays = {**self._world.learned.to_arrays(), **nested("words", self._world.cutter.to_arrays()), **numbers}
        artifacts.publish(self.workspace.cache / "learned", "one", arrays, facts)
        return self.workspace


class _Known:
    """Stands in for planner.cutting.Cut: these notes were made of words, nothing need be cut."""

    def __init__(self, world: World) -> None:
        self._cuts = world.cuts
        self.fingerprint = fingerprint(world.lexicon)

    def __call__(self, notes: Sequence[Note]) -> Cuts:
        return some(self._cuts, [int(note.id) - 1 for note in notes])


def some(cuts: Cuts, notes: Sequence[int]) -> Cuts:
    """The words of some notes, with a vocabulary of their own."""
    fields = (FIELDS * np.array(notes)[:, None] + np.arange(FIELDS)).ravel()
    places = ranges(cuts.starts, fields)
    words, ids = np.unique(cuts.ids[places], return_inverse=True)
    sizes = cuts.starts[fields + 1] - cuts.starts[fields]
    vocabulary = [cuts.vocabulary[word] for word in words]
    return Cuts(vocabulary, ids.astype(np.int32), starts_of(sizes), cuts.follows[places])
