"""The real sheet on a real store, in a window of the usual size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.matrix.sheet.sheet_world import World
from ui.services import Services
from ui.window import Window


@pytest.fixture
def empty(services: Services, window: Window, qtbot: QtBot) -> Iterator[World]:
    """A campaign without slots; a test plans some, then ``opens`` the sheet."""
    yield World(services, window, qtbot)
    services.memory.flush()


@pytest.fixture
def world(empty: World) -> World:
    """Six slots, and the sheet is open."""
    empty.plan(6)
    empty.opens()
    return empty
