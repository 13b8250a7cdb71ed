"""The matrix is made while nobody waits, and asked for when somebody looks."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.matrix.page.matrix_world import World
from ui.matrix.desk import Desk
from ui.matrix.page import MatrixPage


def test_what_shows_the_slots_is_made_before_somebody_looks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ui.matrix.page.WARM_MS", "ui.warming.REST_MS", "ui.warming.QUIET_MS"):
        monkeypatch.setattr(name, 1)
    world.window.add_page("draft", QWidget())
    world.window.add_page("matrix", MatrixPage(world.services))
    world.qtbot.waitUntil(lambda: world.page.findChild(Desk) is not None)
    assert world.window.page == "draft"
    assert not world.page.asking
    made = world.page.findChild(Desk)
    world.window.show_page("matrix")
    assert world.desk is made
    world.qtbot.waitUntil(lambda: not world.page.asking)


def test_nothing_is_made_after_the_session_has_ended(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ui.matrix.page.WARM_MS", "ui.warming.REST_MS", "ui.warming.QUIET_MS"):
        monkeypatch.setattr(name, 1)
    world.window.add_page("draft", QWidget())
    world.window.add_page("matrix", MatrixPage(world.services))
    world.services.review_lane.close()
    world.qtbot.wait(100)
    assert world.page.findChild(Desk) is None


def test_nothing_is_made_while_a_file_is_taken_in(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ui.matrix.page.WARM_MS", "ui.warming.REST_MS", "ui.warming.QUIET_MS"):
        monkeypatch.setattr(name, 1)
    world.window.add_page("draft", QWidget())
    world.window.add_page("matrix", MatrixPage(world.services))
    ended = Event()
    world.services.library_lane.queue(lambda _job: ended.wait(), lambda _answer: None)
    world.qtbot.wait(100)
    assert world.page.findChild(Desk) is None
    ended.set()
    world.qtbot.waitUntil(lambda: world.page.findChild(Desk) is not None)
