"""One library for all measurements, in the size that was asked for, and the report they write into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.speed.report import Report
from tests.speed.scale import FULL, SMALL, Scale
from tests.speed.stored import Stored
from tests.speed.world import World

WRITTEN_TO = Path(__file__).resolve().parents[2] / "docs" / "speed.md"
REPORT = pytest.StashKey[Report]()


@pytest.fixture(scope="session")
def scale(request: pytest.FixtureRequest) -> Scale:
    """Full with --speed."""
    return FULL if request.config.getoption("--speed") else SMALL


@pytest.fixture(scope="session")
def world(scale: Scale, request: pytest.FixtureRequest) -> World:
    """The library; made by whichever measurement asks first."""
    return World(scale, request.config.cache.mkdir("speed"))


@pytest.fixture(scope="session")
def stored(world: World, tmp_path_factory: pytest.TempPathFactory) -> Stored:
    """Its notes in a workspace."""
    return Stored(world, tmp_path_factory.mktemp("stored"))


@pytest.fixture(scope="session")
def report(request: pytest.FixtureRequest, scale: Scale) -> Report:
    """Where measurements are written down; in the full size they go to docs/speed.md, too."""
    return request.config.stash.setdefault(REPORT, Report(scale.notes))


@pytest.fixture(scope="module", autouse=True)
def _written_down(report: Report, scale: Scale) -> Iterator[None]:
    """After every module, so that what was measured stays when a later one ends the run."""
    yield
    if scale.full and report.chapters:
        before = WRITTEN_TO.read_text(encoding="utf-8") if WRITTEN_TO.exists() else ""
        WRITTEN_TO.write_text(report.markdown(before), encoding="utf-8")


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found = config.stash.get(REPORT, None)
    if found and (config.getoption("--speed") or config.get_verbosity() > 0):
        terminalreporter.write_line(found.markdown())
