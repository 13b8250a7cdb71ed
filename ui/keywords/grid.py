"""A painted grid: names at the left, headings on top, cells that scroll under both. One widget, however many cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.keywords.picking import Picking
from ui.keywords.plane import NAMES_COLUMN, Plane
from ui.theme import Theme
from ui.widgets.labels import tip


class Grid(Plane):
    """Subclasses say how many rows and columns there are, what they are called, how a cell is painted and what it tells.

    A click chooses its row, with Ctrl or Shift several; the arrow keys move the current cell, Enter opens it.
    """

    chosen_changed = Signal()
    opened = Signal(int, int)
    """Row and column of a cell that was double-clicked or Enter was pressed on."""
    copy_wished = Signal()
    menu_wished = Signal(QPoint)
    up_out = Signal()
    """Up in the first row."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(name)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        corner = QWidget()
        corner.setProperty("place", "surface")
        corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCornerWidget(corner)
        self.picking = Picking()
        self._hovered = (-1, -1)
        self._dress()
        theme.theme_changed.connect(self._dress)

    def row_name(self, row: int) -> str:
        """The words at the left."""
        raise NotImplementedError

    def row_note(self, row: int) -> tuple[str, str]:
        """A short remark at the right of the name, and the token of its colour; nothing unless a subclass says so."""
        return "", "soft"

    def nothing_across(self) -> str:
        """What stands in the place of the headings while there are no columns."""
        return ""

    def paint_heading(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Paint the heading of a column."""
        raise NotImplementedError

    def paint_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Paint a cell; the ground is there already, and the small font is set."""
        raise NotImplementedError

    def dress_cells(self) -> None:
        """Other fonts or colours: what a subclass keeps of them is made anew."""

    def tell(self, row: int, column: int) -> str:
        """What a cell says on hover; ``column`` is -1 on the name, ``row`` -1 on a heading."""
        raise NotImplementedError

    def reset(self) -> None:
        """Other rows, or other columns."""
        self.picking.bound(self.row_count(), self.column_count())
        self._hovered = (-1, -1)
        self._measure()
        self.viewport().update()

    def choose(self, rows: list[int]) -> None:
        """Choose these rows without saying so, and bring the first into sight."""
        self.picking.choose(rows)
        if rows:
            self.bring(self.picking.row, self.picking.column)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("surface"))
        size = self.viewport().size()
        rows, columns = self.seen()
        inside = QRect(self.names_width, self.head_height, size.width(), size.height())
        painter.setClipRect(inside)
        painter.setFont(self.font_small)
        for row in rows:
            self._ground(painter, row, size.width())
            for column in columns:
                self.paint_cell(painter, self.cell_rect(row, column), row, column)
        self._mark_current(painter)
        painter.setFont(self.font_of_names)
        painter.setClipRect(0, self.head_height, self.names_width, size.height())
        for row in rows:
            self._ground(painter, row, self.names_width)
            self._name(painter, row)
        painter.setClipRect(self.names_width, 0, size.width(), self.head_height)
        for column in columns:
            left = self.cell_rect(0, column).left()
            self.paint_heading(painter, QRect(left, 0, self.cell_width, self.head_height), column)
        painter.setClipping(False)
        if not columns:
            painter.setFont(self.font_of_names)
            painter.setPen(self._theme.color("soft"))
            place = inside.adjusted(self._theme.px(11), -self.head_height, 0, 0)
            place.setHeight(self.head_height)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.nothing_across()
            )
        painter.fillRect(0, self.head_height - 1, size.width(), 1, self._theme.color("line"))
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, column = self.cell_at(event.pos())
            words = self.tell(row, column) if row > -2 and column > -2 and (row, column) != (-1, -1) else ""
            where = self.cell_rect(max(row, 0), column) if words else QRect()
            QToolTip.showText(event.globalPos(), tip(words), self.viewport(), where if row >= 0 else QRect())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1, -1)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self.cell_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, column = self.cell_at(event.position().toPoint())
        if row < 0 or column == -2:
            return
        right = event.button() == Qt.MouseButton.RightButton
        if not (right and row in self.picking.rows):
            modifiers = event.modifiers()
            self.picking.click(
                row,
                column,
                several=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
                stretch=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            )
            self._picked()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row, column = self.cell_at(event.position().toPoint())
        if row >= 0 and column > -2:
            self.opened.emit(row, column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.picking.rows:
            self.menu_wished.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_PageUp: (-10, 0),
            Qt.Key.Key_PageDown: (10, 0),
            Qt.Key.Key_Home: (-self.row_count(), 0),
            Qt.Key.Key_End: (self.row_count(), 0),
        }
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit()
        elif key == Qt.Key.Key_Up and self.picking.row <= 0:
            self.up_out.emit()
        elif key in steps and self.row_count():
            self.picking.step(*steps[key], stretch=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._picked()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.picking.row >= 0:
            self.opened.emit(self.picking.row, self.picking.column)
        else:
            super().keyPressEvent(event)

    def _picked(self) -> None:
        self.bring(self.picking.row, self.picking.column)
        self.viewport().update()
        self.chosen_changed.emit()

    def _hover(self, row: int, column: int) -> None:
        if (row, column) != self._hovered:
            self._hovered = (row, column)
            self.viewport().update()

    def _ground(self, painter: QPainter, row: int, width: int) -> None:
        top = self.cell_rect(row, NAMES_COLUMN).top()
        if row in self.picking.rows:
            painter.fillRect(0, top, width, self.row_height, self._theme.color("tint"))
        elif row == self._hovered[0]:
            painter.fillRect(0, top, width, self.row_height, self._theme.color("hover"))
        painter.fillRect(0, top + self.row_height - 1, width, 1, self._theme.color("line"))

    def _name(self, painter: QPainter, row: int) -> None:
        place = self.cell_rect(row, NAMES_COLUMN).adjusted(self._theme.px(11), 0, -self._theme.px(8), 0)
        note, token = self.row_note(row)
        if note:
            painter.setFont(self.font_small)
            painter.setPen(self._theme.color(token))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), note)
            place.setRight(place.right() - QFontMetrics(self.font_small).horizontalAdvance(note) - self._theme.px(8))
        painter.setFont(self.font_of_names)
        painter.setPen(self._theme.color("text"))
        words = self._metrics.elidedText(self.row_name(row), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)

    def _mark_current(self, painter: QPainter) -> None:
        if self.hasFocus() and self.picking.row >= 0 and self.picking.column >= 0:
            painter.setPen(self._theme.color("text"))
            painter.drawRect(self.cell_rect(self.picking.row, self.picking.column).adjusted(1, 1, -2, -3))

    @Slot()
    def _dress(self) -> None:
        self.font_of_names: QFont = self._theme.font(13)
        self.font_small: QFont = self._theme.font(11)
        self._metrics = QFontMetrics(self.font_of_names)
        self.dress_cells()
        self._measure()
        self.viewport().update()
