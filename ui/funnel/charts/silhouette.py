"""The outline of a funnel that flows from left to right: flat at its steps, a soft curve between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

FLAT = 0.5
"""How much of a column a step stays as high as it is."""


def edge(path: QPainterPath, columns: Sequence[tuple[float, float]], axis: float, heights: Sequence[float]) -> None:
    """Go on along one edge of the funnel: ``columns`` are left and right ends, ``heights`` signed distances from the axis."""
    for at, ((left, right), high) in enumerate(zip(columns, heights, strict=True)):
        slack = (right - left) * (1 - FLAT) / 2
        begin, end = left + slack, right - slack
        if at == 0:
            path.lineTo(left, axis + high)
        else:
            before = path.currentPosition()
            middle = (before.x() + begin) / 2
            path.cubicTo(middle, before.y(), middle, axis + high, begin, axis + high)
        path.lineTo(right if at == len(columns) - 1 else end, axis + high)


def silhouette(
    columns: Sequence[tuple[float, float]], axis: float, above: Sequence[float], below: Sequence[float]
) -> QPainterPath:
    """The closed outline: ``above`` and ``below`` are heights in pixels over and under the axis, one for each column."""
    path = QPainterPath(QPointF(columns[0][0], axis - above[0]))
    edge(path, columns, axis, [-high for high in above])
    # Back along the other edge, so that it is one shape without a seam.
    edge(path, [(right, left) for left, right in reversed(columns)], axis, list(reversed(below)))
    path.closeSubpath()
    return path


def contour(columns: Sequence[tuple[float, float]], axis: float, heights: Sequence[float]) -> QPainterPath:
    """One edge alone, open: ``heights`` are signed distances from the axis."""
    path = QPainterPath(QPointF(columns[0][0], axis + heights[0]))
    edge(path, columns, axis, heights)
    return path
