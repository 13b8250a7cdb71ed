"""One note more, one that reads differently, one less: what it takes until the next review knows, beside counting the index anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nlp.index import NoteIndex
from nlp.learned import Learned
from nlp.note import Note
from nlp.reading import Memory, Reading, read
from planner.batches import Batches
from planner.importing.rows import NoteRow
from planner.library import Library
from planner.notes import Notes
from planner.paths import Workspace
from planner.storage.store import Store
from tests.speed.drafts import keystrokes
from tests.speed.measuring import in_turns, median, milliseconds
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale
from tests.speed.stored import Stored
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "Notes that come and go"
MOST, MOST_SMALL = 2.0, 40.0
"""Milliseconds until the next review knows."""
FOLLOWED, FOLLOWED_SMALL = 1_900, 200
"""Notes that came before, since the library was learned."""
ROUNDS, REFITS = 15, 3
MET = 60
"""Notes until nearly all characters have been met: what begins with one is read from the dictionary then."""


class Followed:
    """A library of its own that follows its notes; ``took`` is what each look costs."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        self.store, self.library = store, Library(workspace)
        self.library.open_saved()
        self._batches, self._next = Batches(store), 0

    def bring(self, notes: list[Note]) -> list[str]:
        """Import notes; their ids in the store."""
        known = set(Notes(self.store).find())
        batch = self._batches.begin("新.csv", "test", "note", str(self._next), {})
        self._next += 1
        self._batches.write_notes(
            batch, [NoteRow(note, crawled_at=f"2099-01-01T00:{self._next:02d}:00") for note in notes]
        )
        self._batches.finish(batch)
        return [id for id in Notes(self.store).find() if id not in known]

    def look(self) -> float:
        """The milliseconds until the library knows what has happened."""
        told: list[bool] = []
        took = milliseconds(lambda: told.append(self.library.catch_up(self.store)))
        assert told == [True]
        return took


@pytest.fixture
def followed(stored: Stored, tmp_path: Path) -> Iterator[Followed]:
    shutil.copytree(stored.learned.folder, tmp_path / "草田")
    workspace = Workspace(tmp_path / "草田")
    with Store.open(workspace) as store:
        yield Followed(workspace, store)


def test_one_note(world: World, followed: Followed, scale: Scale, report: Report) -> None:
    most = MOST if scale.full else MOST_SMALL
    refit = median(in_turns(REFITS, lambda: NoteIndex.build(world.cuts))[0])
    fresh = [_other(note, at) for at, note in enumerate(world.notes[:ROUNDS])]
    first = []
    for at in range(ROUNDS, ROUNDS + MET):
        followed.bring([_other(world.notes[at], at)])
        first.append(followed.look())
    what = f"each of the first {ROUNDS} notes after a start, whose characters are met for the first time"
    report.add(CHAPTER, Line(what, ms(median(first[:ROUNDS]))))
    ids = Notes(followed.store).find()[:ROUNDS]
    edits: dict[str, Callable[[int], object]] = {
        "one note more, cut and weighed": lambda at: followed.bring([fresh[at]]),
        "one that reads differently": lambda at: followed.bring([_other(fresh[-1 - at], at, fresh[at].id)]),
        "one less": lambda at: Notes(followed.store).delete([ids[at]]),
    }
    for what, edit in edits.items():
        took = []
        for at in range(ROUNDS):
            edit(at)
            took.append(followed.look())
        here = median(took)
        beside = f"{ms(refit)} counting the index anew"
        wanted = f"≤ {MOST:.0f} ms"
        report.add(
            CHAPTER, Line(what, ms(here), beside, times(refit / here), wanted, here <= MOST if scale.full else None)
        )
        assert here <= most


def test_a_long_tail(world: World, followed: Followed, scale: Scale, report: Report) -> None:
    count = FOLLOWED if scale.full else FOLLOWED_SMALL
    before = followed.library.learned
    followed.bring([_other(note, at) for at, note in enumerate(world.notes[:count])])
    whole = followed.look()
    followed.bring([_other(world.notes[count], count)])
    one = followed.look()
    after = followed.library.learned
    assert before
    assert after
    assert len(after.tail.notes) == count + 1
    memory = Memory()
    typed = [read(draft, world.cutter, memory) for draft in keystrokes(world.draft, ROUNDS + 1)]
    with_tail, without = in_turns(ROUNDS, similar(after, iter(typed)), similar(before, iter(typed)))
    more = median(with_tail) - median(without)
    report.add(CHAPTER, Line(f"{count:,} notes more at once", ms(whole)))
    report.add(CHAPTER, Line(f"one note more, beside {count:,} that came before", ms(one)))
    report.add(CHAPTER, Line(f"what {count:,} such notes add to a keystroke", ms(max(more, 0.0))))


def similar(learned: Learned, typed: Iterator[Reading]) -> Callable[[], object]:
    """The similar notes of the next keystroke."""

    def ask() -> object:
        reading = next(typed)
        return learned.similar(learned.similarities(reading), reading)

    return ask


def _other(note: Note, at: int, id: str = "") -> Note:
    """The same text under another id."""
    return Note(id or f"{0xFFFFFFFF - at:024x}", f"{note.title}{at}", note.body, note.topics)
