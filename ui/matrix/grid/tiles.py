"""Paints the tiles of a pivot: how many slots, on which keyword, how far they have come."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from planner.storage.records import Cell
from ui.keywords.heat.colours import blend
from ui.matrix.states import STATES, State, look_of, shares
from ui.theme import Theme

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
MOST_KEPT = 4000
"""Shortened words kept: measuring costs as much as drawing, and scrolling asks for the same ones again and again."""


class Tiles:
    """``paint`` draws one tile; fonts and pens are made once for each look of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.dress()

    def paint(self, painter: QPainter, tile: QRect, cell: Cell, *, keyword: bool = True, faded: bool = False) -> None:
        """Draw a cell's tile, with its ``keyword`` unless that is its row or its column; ``faded`` while it is dragged away."""
        state = look_of(cell.statuses)
        self.ground(painter, tile, state)
        painter.setPen(self._faint if faded else self._inks[state.name])
        inner = tile.adjusted(self._gap, self._top, -self._gap, -self._top)
        half = inner.height() // 2
        count = f"{cell.count:,}"
        painter.setFont(self._strong)
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), half), LEFT, count)
        ahead = self._width(count) + self._gap // 2
        painter.setFont(self._plain)
        words = self._short((cell.keyword or "没写关键词") if keyword else "篇", inner.width() - ahead)
        painter.drawText(QRect(inner.left() + ahead, inner.top(), inner.width() - ahead, half), LEFT, words)
        below = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        self._states(painter, below, cell)

    def ground(self, painter: QPainter, tile: QRect, state: State) -> None:
        """Draw the ground of a tile of one look."""
        painter.setPen(self._edges[state.name])
        painter.setBrush(self._grounds[state.name])
        painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), self._round, self._round)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def outline(self, painter: QPainter, tile: QRect, token: str, *, dashed: bool = False, width: float = 2) -> None:
        """Draw a ring around the place of a tile: it is chosen, or it would be dropped on."""
        pen = QPen(self._theme.color(token), width)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), self._round, self._round)

    def _states(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """How far the slots have come, each word in its own colour; the number stands behind it when there are several."""
        # The one that gives the tile its colour comes first: colour never stands alone.
        look = look_of(cell.statuses)
        found = sorted(shares(cell.statuses), key=lambda share: share[0] is not look)
        painter.setFont(self._small)
        left = room.left()
        for at, (state, count) in enumerate(found):
            words = state.name if len(found) == 1 else f"{state.name} {count:,}"
            wide = self._width(words, small=True)
            last = at == len(found) - 1
            # What has no room is hinted at: the tooltip says it all.
            fits = left + wide + (0 if last else self._gap * 2) <= room.right()
            painter.setPen(self._said[state.name] if fits else self._said[found[-1][0].name])
            painter.drawText(QRect(left, room.top(), wide, room.height()), LEFT, words if fits else "…")
            if not fits:
                break
            left += wide + self._gap * 3 // 4

    def _width(self, words: str, *, small: bool = False) -> int:
        key = (words, small)
        width = self._widths.get(key)
        if width is None:
            metrics = self._metrics_small if small else self._metrics_strong
            width = self._widths[key] = metrics.horizontalAdvance(words)
        return width

    def _short(self, words: str, room: int) -> str:
        key = (words, room)
        short = self._shorts.get(key)
        if short is None:
            if len(self._shorts) >= MOST_KEPT:
                self._shorts.clear()
            short = self._shorts[key] = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
        return short

    def dress(self) -> None:
        """Take the colours and fonts of the theme: whoever owns this asks for it when they change."""
        theme = self._theme
        self._strong, self._plain, self._small = theme.font(13, 600), theme.font(13), theme.font(11)
        self._metrics_strong, self._metrics = QFontMetrics(self._strong), QFontMetrics(self._plain)
        self._metrics_small = QFontMetrics(self._small)
        self._gap, self._top, self._round = theme.px(10), theme.px(4), theme.px(8)
        self._faint = theme.color("faint")
        self._grounds: dict[str, QColor] = {state.name: theme.color(state.ground) for state in STATES}
        self._inks: dict[str, QColor] = {state.name: theme.color(state.ink) for state in STATES}
        self._said: dict[str, QColor] = {
            state.name: theme.color("soft" if state.mark == "faint" else state.mark) for state in STATES
        }
        self._edges: dict[str, QPen] = {}
        for state in STATES:
            pen = QPen(theme.color(state.edge), 1)
            if state.dashed:
                pen = QPen(blend(theme.color("line"), theme.color("faint"), 0.45), 1)
                pen.setDashPattern([3, 3])
            self._edges[state.name] = pen
        self._widths: dict[tuple[str, bool], int] = {}
        self._shorts: dict[tuple[str, int], str] = {}
