"""What an open desk over a learned library takes of memory, and the workspace of the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.speed.disk import disk
from tests.speed.launched import watched
from tests.speed.report import Line, Report
from tests.speed.scale import Scale
from tests.speed.stored import Stored

pytestmark = pytest.mark.speed

CHAPTER = "Memory and disk"
MOST, MOST_SMALL = 350, 700
"""Megabytes, with 100,000 notes."""
KEYS = 40


def test_an_open_desk(stored: Stored, scale: Scale, report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "草田"
    shutil.copytree(stored.learned.folder, folder)
    used = watched(folder, f"type:{KEYS}")["memory"]
    if "peak" not in used:
        pytest.skip("only Linux tells how much memory was used at the most")
    own = f"{used['own']:.0f} MB of its own, the rest mapped from files"
    met = used["peak"] <= MOST if scale.full else None
    line = Line(f"desk open, {scale.notes:,} notes: peak", f"{used['peak']:.0f} MB", own, "", f"≤ {MOST} MB", met)
    report.add(CHAPTER, line)
    for what, size in disk(stored.learned).items():
        report.add(CHAPTER, Line(f"on disk, {scale.notes:,} notes: {what}", f"{size:.0f} MB"))
    assert used["peak"] <= (2 * MOST if scale.full else MOST_SMALL)
