"""A real page on a real store; only the review is made by hand, so that it says what a test needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.draft.draft_world import HandWork, World, make_world, open_page, rich_review
from ui.draft.page import DraftPage
from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[World]:
    made = make_world(qapp, tmp_path)
    yield made
    made.end()


@pytest.fixture
def work() -> HandWork:
    return HandWork(rich_review)


@pytest.fixture
def page(world: World, work: HandWork, qtbot: QtBot) -> DraftPage:
    """An open page with one empty draft in hand."""
    return open_page(world, work, qtbot)
