"""The power goes: with the pragmas that ship nothing acknowledged is lost and nothing is corrupt; without them this is seen."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.batches import Batches
from planner.drafts import Drafts
from planner.paths import Workspace
from planner.settings import LAST_FOLDER, Settings
from planner.storage import engine
from planner.storage.records import DraftContent
from planner.storage.store import Store
from tests.faults.disk import Event, Platter, Recorder, lay_out
from tests.faults.library import installed
from tests.faults.oracle import body, notes, wrongs


def work(workspace: Workspace, recorder: Recorder, dice: random.Random) -> None:
    """An afternoon: writing, imports, an undo, tidying up, and a second start."""
    number = 0
    for start in range(2):
        with Store.open(workspace) as store:
            drafts, batches = Drafts(store), Batches(store)
            draft, _ = drafts.new()
            for step in range(3):
                for _ in range(dice.randint(6, 12)):
                    number += 1
                    drafts.save(draft.id, DraftContent("标题", body(number)))
                    recorder.ack("saved", draft.id, number)
                name = f"b{start}{step}"
                batch = batches.begin(f"{name}.csv", "test", "note", name, {})
                recorder.ack("begun", name, 250)
                batches.write_notes(batch, notes(name, 250))
                batches.finish(batch)
                recorder.ack("done", name)
                Settings(store).set(LAST_FOLDER, name)
                if step == 1:
                    recorder.ack("undoing", name)
                    batches.undo(batch)
                    recorder.ack("undone", name)
                    store.idle()


def recording(folder: Path, dice: random.Random) -> list[Event]:
    """Everything that was written and synced during such an afternoon."""
    recorder = Recorder()
    try:
        with installed(recorder.name):
            work(Workspace(folder), recorder, dice)
    finally:
        recorder.unregister()
    return recorder.events


def after_cuts(folder: Path, dice: random.Random, count: int, begin: float = 0.0) -> Iterator[list[str]]:
    """What is wrong after each of so many cuts; ``begin``: the share of the recording that is spared."""
    original = folder / "original"
    events = recording(original, dice)
    platter, diary, at = Platter(), [], 0
    for place in sorted(dice.randrange(int(len(events) * begin) + 1, len(events)) for _ in range(count)):
        for event in events[at:place]:
            platter.play(event)
            if event.what == "ack":
                diary.append(event.data)
        at = place
        here = folder / "after"
        shutil.rmtree(here, ignore_errors=True)
        workspace = Workspace(here).ensure()
        lay_out(platter.cut(dice), original, here)
        yield wrongs(workspace, diary)


def test_nothing_is_lost_when_the_power_goes(
    scratch: Path, dice: random.Random, amount: Callable[[int, int], int], figures: Callable[[str], None]
) -> None:
    count = amount(300, 2000)
    found = [wrong for one in after_cuts(scratch, dice, count) for wrong in one]
    corrupt = sum(wrong.startswith("corrupt") for wrong in found)
    lost = sum(wrong.startswith("lost") for wrong in found)
    partial = sum(wrong.startswith("partial") for wrong in found)
    figures(f"{count:,} power cuts: {corrupt} corrupt, {lost} acknowledged saves lost, {partial} partial batches")
    assert found == []


def test_a_disk_that_is_not_waited_for_is_found_out(
    scratch: Path,
    dice: random.Random,
    amount: Callable[[int, int], int],
    figures: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The negative control: the same, but nothing is ever synced."""
    ship = engine.pragmas

    def careless(version: tuple[int, ...], readonly: bool, precious: bool) -> Iterator[str]:
        yield from (one.replace("synchronous = full", "synchronous = off") for one in ship(version, readonly, precious))

    count = amount(100, 500)
    monkeypatch.setattr(engine, "pragmas", careless)
    caught = sum(bool(wrong) for wrong in after_cuts(scratch, dice, count, begin=0.1))
    figures(f"{count:,} power cuts with synchronous=OFF: {caught / count:.0%} caught")
    assert caught >= 0.9 * count
