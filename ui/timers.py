"""A timer that fires once, some time after it was last started."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def one_shot(owner: QObject, milliseconds: int, run: Callable[[], object]) -> QTimer:
    """A timer of ``owner`` that calls ``run`` so long after its ``start``; starting it again begins anew."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(run)
    return made
