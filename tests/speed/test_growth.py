"""How the cost of the main rows grows with the library, as a table and as a picture; in the full size with --speed-growth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.speed.drawing import draw
from tests.speed.report import Line, Report
from tests.speed.world import HOUSE

pytestmark = pytest.mark.speed

CHAPTER = "Growth"
SIZES, SIZES_SMALL = (10_000, 100_000, 1_000_000), (400,)
PICTURE = HOUSE / "docs" / "speed.png"
SECONDS = 5_400
"""That a size may take; what is not measured by then is left out."""
FEWEST = 8
"""Figures that even a size that took too long must have given."""


def test_growth(request: pytest.FixtureRequest, report: Report, tmp_path: Path) -> None:
    full = bool(request.config.getoption("--speed-growth"))
    if request.config.getoption("--speed") and not full:
        pytest.skip("takes an hour: run with --speed --speed-growth")
    sizes = SIZES if full else SIZES_SMALL
    curves: dict[str, dict[str, dict[int, float]]] = {}
    well = True
    for size in sizes:
        folder = tmp_path / str(size)
        folder.mkdir()
        found, ended = _measured(size, folder)
        well = well and ended and len(found) >= FEWEST
        for what, value, unit in found:
            curves.setdefault(unit, {}).setdefault(what, {})[size] = value
    tell(report, curves, sizes)
    picture = PICTURE if full else tmp_path / "speed.png"
    draw(curves, picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    # Only now: what the other sizes gave is written down and drawn.
    assert well


def tell(report: Report, curves: dict[str, dict[str, dict[int, float]]], sizes: Sequence[int]) -> None:
    """Write every row down: its cost at each size."""
    heading = " · ".join(f"{size:,}" for size in sizes)
    for unit, rows in curves.items():
        for what, curve in rows.items():
            here = " · ".join(f"{curve[size]:.3g}" if size in curve else "–" for size in sizes)
            report.add(CHAPTER, Line(f"{what}, {unit}, with {heading} notes", here))


def _measured(size: int, folder: Path) -> tuple[list[tuple[str, float, str]], bool]:
    """What the process told of until it ended, or until its time was over; and whether it did not break."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.speed.growing", str(size), str(folder)]
    told = folder / "told.jsonl"
    with told.open("w") as out:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=out) as process:
            try:
                ended = process.wait(SECONDS) == 0
            except subprocess.TimeoutExpired:
                process.kill()
                ended = True
    return [tuple(json.loads(line)) for line in told.read_text().splitlines()], ended
