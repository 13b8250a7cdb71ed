"""The real page on a real store, in a window of the usual size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.matrix.page.matrix_world import World
from ui.services import Services
from ui.window import Window


@pytest.fixture
def world(services: Services, window: Window, qtbot: QtBot) -> Iterator[World]:
    """No campaign yet and no page: a test plans, then ``opens`` the page."""
    yield World(services, window, qtbot)
    # As a session does before it closes the store.
    services.memory.flush()


@pytest.fixture
def planned(world: World) -> World:
    """The page with a campaign of five slots."""
    world.plans()
    world.opens()
    return world
