"""The main rows at one size of library, in a process of its own: `python -m tests.speed.growing NOTES FOLDER`.

Each figure is printed as a line of JSON as soon as it is known, so that a size that takes too long loses only what is left.
Forecast and signals learn from a few notes: what they cost in a review hardly depends on how many taught them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from nlp.arrays import nested, part
from nlp.index import NoteIndex
from nlp.phrases import discover
from nlp.reading import Memory, read
from planner import artifacts
from planner.notes import Notes
from planner.review import review
from planner.storage.records import NoteFilter
from planner.storage.store import Store
from tests.speed.disk import disk
from tests.speed.drafts import keystrokes
from tests.speed.launched import watched
from tests.speed.measuring import at, in_turns, median, milliseconds, worked
from tests.speed.scale import Scale
from tests.speed.stored import Stored
from tests.speed.world import World

TAUGHT = 5_000
KEYSTROKES = 100
ROUNDS = 5
KEYS = 20
MS, S, MB = "ms", "s", "MB"
Figure = tuple[str, float, str]
"""What, how much, and the unit."""


def figures(notes: int, folder: Path) -> Iterator[Figure]:
    """All rows, those first that need no store."""
    world = World(Scale(False, notes, min(notes, TAUGHT), 0, KEYSTROKES, ROUNDS), folder)
    yield from _of_the_index(world, folder)
    yield "phrase mining", worked(lambda: discover(world.cuts)) / 1000, S
    yield from _of_a_keystroke(world)
    stored = Stored(world, folder)
    yield "import of CSV, time that passed", stored.seconds, S
    yield from _of_the_table(stored)
    yield from _of_the_window(stored)


def _of_the_index(world: World, folder: Path) -> Iterator[Figure]:
    index, reading, taken = NoteIndex.build(world.cuts), read(world.draft, world.cutter, Memory()), list[float]()
    yield "index from stored words", milliseconds(lambda: NoteIndex.build(world.cuts)) / 1000, S
    for _ in range(ROUNDS):
        index.similar([])
        taken.append(milliseconds(lambda: index.similar(reading)))
    yield "top 20 from scratch", median(taken), MS
    artifacts.publish(folder / "index", "one", nested("index", index.to_arrays()), {})

    def opened() -> None:
        found = artifacts.current(folder / "index")
        assert found
        NoteIndex.from_arrays(part("index", found[0]))

    yield "open a saved index", median(in_turns(ROUNDS, opened)[0]), MS


def _of_a_keystroke(world: World) -> Iterator[Figure]:
    desk, memory = world.desk, Memory()
    review(world.draft, desk, memory)
    taken = [milliseconds(partial(review, draft, desk, memory)) for draft in keystrokes(world.draft, KEYSTROKES)]
    yield "one keystroke, p95", at(taken, 95), MS
    yield "one keystroke, p50", median(taken), MS
    yield "a paste", median([milliseconds(lambda: review(world.draft, desk, Memory())) for _ in range(ROUNDS)]), MS


def _of_the_table(stored: Stored) -> Iterator[Figure]:
    with Store.open(stored.searchable) as store:
        notes = Notes(store)
        word = notes.lines(notes.find()[:1])[0].query or ""
        for what, wanted in (("search box", NoteFilter(search=word)), ("filter", NoteFilter(least_engagement=500))):
            notes.find(wanted)
            yield what, median(in_turns(ROUNDS, partial(notes.find, wanted))[0]), MS
        yield "sort by title", median(in_turns(ROUNDS, partial(notes.find, sort=("title", False)))[0]), MS


def _of_the_window(stored: Stored) -> Iterator[Figure]:
    for what, size in disk(stored.learned).items():
        yield f"disk: {what}", size, MB
    told = watched(stored.learned.folder, f"type:{KEYS}")
    yield "memory of an open desk, peak", told["memory"].get("peak", 0.0), MB
    yield "work until the first review", told["start"]["reviewed"], S


def main() -> None:
    for what, value, unit in figures(int(sys.argv[1]), Path(sys.argv[2])):
        print(json.dumps([what, value, unit]), flush=True)


if __name__ == "__main__":
    main()
