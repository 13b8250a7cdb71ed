"""A thin line between two parts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


def hairline() -> QFrame:
    """A line across."""
    line = QFrame()
    line.setProperty("place", "hairline")
    line.setFixedHeight(1)
    return line
