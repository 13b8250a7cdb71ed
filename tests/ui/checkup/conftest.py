"""Libraries are learned once; every test has its own copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.paths import Workspace
from tests.ui.checkup.checkup_world import World, taught
from ui.services import Services
from ui.window import Window


@pytest.fixture(scope="session")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    """One with signal, one without, and one that is too small."""
    folder = tmp_path_factory.mktemp("libraries")
    kinds = {"signal": (260, 1.5), "noise": (120, 0.0), "small": (12, 1.0)}
    return {name: taught(folder / name, *kind) for name, kind in kinds.items()}


@pytest.fixture
def library(request: pytest.FixtureRequest) -> str:
    """Which library a test is about; ``@pytest.mark.parametrize("library", [...], indirect=True)`` chooses another."""
    return str(getattr(request, "param", "signal"))


@pytest.fixture
def workspace(library: str, libraries: dict[str, Workspace], tmp_path: Path) -> Workspace:
    """A copy of the library; "empty" has no notes."""
    folder = tmp_path / "草田"
    if library == "empty":
        return Workspace(folder).ensure()
    shutil.copytree(libraries[library].folder, folder)
    return Workspace(folder)


@pytest.fixture
def world(services: Services, window: Window, qtbot: QtBot) -> World:
    return World(services, window, qtbot)
