"""The real page on a real store, in a window of the usual size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.library.library_world import World
from ui.library.page import LibraryPage
from ui.services import Services
from ui.window import Window


@pytest.fixture
def world(services: Services, window: Window, qtbot: QtBot) -> Iterator[World]:
    """No notes yet and no page: a test brings the notes, then ``opens`` the page."""
    yield World(services, window, qtbot)
    # As a session does before it closes the store.
    services.memory.flush()


@pytest.fixture
def page(world: World) -> LibraryPage:
    """The page with a handful of notes."""
    world.brings_notes(12)
    return world.opens()
