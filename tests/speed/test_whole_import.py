"""A whole import in the real window: from the agreement to the last note that is found by its words, and how often it stutters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.speed.files import write_csv, write_xlsx
from tests.speed.launched import watched
from tests.speed.report import Line, Report, ms
from tests.speed.scale import Scale
from tests.speed.world import World

pytestmark = pytest.mark.speed

CHAPTER = "A whole import in the window"
COLUMNS = 10
WANTED_S, GAP, GAP_SMALL = 60.0, 25.0, 1_000.0
WAYS: dict[str, Callable[..., Path]] = {"csv": write_csv, "xlsx": write_xlsx}


@pytest.mark.parametrize("format", WAYS)
def test_until_the_last_note_is_found(format: str, world: World, scale: Scale, report: Report, tmp_path: Path) -> None:
    if format == "xlsx" and not scale.full:
        pytest.skip("one format is enough to see that nothing stands still: run with --speed")
    notes = world.notes if scale.full else world.notes[: scale.imported]
    file = WAYS[format](tmp_path / f"笔记.{format}", notes, columns=COLUMNS)
    # Small, it is not waited for that the library has been learned: the index is made after that.
    told = watched(tmp_path / "草田", "idle", "library", f"import:{file}", *["searchable"][: scale.full])
    taken = told["import"]
    found = told.get("searchable", taken)
    rows = f"{len(notes):,} rows × {COLUMNS} columns of {format.upper()}"
    report.add(CHAPTER, Line(f"{rows}, all in the table (time that passed)", f"{taken['seconds']:.1f} s"))
    if scale.full:
        whole = taken["seconds"] + found["seconds"]
        met = whole <= WANTED_S
        report.add(CHAPTER, Line("until all is searchable", f"{whole:.1f} s", wanted=f"≤ {WANTED_S:.0f} s", met=met))
    held = max(taken["held"], found["held"])
    here = f"{ms(held)} (with other processes {ms(max(taken['gap'], found['gap']))})"
    beside = f"{ms(told['idle']['held'])} idle"
    report.add(CHAPTER, Line("longest gap", here, beside, "", f"≤ {GAP:.0f} ms", held <= GAP))
    report.add(CHAPTER, Line("peak memory of the window's process", f"{told['memory'].get('peak', 0):.0f} MB"))
    assert held <= GAP_SMALL
