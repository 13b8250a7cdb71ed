"""The matrix is made while nobody waits, or in parts when somebody looks, and asked for then."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.matrix.page.matrix_world import World
from ui.matrix.desk import Desk
from ui.matrix.page import MatrixPage
from ui.parts import Parts
from ui.warming import Warming


def test_what_shows_the_slots_is_made_before_somebody_looks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WARM_MS", "REST_MS", "QUIET_MS"):
        monkeypatch.setattr(f"ui.warming.{name}", 1)
    world.window.add_page("draft", QWidget())
    world.window.add_page("matrix", MatrixPage(world.services))
    Warming(world.services, world.window.findChildren(Parts), world.page)
    world.qtbot.waitUntil(lambda: world.page.findChild(Desk) is not None)
    assert world.window.page == "draft"
    assert not world.page.asking
    made = world.page.findChild(Desk)
    world.window.show_page("matrix")
    assert world.desk is made
    world.qtbot.waitUntil(lambda: not world.page.asking)


def test_somebody_who_looks_at_once_sees_it_made_in_parts(world: World) -> None:
    world.plans()
    world.window.add_page("draft", QWidget())
    world.window.add_page("matrix", MatrixPage(world.services))
    world.window.show_page("matrix")
    assert world.page.asking
    assert world.page.findChild(Desk) is None
    world.qtbot.waitUntil(lambda: not world.page.asking)
    assert world.desk.campaign
    assert world.desk.isAncestorOf(world.window.focusWidget())
