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
def report(request: pytest.FixtureRequest, scale: Scale) -> Iterator[Report]:
    """Where measurements are written down; in the full size they go to docs/speed.md, too."""
    made = request.config.stash.setdefault(REPORT, Report(scale.notes))
    yield made
    if scale.full:
        WRITTEN_TO.parent.mkdir(exist_ok=True)
        WRITTEN_TO.write_text(made.markdown(), encoding="utf-8")


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found = config.stash.get(REPORT, None)
    if found and (config.getoption("--speed") or config.get_verbosity() > 0):
        terminalreporter.write_line(found.markdown())
