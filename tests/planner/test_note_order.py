"""Notes picked out of an order that is known are in the order SQLite gives them."""

from __future__ import annotations

import random
from typing import get_args

import pytest

from planner import notes as notes_module
from planner.batches import Batches
from planner.notes import Notes
from planner.storage import engine, note_order
from planner.storage.note_filter import ordered, wish
from planner.storage.records import NoteFilter, NoteSort
from planner.storage.store import Store
from tests.planner.worlds import bring, row

FILTERS = (
    NoteFilter(),
    NoteFilter(types=("image",)),
    NoteFilter(least_engagement=20),
    NoteFilter(from_day="2025-02-01", to_day="2025-06-30"),
    NoteFilter(own=False),
    NoteFilter(weighted=True),
    NoteFilter(weighted=False, types=("image", "video")),
    NoteFilter(author="a1"),
    NoteFilter(queries=("面霜",)),
    NoteFilter(search="面霜"),
    NoteFilter(deleted=True),
)


@pytest.fixture
def notes(store: Store) -> Notes:
    dice = random.Random(7)
    batches, found = Batches(store), Notes(store)
    for part in range(3):
        bring(
            batches,
            [
                row(
                    f"n{part}-{at}",
                    dice.choice((None, 0, 3, 3, 40, 10**9)),
                    title=dice.choice(("面霜", "防晒\x1e", "精华", "😀", "")),
                    author=dice.choice(("a1", "a2", None)),
                    type=dice.choice(("image", "video", None, "x\x1ey"))
                    if part == 2
                    else dice.choice(("image", "video", None)),
                    collects=dice.choice((None, 0, 7)),
                    comments=dice.choice((None, 1)),
                    query=dice.choice(("面霜", "防晒", None)),
                    source=dice.choice(("灰豚", "千瓜", None)),
                    published_at=dice.choice((None, f"2025-{dice.randint(1, 9):02}-11")),
                )
                for at in range(40)
            ],
            f"{part}.csv",
        )
        ids = found.find()
        found.set_weight(dice.sample(ids, 9), dice.randint(0, 5))
        found.delete(dice.sample(ids, 5))
    return found


@pytest.mark.parametrize("few", [0, 5, 1000])
@pytest.mark.parametrize("seen", ["true", "(batch is null or batch not in (2))"])
def test_the_order_is_that_of_the_plain_way(
    store: Store, notes: Notes, monkeypatch: pytest.MonkeyPatch, few: int, seen: str
) -> None:
    monkeypatch.setattr(note_order, "FEW", few)
    words = "[1, 4, 9, 16, 25, 36, 49, 64, 81, 100]"
    with engine.reading(store.db) as db:
        for wanted in FILTERS:
            one = wish(wanted, seen, None, words if wanted.search else None)
            for column in get_args(NoteSort):
                for descending in (True, False):
                    sort = (column, descending)
                    plain = [
                        no for statement in ordered(one, sort) for (no,) in engine.rows(db, statement, one.parameters)
                    ]
                    assert note_order.fitting(db, one, seen, sort).tolist() == plain, (wanted, sort)


def test_ids_of_notes_that_come_later_are_known(store: Store, notes: Notes) -> None:
    before = notes.find()
    bring(Batches(store), [row("later", 1, title="后来的", published_at="2026-01-01")], "later.csv")
    assert notes.find()[1:] == before
    assert notes.lines(notes.find()[:1])[0].title == "后来的"


def test_the_first_of_what_many_hold_are_those_of_all(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes_module, "FIRST", 5)
    for search, whole in (("霜", False), ("没有写过的词", True), ("", True)):
        for sort in get_args(NoteSort):
            wanted = NoteFilter(search=search, types=("image", "video"))
            every = notes.find(wanted, (sort, True))
            assert notes.find_first(wanted, (sort, True)) == ((every, True) if whole else (every[:5], False))
