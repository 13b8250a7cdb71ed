"""Threads that write to one file take turns in the order they came."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from planner.drafts import Drafts
from planner.paths import Workspace
from planner.storage import engine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from planner.storage.turns import Turns, turns_of

PATIENCE = 10.0


def waits(there: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not there() and time.monotonic() < until:
        time.sleep(0.001)
    assert there()


def test_first_come_first_served() -> None:
    turns, order = Turns(), list[int]()

    def take(number: int) -> None:
        with turns.taken(PATIENCE):
            order.append(number)

    threads = [Thread(target=take, args=(number,)) for number in range(5)]
    with turns.taken(PATIENCE):
        for number, thread in enumerate(threads, 1):
            thread.start()
            waits(lambda number=number: len(turns._waiting) == number)  # type: ignore[misc]
        assert turns._taken
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert not turns._taken


def test_who_waited_too_long_goes_ahead_and_takes_nobody_elses_turn() -> None:
    turns = Turns()
    with turns.taken(PATIENCE):
        with turns.taken(0.01):
            assert turns._taken
        assert turns._taken
    assert not turns._taken


def test_a_file_has_its_own_turns() -> None:
    assert turns_of("一") is turns_of("一")
    assert turns_of("一") is not turns_of("二")


def test_a_save_comes_after_one_chunk_of_an_import(tmp_path: Path) -> None:
    """SQLite alone would let the thread that never pauses write again and again."""
    workspace = Workspace(tmp_path).ensure()
    began, over = Event(), Event()
    chunks: list[float] = []

    def import_on() -> None:
        with Store.open(workspace) as store:
            while not over.is_set():
                with engine.writing(store.db):
                    began.set()
                    time.sleep(0.05)
                chunks.append(time.monotonic())

    with Store.open(workspace) as store:
        drafts = Drafts(store)
        turns = turns_of(str(workspace.store))
        importing = Thread(target=import_on)
        importing.start()
        assert began.wait(PATIENCE)
        waited = []
        for title in ("面霜", "精华", "防晒"):
            waits(lambda: turns._taken)
            asked = time.monotonic()
            drafts.add(DraftContent(title))
            written = time.monotonic()
            waited.append(sum(asked < end <= written for end in chunks))
        over.set()
        importing.join()
    assert max(waited) <= 1


def test_who_writes_already_is_told_so_at_once(tmp_path: Path) -> None:
    with Store.open(Workspace(tmp_path).ensure()) as store, engine.writing(store.db):
        began = time.monotonic()
        with pytest.raises(Exception, match="within a transaction"), engine.writing(store.db):
            pass
        assert time.monotonic() - began < PATIENCE / 2
