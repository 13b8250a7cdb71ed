"""The mouse in the sheet: it marks, and drags the handle; beyond the edge the sheet rolls on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot

from ui.matrix.sheet.columns import FROZEN
from ui.matrix.sheet.marks import Area

if TYPE_CHECKING:
    from ui.matrix.sheet.deck import Deck

ROLL_MS = 40
"""How often the sheet rolls on while the mouse is dragged beyond its edge."""
ACROSS = 20
"""Pixels it rolls to a side each time; up and down it is a row."""
Modifier = Qt.KeyboardModifier


class Mouse(QObject):
    """Is told what happens in either half, since an area may reach over both."""

    def __init__(self, deck: Deck) -> None:
        super().__init__(deck)
        self._deck = deck
        self._at = QPoint()
        self._roll = QTimer(self)
        self._roll.setInterval(ROLL_MS)
        self._roll.timeout.connect(self._roll_on)

    def press(self, row: int, column: int, modifiers: Qt.KeyboardModifier) -> None:
        """It went down on a cell."""
        deck = self._deck
        place = deck.order.index(column)
        deck.pane_of(column).setFocus(Qt.FocusReason.MouseFocusReason)
        if modifiers & Modifier.ControlModifier:
            marks = deck.marks.with_another(row, place)
        else:
            marks = deck.marks.moved(row, place, stretch=bool(modifiers & Modifier.ShiftModifier))
        deck.set_marks(marks, bring=False)

    def drag(self, point: QPoint, *, filling: bool) -> None:
        """It was dragged to a point of the screen; ``filling`` with the handle."""
        self._at = point
        deck = self._deck
        row, place, beyond = self._cell_at(point)
        if filling:
            deck.filling = fill_area(deck.marks.area, row, place)
            deck.repaint_marks()
        elif (row, place) != deck.marks.head:
            deck.set_marks(deck.marks.moved(row, place, stretch=True), bring=False)
        if beyond.isNull():
            self._roll.stop()
        elif not self._roll.isActive():
            self._roll.start()

    def release(self, *, filling: bool) -> None:
        """It was let go."""
        self._roll.stop()
        deck = self._deck
        wished, deck.filling = deck.filling, None
        if filling and wished is not None:
            deck.fill_wished.emit(deck.marks.area, wished)
        deck.repaint_marks()

    def _cell_at(self, point: QPoint) -> tuple[int, int, QPoint]:
        """Row and place nearest to a point of the screen, and in which direction it lies beyond the edge of what can roll."""
        deck = self._deck
        is_left = deck.left.viewport().mapFromGlobal(point).x() < deck.left.width()
        is_rolled = deck.bars.across.value() > 0
        # Dragged left out of the scrolled half it first rolls back what is hidden there.
        pane = deck.left if is_left and not (is_rolled and deck.marks.anchor[1] >= FROZEN) else deck.right
        local, size = pane.viewport().mapFromGlobal(point), pane.viewport().size()
        across = _beyond(local.x(), size.width()) if pane is deck.right else 0
        beyond = QPoint(across, _beyond(local.y(), size.height()))
        local.setX(min(max(local.x(), 0), size.width() - 1))
        index, order = pane.cell_under(local), deck.order
        place = order.index(index.column()) if index.column() in order else len(order) - 1
        return max(index.row(), 0), place, beyond

    @Slot()
    def _roll_on(self) -> None:
        _row, _place, beyond = self._cell_at(self._at)
        bars = self._deck.bars
        for bar, way, step in (
            (bars.across, beyond.x(), ACROSS),
            (bars.down, beyond.y(), self._deck.right.rowHeight(0)),
        ):
            bar.setValue(bar.value() + way * step)
        self.drag(self._at, filling=self._deck.filling is not None)


def fill_area(area: Area, row: int, place: int) -> Area | None:
    """What dragging the handle to a cell would fill: down, up, or to a side, whichever is farther; None inside the area."""
    down = row - area.bottom if row > area.bottom else row - area.top if row < area.top else 0
    across = place - area.right if place > area.right else place - area.left if place < area.left else 0
    if not down and not across:
        return None
    if abs(down) >= abs(across):
        return Area(min(area.top, row), area.left, max(area.bottom, row), area.right)
    return Area(area.top, min(area.left, place), area.bottom, max(area.right, place))


def _beyond(at: int, size: int) -> int:
    return -1 if at < 0 else 1 if at >= size else 0
