"""A share of a group comes from the sums of the group; shares themselves are never added."""

from __future__ import annotations

from nlp.note import Note
from planner.batches import Batches
from planner.funnel.asking import Funnels
from planner.importing.rows import FigureRow, NoteRow
from planner.metrics import METRICS
from planner.storage.store import Store


def test_nothing_that_is_divided_adds_up() -> None:
    assert [
        name for name, metric in METRICS.items() if metric.adds_up and (metric.denominator or metric.unit == "ratio")
    ] == []


def test_a_rate_of_engagement_counts_all_of_it(store: Store) -> None:
    batches = Batches(store)
    rows = [
        NoteRow(Note(f"65f0{at:020x}", f"第 {at} 篇", likes=60 * at, collects=30 * at, comments=10 * at, own=True))
        for at in (1, 2)
    ]
    views = [
        FigureRow("创作服务平台", id=f"65f0{at:020x}", until="2026-03-01", metrics={"views": 1_000.0}) for at in (1, 2)
    ]
    for noun, write, found in (("notes", batches.write_notes, rows), ("figures", batches.write_figures, views)):
        batch = batches.begin(f"{noun}.csv", noun, noun, noun, {})
        write(batch, found)  # type: ignore[operator]
        batches.finish(batch)
    funnel = Funnels(store).funnel()
    assert [stage.number.value for stage in funnel.stages[1:3]] == [2_000, 300]
    assert funnel.stages[2].rate == 0.15
