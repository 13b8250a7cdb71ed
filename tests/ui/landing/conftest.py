"""The real page on a real store, in a window of the usual size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.landing.landing_world import World
from ui.services import Services
from ui.window import Window


@pytest.fixture
def world(services: Services, window: Window, qtbot: QtBot) -> Iterator[World]:
    """One product with one note; a test ``opens`` the page."""
    yield World(services, window, qtbot)
    # As a session does before it closes the store.
    services.memory.flush()
