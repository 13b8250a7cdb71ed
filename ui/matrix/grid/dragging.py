"""A tile on its way to another cell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint

Place = tuple[int, int]


@dataclass(slots=True)
class Drag:
    """Where it was taken (``source``; None: it came from beside the grid), where the pointer is, and the cell under it."""

    source: Place | None
    words: str
    at: QPoint
    target: Place | None = None


NEAR = 28
"""Pixels from an edge within which the grid scrolls while something is dragged."""
SCROLL_MS = 30


def pull(at: int, low: int, high: int) -> int:
    """How far to scroll for a pointer at ``at`` between two edges: negative towards the beginning."""
    if at < low + NEAR:
        return -max(4, low + NEAR - at)
    if at > high - NEAR:
        return max(4, at - high + NEAR)
    return 0
