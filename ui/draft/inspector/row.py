"""One line of the inspector: it can be pressed, is reached by the arrow keys, and is drawn by its kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Theme
from ui.widgets.labels import set_tip

HEIGHT = 28
GAP = 8
RIGHT = Qt.AlignmentFlag.AlignRight
LEFT = Qt.AlignmentFlag.AlignLeft


class Row(QAbstractButton):
    """A pressable line. ``say`` sets what assistive tools read and what is shown on hover."""

    step_wished = Signal(int)
    """The arrow keys: one row down (1) or up (−1)."""
    open_wished = Signal(bool)
    """→ shows more of it, ← less."""
    menu_wished = Signal(QPoint)
    """A right click or the menu key, at this point of the screen."""

    def __init__(self, theme: Theme, height: int = HEIGHT) -> None:
        super().__init__()
        self.theme = theme
        self._height = height
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)

    def say(self, name: str, tip: str = "") -> None:
        """What this row is, in words."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
        set_tip(self, tip)
        self.update()

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw the contents; ``room`` has no margins at its sides."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(self._height))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_wished.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.open_wished.emit(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wished.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter)
        self.draw(painter, self.rect().adjusted(GAP, 0, -GAP, 0))
        painter.end()

    def ground(self, painter: QPainter) -> None:
        """What lies under the words: a shade under the pointer, a ring with the focus."""
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.theme.color("accent"), 1) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
        if self._hovered and self.isEnabled():
            painter.setBrush(self.theme.color("hover"))
        if self._hovered or self.hasFocus():
            painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        token: str = "text",
        *,
        size: int = 13,
        weight: int = 400,
        edge: Qt.AlignmentFlag = LEFT,
    ) -> int:
        """Write a line into ``room``, elided when it is too long; how wide it came out."""
        font = self.theme.font(size, weight)
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, edge | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)

    def pill(self, painter: QPainter, room: QRect, text: str, token: str = "soft", ground: str = "chip") -> int:
        """Draw a small grey label at the left of ``room``; how wide it came out, 0 when it does not fit."""
        font = self.theme.font(11)
        width = QFontMetrics(font).horizontalAdvance(text) + self.theme.px(16)
        high = self.theme.px(19)
        if not text or width > room.width():
            return 0
        box = QRectF(room.left(), room.center().y() - high / 2 + 1, width, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(ground))
        painter.drawRoundedRect(box, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.theme.color(token))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return width


def width_of(theme: Theme, text: str, size: int = 13, weight: int = 400) -> int:
    """How wide a text is drawn."""
    return QFontMetrics(theme.font(size, weight)).horizontalAdvance(text)
