"""How a pivot is drawn: tiles under frozen names and headings, only what can be seen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.keywords.plane import NAMES_COLUMN
from ui.matrix.grid.dragging import Drag, Place
from ui.matrix.grid.heads import Heads
from ui.matrix.grid.place import PivotPlane
from ui.matrix.grid.tiles import Tiles
from ui.matrix.states import PLANNED
from ui.theme import Theme

GHOST = (150, 32)
"""The size of what hangs under the pointer."""


class Painting(PivotPlane):
    """Knows what is current, hovered and dragged, and draws it; what the keys and the mouse do is said elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.current: Place = (-1, -1)
        self.drag: Drag | None = None
        self.now: frozenset[str] = frozenset()
        """Values of headings that are this week or today."""
        self.with_keywords = True
        """Tiles name their keyword: not where a row or a column is one."""
        self._hovered: Place = (-1, -1)
        self._tiles, self._heads = Tiles(theme), Heads(theme)
        corner = QWidget()
        corner.setProperty("place", "surface")
        corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCornerWidget(corner)
        theme.theme_changed.connect(self._redress)

    def paint_all(self, event: QPaintEvent) -> None:
        """Draw the whole of what can be seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("surface"))
        rows, columns = self.seen()
        size = self.viewport().size()
        painter.setClipRect(self.names_width, self.head_height, size.width(), size.height())
        self._lines(painter, rows, columns)
        self._cells(painter, rows, columns)
        painter.setClipRect(0, self.head_height, self.names_width, size.height())
        self._names(painter, rows)
        painter.setClipRect(self.names_width, 0, size.width(), self.head_height)
        self._headings(painter, columns)
        painter.setClipping(False)
        painter.fillRect(0, self.head_height - 1, self._right_end, 1, self._theme.color("line"))
        if self.drag:
            self._ghost(painter, self.drag)
        painter.end()

    @property
    def _right_end(self) -> int:
        return min(self.viewport().width(), self.names_width + self.column_count() * self.cell_width)

    def _lines(self, painter: QPainter, rows: range, columns: range) -> None:
        line = self._theme.color("line")
        bottom = self.cell_rect(rows.stop - 1, 0).bottom() + 1 if rows else self.head_height
        for column in columns:
            painter.fillRect(self.cell_rect(0, column).left(), 0, 1, bottom, line)
        for row in rows:
            painter.fillRect(0, self.cell_rect(row, 0).bottom(), self._right_end, 1, line)

    def _cells(self, painter: QPainter, rows: range, columns: range) -> None:
        cells, source = self.pivot.cells, self.drag.source if self.drag else None
        for row in rows:
            for column in columns:
                cell = cells.get((row, column))
                if cell:
                    place, faded = self.tile_rect(row, column), (row, column) == source
                    self._tiles.paint(painter, place, cell, keyword=self.with_keywords, faded=faded)
        if self._hovered in cells and self._hovered != self.current and not self.drag:
            self._tiles.outline(painter, self.tile_rect(*self._hovered), "faint", width=1)
        if self.current[0] >= 0:
            token = "accent" if self.current in cells or self.hasFocus() else "line"
            self._tiles.outline(painter, self.tile_rect(*self.current), token)
        if self.drag and self.drag.target:
            self._tiles.outline(painter, self.tile_rect(*self.drag.target), "accent", dashed=True)

    def _names(self, painter: QPainter, rows: range) -> None:
        line, surface = self._theme.color("line"), self._theme.color("surface")
        painter.fillRect(0, self.head_height, self.names_width, self.viewport().height(), surface)
        gap, ahead = self._theme.px(8), self.groups_width
        for row in rows:
            place = self.cell_rect(row, NAMES_COLUMN)
            head = self.pivot.rows[row]
            first = self.first_of_group(row)
            if row in (self.current[0], self._hovered[0]):
                painter.fillRect(place.adjusted(ahead - gap // 2, 0, 0, -1), self._theme.color("hover"))
            left = 0 if first or not self.grouped else ahead - gap // 2
            if row:
                painter.fillRect(left, place.top() - 1, place.width() - left, 1, line)
            # A group whose beginning has scrolled away is still named.
            if self.grouped and (first or row == rows.start):
                self._heads.group(painter, QRect(gap, place.top(), ahead - gap, place.height() // 2 + gap), head.group)
            self._heads.row(painter, place.adjusted(ahead, 0, -gap, 0), head)
        if rows:
            bottom = self.cell_rect(rows.stop - 1, NAMES_COLUMN).bottom()
            painter.fillRect(0, bottom, self.names_width, 1, line)

    def _headings(self, painter: QPainter, columns: range) -> None:
        gap = self._theme.px(10)
        for column in columns:
            rect = self.cell_rect(0, column)
            head = self.pivot.columns[column]
            place = QRect(rect.left() + gap, 0, rect.width() - gap, self.head_height)
            self._heads.column(painter, place, head, now=head.value in self.now)

    def _ghost(self, painter: QPainter, drag: Drag) -> None:
        wide, high = (self._theme.px(side) for side in GHOST)
        place = QRect(drag.at.x() - self._theme.px(12), drag.at.y() - high // 2, wide, high)
        painter.setOpacity(0.92)
        self._tiles.ground(painter, place, PLANNED)
        painter.setOpacity(1)
        self._tiles.outline(painter, place, "accent" if drag.target else "faint", width=1)
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color("text"))
        words = painter.fontMetrics().elidedText(drag.words, Qt.TextElideMode.ElideRight, wide - 20)
        painter.drawText(place.adjusted(10, 0, -10, 0), int(Qt.AlignmentFlag.AlignVCenter), words)

    def _redress(self) -> None:
        self._tiles.dress()
        self._heads.dress()
        self._measure()
        self.viewport().update()
