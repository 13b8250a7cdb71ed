"""PySide6 6.12 on Python 3.11 loses one reference to None on every call that returns None, and after some thousands the
process dies. The versions we ask for must not."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 50_000
LOST = 1_000
"""Other code takes and gives back references to None all the time, but not in such numbers."""


def test_calls_that_return_nothing_cost_no_reference_to_none(qapp: QApplication) -> None:
    timer, widget, thing = QTimer(), QWidget(), QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS // 4):
        timer.setInterval(number)
        widget.setMinimumWidth(10)
        widget.update()
        thing.setObjectName("n")
    assert abs(sys.getrefcount(None) - before) < LOST
