"""The headings of the sheet: a click sorts, the mark at the right end filters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from ui.icons import draw
from ui.matrix.sheet.model import SlotsModel
from ui.theme import Theme
from ui.widgets.labels import tip

MARK = 20
"""Width of the place of the mark."""


class SheetHeader(QHeaderView):
    """``filter_wished`` tells the number of a column."""

    filter_wished = Signal(int)
    columns_wished = Signal(QPoint)

    def __init__(self, theme: Theme, model: SlotsModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._slots = theme, model
        self._hovered = -1
        self._on_mark = False
        self.filtered: frozenset[str] = frozenset()
        """The columns by which is filtered, by name."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def mark_filtered(self, names: frozenset[str]) -> None:
        """Show by which columns is filtered."""
        if names != self.filtered:
            self.filtered = names
            self.viewport().update()

    def section_place(self, section: int) -> QRect:
        """Where a heading stands on the screen."""
        left = self.sectionViewportPosition(section)
        corner = self.viewport().mapToGlobal(QPoint(left, 0))
        return QRect(corner.x(), corner.y(), self.sectionSize(section), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), self._theme.color("line"))
        column = self._slots.columns[section]
        is_filtered = column.sort in self.filtered
        if column.filters and (is_filtered or section == self._hovered):
            side = self._theme.px(10)
            place = QRect(rect.right() - side - self._theme.px(6), rect.center().y() - side // 2, side, side)
            painter.fillRect(place.adjusted(-3, -3, 3, 3), self._theme.color("surface"))
            draw(painter, place, "filter", self._theme, "accent" if is_filtered else "soft")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_mark = event.button() == Qt.MouseButton.LeftButton and self._marks(event.position().toPoint()) >= 0
        if not self._on_mark:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._on_mark:
            self._on_mark = False
            section = self._marks(event.position().toPoint())
            if section >= 0:
                self.filter_wished.emit(section)
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0 and self._slots.columns[section].filters:
            self.filter_wished.emit(section)
        else:
            self.columns_wished.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = "筛选这一列" if self._marks(event.pos()) >= 0 else "点一下排序，右键筛选，拖动换位置"
            QToolTip.showText(event.globalPos(), tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def _marks(self, point: QPoint) -> int:
        """The section on whose mark a point lies; -1 when on none. The border beside it is for widths."""
        section = self.logicalIndexAt(point)
        if section < 0 or not self._slots.columns[section].filters:
            return -1
        end = self.sectionViewportPosition(section) + self.sectionSize(section)
        return section if end - self._theme.px(MARK) <= point.x() < end - 4 else -1

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
