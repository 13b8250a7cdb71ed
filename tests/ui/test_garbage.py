"""Garbage is collected on the GUI thread only."""

from __future__ import annotations

import threading
import weakref

from pytestqt.qtbot import QtBot

from ui.garbage import EVERY_MS, Garbage


class Knot:
    """Something only a collection can let go of."""

    def __init__(self) -> None:
        self.self, self.rest = self, [[number] for number in range(2000)]


def test_a_thread_that_makes_garbage_collects_none(qtbot: QtBot) -> None:
    garbage = Garbage()
    garbage.begin()
    garbage.keep()
    knot = weakref.ref(Knot())
    thread = threading.Thread(target=lambda: [Knot() for _ in range(20)])
    thread.start()
    thread.join()
    assert knot() is not None
    qtbot.waitUntil(lambda: knot() is None, timeout=5000)
    garbage.end()


def test_a_start_is_not_looked_through(qtbot: QtBot) -> None:
    garbage = Garbage()
    garbage.begin()
    knot = weakref.ref(Knot())
    qtbot.wait(3 * EVERY_MS)
    assert knot() is not None
    garbage.keep()
    again = weakref.ref(Knot())
    qtbot.waitUntil(lambda: again() is None, timeout=5000)
    garbage.end()
