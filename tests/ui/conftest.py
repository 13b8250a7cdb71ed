"""A window with the services of a fresh workspace behind it, and no pages yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.batches import Batches
from planner.drafts import Drafts
from planner.library import Library
from planner.notes import Notes
from planner.paths import Workspace
from planner.settings import Settings
from planner.storage.backup import Backup
from planner.storage.store import Store
from tests.ui.starter import Starter
from ui.hub import Hub
from ui.jobs import Lane
from ui.memory import Memory
from ui.savers import Savers
from ui.services import Services
from ui.session import Between
from ui.theme import Theme
from ui.undo import Undo
from ui.window import Window


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "草田").ensure()


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    for page in ("draft", "library", "settings"):
        made.commands.add(f"page.{page}", f"去{page}", "", lambda page=page: made.show_page(page))  # type: ignore[misc]
    made.show()
    return made


@pytest.fixture
def restored() -> list[Backup]:
    """Backups somebody asked to put back."""
    return []


@pytest.fixture
def between() -> list[Between]:
    """Work somebody asked to be done on the files while nothing is open."""
    return []


@pytest.fixture
def services(
    workspace: Workspace, window: Window, theme: Theme, restored: list[Backup], between: list[Between]
) -> Iterator[Services]:
    store = Store.open(workspace)
    settings = Settings(store)
    hub = Hub(window)
    lanes = [Lane(name, window) for name in ("review", "library", "index", "saving")]
    for lane in lanes:
        window.status.watch(lane)
    made = Services(
        workspace=workspace,
        store=store,
        drafts=Drafts(store),
        notes=Notes(store),
        batches=Batches(store),
        settings=settings,
        library=Library(workspace),
        theme=theme,
        hub=hub,
        undo=Undo(hub, window),
        commands=window.commands,
        status=window.status,
        memory=Memory(settings, workspace, lanes[3], window),
        savers=Savers(),
        restore=restored.append,
        between=lambda work, _text: between.append(work),
        review_lane=lanes[0],
        library_lane=lanes[1],
        index_lane=lanes[2],
        saving_lane=lanes[3],
    )
    made.undo.trouble.connect(window.status.trouble)
    made.undo.told.connect(window.status.say)
    window.page_shown.connect(made.undo.show)
    yield made
    window.clear()
    for lane in lanes:
        lane.close()
    # As a session does: what was to be kept a second later finds no store any more.
    made.memory.flush()
    store.close()


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Starter]:
    starter = Starter(qapp, tmp_path / "草田")
    yield starter
    starter.leave()
