"""The real page on a library that has been learned: the sample, with notes that collide."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nlp.note import Note
from planner.batches import Batches
from planner.importing.rows import KeywordRow, NoteRow
from planner.library import Library
from planner.paths import Workspace
from planner.samples import install
from planner.storage.store import Store
from tests.ui.keywords.keywords_world import World
from ui.keywords.page import KeywordsPage
from ui.services import Services
from ui.window import Window

OURS = [
    Note(
        "o1", "平价面霜红黑榜", "我买过的平价面霜都在这里。", (), author="青禾官方", own=True, published_at="2026-06-01"
    ),
    Note("o2", "又写平价面霜", "再说一次平价面霜。", (), author="青禾官方", own=True, published_at="2026-06-04"),
]


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Learned once for all tests."""
    workspace = Workspace(tmp_path_factory.mktemp("taught")).ensure()
    with Store.open(workspace) as store:
        install(store)
        batches = Batches(store)
        notes = batches.begin("我们的.csv", "test", "notes", "ours", {})
        batches.write_notes(notes, [NoteRow(note, author_name=note.author) for note in OURS])
        batches.finish(notes)
        for day, volume in (("旧", 4000.0), ("新", 5210.0)):
            table = batches.begin(f"聚光{day}.xlsx", "test", "keywords", day, {})
            batches.write_keywords(table, [KeywordRow("平价面霜", volume=volume, competition=63.0)])
            batches.finish(table)
    Library(workspace).fit()
    return workspace


@pytest.fixture
def workspace(taught: Workspace, tmp_path: Path) -> Workspace:
    """A copy of what was learned."""
    folder = tmp_path / "草田"
    shutil.copytree(taught.folder, folder)
    return Workspace(folder).ensure()


@pytest.fixture
def world(services: Services, window: Window, qtbot: QtBot) -> Iterator[World]:
    """The services know what was learned; a test ``opens`` the page."""
    services.library.open_saved()
    yield World(services, window, qtbot)
    # As a session does before it closes the store.
    services.memory.flush()


@pytest.fixture
def page(world: World) -> KeywordsPage:
    """The page with the best of the library."""
    return world.opens()
