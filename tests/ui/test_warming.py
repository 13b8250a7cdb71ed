"""Pages are made in parts: while nobody waits, or one part a turn when somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.parts import Parts
from ui.services import Services
from ui.warming import Warming
from ui.window import Window

LONG, SHORT = 200, 1


class Made:
    """What is made in three parts, and in which turn of the event loop each was."""

    def __init__(self, services: Services, owner: QObject) -> None:
        self.names: list[str] = []
        self.parts = Parts(services, self._parts, owner)

    def _parts(self) -> Iterator[object]:
        for name in "abc"[len(self.names) :]:
            self.names.append(name)
            yield name


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WARM_MS", "REST_MS", "QUIET_MS"):
        monkeypatch.setattr(f"ui.warming.{name}", SHORT)


def test_everything_is_made_in_the_order_given(services: Services, qtbot: QtBot, window: Window) -> None:
    one, other = Made(services, window), Made(services, window)
    Warming(services, [one.parts, other.parts], window)
    qtbot.waitUntil(lambda: bool(other.names))
    assert one.names == list("abc")
    qtbot.waitUntil(lambda: other.names == list("abc"))


def test_nothing_is_made_while_a_lane_has_work(services: Services, qtbot: QtBot, window: Window) -> None:
    made, ended = Made(services, window), Event()
    services.library_lane.queue(lambda _job: ended.wait(), lambda _answer: None)
    Warming(services, [made.parts], window)
    qtbot.wait(LONG)
    assert not made.names
    ended.set()
    qtbot.waitUntil(lambda: made.names == list("abc"))


def test_nothing_is_made_right_after_a_lane_had_work(
    services: Services, qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.warming.QUIET_MS", 10 * LONG)
    made = Made(services, window)
    Warming(services, [made.parts], window)
    with qtbot.waitSignal(services.review_lane.ended):
        services.review_lane.queue(lambda _job: None, lambda _answer: None)
    qtbot.wait(LONG)
    assert not made.names


def test_nothing_is_made_after_the_session_has_ended(services: Services, qtbot: QtBot, window: Window) -> None:
    made = Made(services, window)
    Warming(services, [made.parts], window)
    services.review_lane.close()
    made.parts.hurry()
    qtbot.wait(LONG)
    assert not made.names


def test_after_learning_it_is_looked_again_what_is_missing(services: Services, qtbot: QtBot, window: Window) -> None:
    made = Made(services, window)
    Warming(services, [made.parts], window)
    qtbot.waitUntil(lambda: made.names == list("abc"))
    qtbot.wait(LONG)
    made.names.clear()
    services.hub.learned.emit()
    qtbot.waitUntil(lambda: made.names == list("abc"))


def test_who_waits_sees_a_part_a_turn(services: Services, qtbot: QtBot, window: Window) -> None:
    made = Made(services, window)
    made.parts.step()
    made.parts.hurry()
    assert made.names == ["a"]
    assert made.parts.hurrying
    qtbot.waitUntil(lambda: not made.parts.hurrying)
    assert made.names == list("abc")
