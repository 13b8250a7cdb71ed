"""The real page on a real store, in a window of the usual size."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.funnel.funnel_world import World
from ui.services import Services
from ui.window import Window


@pytest.fixture
def world(services: Services, window: Window, qtbot: QtBot) -> World:
    """Nothing is there yet, and no page: a test fills the world, then ``opens`` the page."""
    return World(services, window, qtbot)
