"""Fresh stores for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.paths import Workspace
from planner.storage.store import Store
from tests.planner.worlds import Clock


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "work")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(workspace: Workspace, clock: Clock) -> Iterator[Store]:
    with Store.open(workspace, clock) as opened:
        yield opened
