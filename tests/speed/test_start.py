"""From the launch to the first paint, and to the first review: the work it takes, and what is loaded."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from tests.speed.launched import BARE, novelwriter, watched, work, work_of_novelwriter
from tests.speed.report import Line, Report, ms, times
from tests.speed.scale import Scale

pytestmark = pytest.mark.speed

CHAPTER = "Start"
NOT_BEFORE_PAINT = {"jieba", "sklearn", "scipy", "numpy", "sqlite_utils"}
OF_WRITER, OF_EAGER = 0.6, 0.3
SMALL = 20.0
"""Of either, when measured once and in passing."""
STAGES = {"painted": "the first paint", "reviewed": "the first review"}
UNTIL = {"ready": "ready, before it paints", "quiet": "painted and quiet"}


@pytest.fixture(scope="module")
def folder(scale: Scale, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample, learned in the full size."""
    made = tmp_path_factory.mktemp("start") / "草田"
    with Store.open(Workspace(made)) as store:
        install(store)
    if scale.full:
        watched(made, "learn")
    return made


def test_beside_ourselves_with_everything_imported_first(folder: Path, scale: Scale, report: Report) -> None:
    ours, eager, bare = [], [], []
    for _ in range(scale.rounds if scale.full else 1):
        ours.append(watched(folder)["start"])
        eager.append(watched(folder, eager=True)["start"])
        bare.append(work(BARE))
    loaded = NOT_BEFORE_PAINT.intersection(ours[0]["loaded"])
    names = ", ".join(sorted(NOT_BEFORE_PAINT))
    report.add(CHAPTER, Line(f"of {names}, loaded before the first paint", ", ".join(loaded) or "none", met=not loaded))
    report.add(CHAPTER, Line("an empty Qt window", ms(median(bare))))
    for stage, name in STAGES.items():
        here, peer = (1000 * median(one[stage] for one in runs) for runs in (ours, eager))
        line = f"{ms(peer)} ourselves, everything imported first"
        met = here <= OF_EAGER * peer
        report.add(CHAPTER, Line(f"work until {name}", ms(here), line, times(peer / here), f"≤ {OF_EAGER} of it", met))
        assert here <= (1 if scale.full else SMALL) * peer
    assert not loaded


def test_beside_novelwriter(folder: Path, scale: Scale, report: Report, tmp_path: Path) -> None:
    program = novelwriter()
    work_of_novelwriter(program, tmp_path / "novels")  # Writes its settings.
    ours: list[dict[str, float]] = []
    peer: list[dict[str, float]] = []
    for _ in range(scale.rounds if scale.full else 1):
        ours.append(watched(folder)["start"])
        peer.append(work_of_novelwriter(program, tmp_path / "novels"))
    for (stage, name), (other, until) in zip(STAGES.items(), UNTIL.items(), strict=True):
        here, there = 1000 * median(one[stage] for one in ours), 1000 * median(one[other] for one in peer)
        line = Line(
            f"work until {name}",
            ms(here),
            f"{ms(there)} novelWriter until it is {until}",
            times(there / here),
            f"≤ {OF_WRITER} of it",
            here <= OF_WRITER * there,
        )
        report.add(CHAPTER, line)
        assert here <= SMALL * there
