"""What all charts of this page share: places that can be pointed at, walked through, chosen, and that say what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.labels import tip

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
NOWHERE = -1
ON = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a chart: what it stands for (``key``), and all there is to say of it (``words``)."""

    rect: QRectF
    key: str
    words: str


class Canvas(QWidget):
    """Subclasses ``lay`` their marks and ``draw`` themselves; what is hovered and focused is drawn over a kept picture.

    The arrow keys walk through the marks and show what each says, Enter opens one, Space picks it, Shift+Space or Ctrl+click picks
    it as a second one.
    """

    picked = Signal(str, bool)
    """The key of a mark, and whether it is meant as a second one, to be compared."""
    opened = Signal(str)
    """Enter or a double click."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._name = name
        self._marks: Sequence[Mark] | None = None
        self._drawn: QPixmap | None = None
        self.current = self.hovered = NOWHERE
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.theme_changed.connect(self.redress)

    def lay(self) -> Sequence[Mark]:
        """The places of the chart for its present size."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw everything that does not depend on the pointer."""
        raise NotImplementedError

    def draw_mark(self, painter: QPainter, mark: Mark, *, focused: bool) -> None:
        """Draw over the chart what is hovered or focused: a ring."""
        painter.setPen(QPen(self.theme.color("accent" if focused else "faint"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mark.rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    @property
    def marks(self) -> Sequence[Mark]:
        """The places as they are now."""
        if self._marks is None:
            self._marks = self.lay()
        return self._marks

    def tell(self, summary: str) -> None:
        """Say in words what the chart shows."""
        self.setAccessibleName(f"{self._name}。{summary}" if summary else self._name)

    def renew(self) -> None:
        """Something else is to be shown."""
        self._marks = self._drawn = None
        self.current = self.hovered = NOWHERE
        self.updateGeometry()
        self.update()

    @Slot()
    def redress(self) -> None:
        """Other colours or sizes."""
        self._marks = self._drawn = None
        self.updateGeometry()
        self.update()

    def mark_at(self, point: QPointF) -> int:
        """The place under a point."""
        return next((at for at, mark in enumerate(self.marks) if mark.rect.contains(point)), NOWHERE)

    def px(self, size: float) -> int:
        """A length that grows with the text size."""
        return self.theme.px(size)

    def write(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        token: str = "text",
        *,
        size: int = 12,
        weight: int = 400,
        edge: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Write one line, elided when it is too long; how wide it came out."""
        font = self.theme.font(size, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(room.width()) + 1))
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        painter.drawText(room, int(edge | Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)

    def wide(self, text: str, size: int = 12, weight: int = 400) -> int:
        """How wide a text is drawn."""
        return QFontMetrics(self.theme.font(size, weight)).horizontalAdvance(text)

    def resizeEvent(self, event: object) -> None:
        self._marks = self._drawn = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = self.marks
        if 0 <= self.hovered < len(marks):
            self.draw_mark(painter, marks[self.hovered], focused=False)
        if self.hasFocus() and 0 <= self.current < len(marks):
            self.draw_mark(painter, marks[self.current], focused=True)
        painter.end()

    def _picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)
            painter.end()
        return self._drawn

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self.mark_at(QPointF(event.pos()))
            words = self.marks[at].words if at != NOWHERE else ""
            QToolTip.showText(event.globalPos(), tip(words), self, self._rect(at))
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(NOWHERE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.mark_at(event.position())
        if at != NOWHERE and event.button() == Qt.MouseButton.LeftButton:
            self.current = at
            self.update()
            self.picked.emit(self.marks[at].key, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.mark_at(event.position())
        if at != NOWHERE:
            self.opened.emit(self.marks[at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, marks = Qt.Key(event.key()), self.marks
        if key in ON and marks:
            self._step(ON[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and marks:
            self._go(0 if key == Qt.Key.Key_Home else len(marks) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.current < len(marks):
            self.opened.emit(marks[self.current].key)
        elif key == Qt.Key.Key_Space and 0 <= self.current < len(marks):
            self.picked.emit(marks[self.current].key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.current = max(self.current, 0)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        QToolTip.hideText()
        self.update()

    def _step(self, by: int) -> None:
        self._go(max(0, min(len(self.marks) - 1, self.current + by)))

    def _go(self, at: int) -> None:
        """Put the keys on a mark, and say what it means: who uses keys has no pointer to hover with."""
        self.current = at
        mark = self.marks[at]
        self.setAccessibleDescription(mark.words)
        self.shown(mark)
        QToolTip.showText(self.mapToGlobal(mark.rect.bottomLeft().toPoint() + QPoint(0, 4)), tip(mark.words), self)
        self.update()

    def shown(self, mark: Mark) -> None:
        """The keys stand on this mark: bring it into sight where the chart scrolls."""

    def _hover(self, at: int) -> None:
        if at != self.hovered:
            self.hovered = at
            self.setCursor(Qt.CursorShape.PointingHandCursor if at != NOWHERE else Qt.CursorShape.ArrowCursor)
            self.update()

    def _rect(self, at: int) -> QRect:
        return self.marks[at].rect.toAlignedRect() if at != NOWHERE else QRect()
