"""Between two lessons the library follows its notes: similar notes at once, and the drafts are told."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from nlp.note import Note
from planner.importing.rows import NoteRow
from planner.paths import Workspace
from tests.ui.checkup.checkup_world import PATIENCE, bring, taught
from ui.learning import Learning
from ui.services import Services
from ui.window import Window

TITLE = "面霜和精华先用哪个"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return taught(tmp_path_factory.mktemp("library"), 12, 1.0)


@pytest.fixture
def workspace(small: Workspace, tmp_path: Path) -> Workspace:
    shutil.copytree(small.folder, tmp_path / "草田")
    return Workspace(tmp_path / "草田")


def test_notes_that_come_and_go_are_followed_at_once(services: Services, window: Window, qtbot: QtBot) -> None:
    learning = Learning(services, window)
    with qtbot.waitSignal(services.hub.learned, timeout=PATIENCE):
        learning.start()
    base = services.library.learned
    assert base
    with qtbot.waitSignal(services.hub.caught_up, timeout=PATIENCE):
        services.hub.tell(bring(services.batches, [NoteRow(Note("f" * 24, TITLE, "先精华，再面霜"))]))  # type: ignore[arg-type]
    now = services.library.learned
    assert now
    assert now.index is base.index
    assert [one.title for one in now.tail.notes] == [TITLE]
    with qtbot.waitSignal(services.hub.caught_up, timeout=PATIENCE):
        services.hub.tell(services.notes.delete([base.ids[0]]))
    assert services.library.learned
    assert services.library.learned.tail.gone.tolist() == [0]


def test_a_burst_of_changes_is_read_once(
    services: Services, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = Learning(services, window)
    with qtbot.waitSignal(services.hub.learned, timeout=PATIENCE):
        learning.start()
    base = services.library.learned
    assert base
    looks: list[bool] = []
    catch_up = services.library.catch_up
    monkeypatch.setattr(services.library, "catch_up", lambda *rest: looks.append(True) or catch_up(*rest))
    with qtbot.waitSignal(services.hub.caught_up, timeout=PATIENCE):
        over = Event()
        services.library_lane.queue(lambda job: over.wait(), lambda _: None)
        for id in (base.ids[at] for at in range(6)):
            services.hub.tell(services.notes.delete([id]))
        over.set()
    assert looks == [True]
    assert services.library.learned
    assert services.library.learned.tail.gone.tolist() == list(range(6))
