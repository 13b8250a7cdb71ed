"""Every joinable row of generated exports is joined, none wrongly, the rest waits; what is brought twice changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from planner.batches import Batches
from planner.funnel.asking import Funnels
from planner.funnel.queue import Queue
from planner.importing.choice import Choice
from planner.importing.run import run
from planner.storage import engine
from planner.storage.store import Store
from tests.planner.funnel.generated import Truth, World
from tests.planner.importing.making import take

BESIDE = {
    "creator": [Choice("creator_figures")],
    "pgy-1": [Choice("pugongying_figures")],
    "pgy-2": [Choice("pugongying_figures")],
}
EXPORTS = ("creator", "pgy-1", "xhx-1", "chips", "agency", "pgy-2", "xhx-2")


def bring(store: Store, world: World, folder: Path, names: Sequence[str] = EXPORTS, *, again: bool = False) -> None:
    """Import exports without another process: as ``run`` does, the numbers beside notes as a batch of their own."""
    batches = Batches(store)
    for name in names:
        path = world.write(folder, name, again=again)
        for choice in (None, *BESIDE.get(name, ())):
            taken = take(path, choice)
            assert taken.noun is not None
            batch = batches.begin(path.name, taken.kind, taken.noun, name, {})
            getattr(batches, f"write_{taken.noun}")(batch, taken.rows)
            batches.finish(batch)


def library(store: Store, world: World) -> None:
    batches = Batches(store)
    batch = batches.begin("笔记库.csv", "test", "note", "l", {})
    batches.write_notes(batch, world.library)
    batches.finish(batch)


def homes(store: Store) -> dict[tuple[str, int], str | None]:
    """Where each row of each file stands now: the id (or, of a note without one, title and minute) of its note."""
    return {
        (file.removesuffix(".csv"), row): note
        for file, row, note in engine.rows(
            store.db,
            "select b.file_name, s.row, coalesce(n.platform_id, n.title || ' ' || substr(n.published_at, 1, 16))"
            " from figure_sighting s join batch b on b.no = s.batch join figure f on f.no = s.figure"
            " left join note n on n.id = f.note_id where b.deleted_at is null",
        )
    }


def told(one: Truth) -> str:
    return one.id if one.listed else f"{one.title} {one.minute}"


def state(store: Store) -> list[Any]:
    """All figures without keys, batches and moments of writing."""
    return engine.rows(
        store.db,
        "select key, source, subject, window, since, until, flow, attribution, order_no, metrics, note_id, how, confidence"
        " from figure order by key",
    )


def check(store: Store, world: World) -> tuple[int, int]:
    """Compare every row with the truth; returns how many are joined and how many wait."""
    found = homes(store)
    joined = waiting = 0
    for name, wanted in world.expected().items():
        # Of rows that stand twice the last was kept, so only places that are there are asked.
        for at, one in wanted.items():
            place = (name, at + 2)
            if place not in found:
                continue
            note = found[place]
            truth = world.pages[name][1][at][1]
            # 蒲公英 also brings the notes themselves: then one of our own is known under its id, too.
            assert note in (None, told(truth), truth.id), f"{place}: joined with another note"
            assert (note is None) == (one is None), f"{place}: {note} {truth}"
            joined, waiting = joined + (note is not None), waiting + (note is None)
    return joined, waiting


def test_every_joinable_row_and_no_other(store: Store, tmp_path: Path) -> None:
    world = World(seed=7, count=300)
    library(store, world)
    bring(store, world, tmp_path)
    joined, waiting = check(store, world)
    assert joined > 1000
    assert 0 < waiting < joined / 10
    count = Queue(store).count()
    assert count.joined + count.waiting == count.rows
    before, answer = state(store), Funnels(store).answer()
    bring(store, world, tmp_path, again=True)
    assert state(store) == before
    assert Funnels(store).answer().funnel.stages == answer.funnel.stages


def test_the_order_of_files_does_not_matter(store: Store, tmp_path: Path) -> None:
    world = World(seed=11, count=150)
    bring(store, world, tmp_path, EXPORTS[::-1])
    library(store, world)
    check(store, world)


@pytest.mark.soak
def test_five_thousand_notes(store: Store, tmp_path: Path) -> None:
    world = World(seed=3, count=5_000)
    library(store, world)
    for name in EXPORTS:
        run(world.write(tmp_path, name), store)
    joined, waiting = check(store, world)
    print(f"\n5,000 notes: {joined:,} rows joined, {waiting:,} wait, none wrong")
    before = state(store)
    for name in EXPORTS:
        reports = run(world.write(tmp_path, name, again=True), store)
        assert not any(report.added for report in reports if report.noun == "figures")
    assert state(store) == before
