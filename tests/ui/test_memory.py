"""What the window remembers is written in a lane of its own, and never lost when it closes."""

from __future__ import annotations

import time
from threading import Event, Timer

import pytest
from pytestqt.qtbot import QtBot

from planner.settings import WINDOW, Settings
from planner.storage import engine
from planner.storage.store import Store
from ui.services import Services


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.memory.WRITE_AFTER_MS", 1)


def stored(services: Services) -> object:
    with Store.open(services.workspace) as store:
        return Settings(store).get(WINDOW)


def test_what_is_kept_is_on_disk_a_moment_later(services: Services, qtbot: QtBot) -> None:
    services.memory.keep("page", "library")
    services.memory.keep("page", "draft")
    assert services.memory.get("page") == "draft"
    qtbot.waitUntil(lambda: stored(services) == {"page": "draft"})


def test_the_window_does_not_wait_for_who_else_is_writing(services: Services, qtbot: QtBot) -> None:
    with Store.open(services.workspace) as other, engine.writing(other.db):
        services.memory.keep("page", "library")
        began = time.perf_counter()
        qtbot.wait(50)
        assert time.perf_counter() - began < 2, "as long as SQLite has patience: 10 seconds"
        assert services.saving_lane.busy
    qtbot.waitUntil(lambda: stored(services) == {"page": "library"})


def test_what_is_not_written_yet_is_written_when_the_window_closes(services: Services, qtbot: QtBot) -> None:
    services.memory.keep("page", "library")
    services.saving_lane.close()
    services.memory.flush()
    assert stored(services) == {"page": "library"}


def test_what_waits_in_the_lane_is_written_when_the_window_closes(services: Services, qtbot: QtBot) -> None:
    busy = Event()
    services.saving_lane.queue(lambda _job: busy.wait(), lambda _answer: None)
    services.memory.keep("page", "library")
    qtbot.wait(50)
    Timer(0.2, busy.set).start()
    services.saving_lane.close()
    assert stored(services) == {}
    services.memory.flush()
    assert stored(services) == {"page": "library"}
